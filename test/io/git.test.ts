import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { message, sayInEnglish } from '../../server/src/base/message';
import { dateOf, findBaseline, knownRevisions } from '../../server/src/io/git-baseline';
import type { KnownBlobs } from '../../server/src/io/git-blobs';
import { commit, failureOf, newFolder, repository, run, textsAt, write } from './scratch-repository';

describe('a revision is read out of git', () => {
  it('as it was committed, whatever the work tree holds', async () => {
    const folder = repository({ 'src/A.java': 'class A {}' });
    write(folder, { 'src/A.java': 'class A { int changed; }', 'src/B.java': 'class B {}' });
    const { java } = await textsAt(folder, 'HEAD');
    assert.deepEqual([...java], [[`${folder}/src/A.java`, 'class A {}']]);
  });

  it('of a folder within the repository alone', async () => {
    const folder = repository({ 'shop/src/A.java': 'class A {}', 'other/B.java': 'class B {}' });
    const { java } = await textsAt(`${folder}/shop`, 'HEAD');
    assert.deepEqual([...java.keys()], [`${folder}/shop/src/A.java`]);
  });

  it('without what builds made and what is hidden, with the settings beside', async () => {
    const folder = repository({
      'pom.xml': '<project/>',
      'target/A.java': 'class A {}',
      '.idea/B.java': 'class B {}',
      '.flink-playbook.json': '{"flinkVersion": "1.20"}',
      'src/target/C.java': 'class C {}',
    });
    const { java, builds, other } = await textsAt(folder, 'HEAD');
    assert.deepEqual([...java.keys()], [`${folder}/src/target/C.java`]);
    assert.deepEqual([...builds.keys()], [`${folder}/pom.xml`]);
    assert.equal(other, '{"flinkVersion": "1.20"}');
  });

  it('reading a text once, however many revisions have it', async () => {
    const folder = repository({ 'A.java': 'class A {}', 'B.java': 'class B {}' });
    commit(folder, { 'B.java': 'class B { int more; }' });
    const known: KnownBlobs = new Map();
    await textsAt(folder, 'HEAD', known);
    await textsAt(folder, 'HEAD~1', known);
    assert.equal(known.size, 3);
  });

  it('in a linked work tree', async () => {
    const folder = repository({ 'A.java': 'class A {}' });
    const linked = `${newFolder()}/linked`;
    run(folder, 'worktree', 'add', '-q', linked, '-b', 'side');
    const { java } = await textsAt(linked, 'main');
    assert.deepEqual([...java.keys()], [`${linked}/A.java`]);
  });

  it('with names and texts outside ASCII', async () => {
    const folder = repository({ 'src/订单.java': 'class 订单 {}' });
    const { java } = await textsAt(folder, 'HEAD');
    assert.deepEqual([...java], [[`${folder}/src/订单.java`, 'class 订单 {}']]);
  });

  it('saying which texts a partial clone has not, and fetching none', async () => {
    const origin = repository({ 'A.java': 'class A {}' });
    run(origin, 'config', 'uploadpack.allowFilter', 'true');
    const clone = `${newFolder()}/clone`;
    run(origin, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${origin}`, clone);
    const { java, unread } = await textsAt(clone, 'HEAD');
    assert.equal(java.size, 0);
    assert.match(sayInEnglish(unread[0]?.why ?? message('')), /no such object here, as in a partial clone/);
  });
});

describe('nothing that a repository names is run', () => {
  it('neither monitors nor hooks, filters, text conversions or aliases', async () => {
    const folder = repository({ 'A.java': 'class A {}', '.gitattributes': '*.java filter=own diff=own' });
    const mark = `${newFolder()}/ran`;
    const settings = {
      'core.fsmonitor': `touch ${mark}; false`,
      'core.hooksPath': `${folder}/hooks`,
      'filter.own.smudge': `touch ${mark}`,
      'filter.own.clean': `touch ${mark}`,
      'diff.own.textconv': `touch ${mark}`,
      'diff.external': `touch ${mark}`,
      'core.pager': `touch ${mark}`,
      'alias.ls-tree': `!touch ${mark}`,
      'core.sshCommand': `touch ${mark}`,
    };
    for (const [name, value] of Object.entries(settings)) {
      run(folder, 'config', name, value);
    }
    rmSync(mark, { force: true });
    await textsAt(folder, 'HEAD');
    assert.ok(!existsSync(mark));
  });

  it('and no variable of the environment points git elsewhere', async () => {
    const folder = repository({ 'A.java': 'class A {}' });
    const other = repository({ 'B.java': 'class B {}' });
    process.env.GIT_DIR = `${other}/.git`;
    try {
      const { java } = await textsAt(folder, 'HEAD');
      assert.deepEqual([...java.keys()], [`${folder}/A.java`]);
    } finally {
      delete process.env.GIT_DIR;
    }
  });
});

describe('a baseline is', () => {
  it('by itself the merge base with the default branch', async () => {
    const folder = repository({ 'A.java': 'class A {}' });
    const base = run(folder, 'rev-parse', 'HEAD');
    run(folder, 'switch', '-q', '-c', 'feature');
    commit(folder, { 'A.java': 'class A { int more; }' });
    assert.deepEqual(await findBaseline(folder, 'auto'), { commit: base, name: 'main' });
  });

  it('the newest tag of a pattern', async () => {
    const folder = repository({ 'A.java': 'class A {}' });
    run(folder, 'tag', 'deployed/9');
    const dated = { ...process.env, GIT_COMMITTER_DATE: '2040-01-01T00:00:00Z' };
    execFileSync(
      'git',
      ['-c', 'user.name=n', '-c', 'user.email=n@example.org', 'tag', '-a', '-m', 'x', 'deployed/10'],
      {
        cwd: folder,
        env: dated,
      },
    );
    assert.equal((await findBaseline(folder, 'deployed/*')).name, 'deployed/10');
  });

  it('a branch, a tag or a commit by its name', async () => {
    const folder = repository({ 'A.java': 'class A {}' });
    const id = run(folder, 'rev-parse', 'HEAD');
    run(folder, 'tag', 'v1');
    const found = await Promise.all(['main', 'v1', id, id.slice(0, 8)].map((name) => findBaseline(folder, name)));
    assert.deepEqual([...new Set(found.map(({ commit: one }) => one))], [id]);
  });

  it('dated, and one of those that people may choose from', async () => {
    const folder = repository({ 'A.java': 'class A {}' });
    run(folder, 'tag', 'v1');
    const [tag, branch, commitOfHead] = await knownRevisions(folder);
    assert.deepEqual(
      [tag?.kind, tag?.name, branch?.kind, branch?.name, commitOfHead?.kind, commitOfHead?.subject],
      ['tag', 'v1', 'branch', 'main', 'commit', 'next'],
    );
    const date = await dateOf(folder, run(folder, 'rev-parse', 'HEAD'));
    assert.equal(Date.parse(date ?? ''), Date.parse(commitOfHead?.date ?? '-'));
  });

  it('no option of git', async () => {
    const folder = repository({ 'A.java': 'class A {}' });
    assert.equal(await failureOf(findBaseline(folder, '--all')), 'there is no revision --all');
  });

  it('said to be missing where there is no such revision, tag, repository or history', async () => {
    const folder = repository({ 'A.java': 'class A {}' });
    assert.equal(await failureOf(findBaseline(folder, 'v9')), 'there is no revision v9');
    assert.equal(await failureOf(findBaseline(folder, 'deployed/*')), 'no tag is called deployed/*');
    assert.match(await failureOf(findBaseline(newFolder(), 'HEAD')), /not a git repository/);
    const shallow = `${newFolder()}/shallow`;
    run(folder, 'switch', '-q', '-c', 'side');
    commit(folder, { 'A.java': 'class A { int one; }' });
    run(folder, 'clone', '-q', '--depth=1', '--no-single-branch', `file://${folder}`, shallow);
    assert.match(await failureOf(findBaseline(shallow, 'origin/nothing')), /there is no revision/);
  });
});
