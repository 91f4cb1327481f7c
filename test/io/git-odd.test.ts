import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { buildWorkspace } from '../../server/src/analysis/build-workspace';
import { DEFAULT_SETTINGS } from '../../server/src/analysis/settings';
import { notCancellable } from '../../server/src/base/cancellation';
import { sayInEnglish } from '../../server/src/base/message';
import { BaselineReader } from '../../server/src/io/baseline-reader';
import { findBaseline } from '../../server/src/io/git-baseline';
import { readFolder } from '../../server/src/io/read-folder';
import { javaParser } from '../fixture/java-parser';
import { commit, failureOf, newFolder, repository, run, textsAt, write } from './scratch-repository';

const A = { 'A.java': 'class A {}' };

/** What is read of a revision beside the work tree as it is: the texts by path, and what was not read. */
async function besideWorkTree(folder: string, wanted: string) {
  const { parse } = await javaParser();
  const texts = await readFolder(folder, notCancellable);
  const now = buildWorkspace(folder, texts, DEFAULT_SETTINGS, () => parse);
  const { workspace } = await new BaselineReader(parse).read(now, wanted);
  const shared = workspace.checkedFiles.filter((file) => file.text === now.file(file.path)?.text);
  return {
    java: workspace.checkedFiles.map(({ path }) => path.slice(folder.length + 1)),
    shared: shared.map(({ path }) => path.slice(folder.length + 1)),
    unread: workspace.input.unread.map(({ why }) => sayInEnglish(why)),
  };
}

describe('the default branch is', () => {
  const onFeature = (folder: string) => {
    run(folder, 'switch', '-q', '-c', 'feature');
    commit(folder, { 'A.java': 'class A { int more; }' });
    return folder;
  };
  const autoIn = async (folder: string) => (await findBaseline(folder, 'auto')).name;

  it('one with a usual name', async () => {
    for (const name of ['main', 'master', 'trunk']) {
      const folder = repository(A);
      run(folder, 'branch', '-m', name);
      assert.equal(await autoIn(onFeature(folder)), name);
    }
  });

  it('what the remote calls it, whatever the remote is called', async () => {
    const origin = repository(A);
    run(origin, 'branch', '-m', 'develop');
    const clone = `${newFolder()}/clone`;
    run(origin, 'clone', '-q', '-o', 'upstream', origin, clone);
    assert.equal(await autoIn(onFeature(clone)), 'upstream/develop');
  });

  it('found where the clone does not know what the remote calls it', async () => {
    const clone = `${newFolder()}/clone`;
    const origin = repository(A);
    run(origin, 'clone', '-q', origin, clone);
    run(clone, 'remote', 'set-head', 'origin', '-d');
    run(onFeature(clone), 'branch', '-qD', 'main');
    assert.equal(await autoIn(clone), 'origin/main');
  });

  it('no tag of its name', async () => {
    const folder = onFeature(repository(A));
    run(folder, 'tag', 'main', 'feature');
    assert.equal((await findBaseline(folder, 'auto')).commit, run(folder, 'rev-parse', 'refs/heads/main'));
  });

  it('not guessed among several others', async () => {
    const folder = repository(A);
    run(folder, 'branch', '-m', 'develop');
    assert.equal(
      await failureOf(findBaseline(onFeature(folder), 'auto')),
      'the default branch is not known: name a revision',
    );
  });
});

describe('where the revision is not there, it is said what to do', () => {
  it('in a repository without a commit', async () => {
    const folder = newFolder();
    run(folder, 'init', '-q');
    for (const wanted of ['auto', 'HEAD', 'deployed/*']) {
      assert.equal(await failureOf(findBaseline(folder, wanted)), 'the repository has no commit yet');
    }
  });

  it('in a shallow clone, also where it has no branch but the one of a pull request', async () => {
    const origin = repository(A);
    commit(origin, { 'A.java': 'class A { int one; }' });
    const shallow = newFolder();
    run(shallow, 'init', '-q');
    run(shallow, 'fetch', '-q', '--depth=1', `file://${origin}`, 'main:refs/remotes/pull/1/merge');
    run(shallow, 'checkout', '-q', 'refs/remotes/pull/1/merge');
    for (const wanted of ['HEAD~1', 'deployed/*', 'auto']) {
      if (wanted !== 'auto') {
        assert.match(await failureOf(findBaseline(shallow, wanted)), /shallow: fetch .*--unshallow --tags/);
      }
    }
  });

  it('in a bare repository, and where there is none', async () => {
    const bare = `${newFolder()}/bare.git`;
    const origin = repository(A);
    run(origin, 'clone', '-q', '--bare', origin, bare);
    assert.match(await failureOf(findBaseline(bare, 'main')), /no work tree of git here/);
    writeFileSync(`${newFolder()}/x`, '');
    const pointing = newFolder();
    writeFileSync(`${pointing}/.git`, 'gitdir: /nonexistent');
    assert.match(await failureOf(findBaseline(pointing, 'main')), /not a git repository/);
  });

  it('for names that are none, such as those of a hostile settings file', async () => {
    const folder = repository(A);
    for (const name of ['a\u0000b', '--upload-pack=x', '-', 'a\nb*', '*\u0000', '']) {
      assert.match(await failureOf(findBaseline(folder, name)), /^(?:there is no revision|no tag is called)/);
    }
  });

  it('where there is no git on the PATH', async () => {
    const folder = repository(A);
    const before = process.env.PATH;
    process.env.PATH = '/nonexistent';
    try {
      assert.equal(await failureOf(findBaseline(folder, 'main')), 'there is no command git');
    } finally {
      process.env.PATH = before;
    }
  });
});

describe('a pattern of tags', () => {
  it('takes the higher number of two of one second, and no tag of anything but a commit', async () => {
    const folder = repository(A);
    for (const name of ['deployed/9', 'deployed/10']) {
      run(folder, 'tag', name);
    }
    run(folder, 'tag', 'deployed/tree', 'HEAD^{tree}');
    assert.equal((await findBaseline(folder, 'deployed/*')).name, 'deployed/10');
  });
});

describe('a revision is read as the work tree is', () => {
  it('without what a sparse checkout leaves out', async () => {
    const folder = repository({ 'keep/A.java': 'class A {}', 'other/B.java': 'class B {}' });
    run(folder, 'sparse-checkout', 'set', 'keep');
    const { java, unread } = await besideWorkTree(folder, 'HEAD');
    assert.deepEqual(java, ['keep/A.java']);
    assert.match(unread.join(), /the checkout is sparse/);
  });

  it('sharing files whose lines git ends in another way', async () => {
    const folder = repository({ 'A.java': 'class A {\n}\n' });
    writeFileSync(`${folder}/A.java`, 'class A {\r\n}\r\n');
    assert.deepEqual((await besideWorkTree(folder, 'HEAD')).shared, ['A.java']);
  });

  it('with the files that links lead to, as far as they are in it', async () => {
    const folder = repository({ 'real/A.java': 'class A {}' });
    mkdirSync(`${folder}/src`);
    symlinkSync('../real/A.java', `${folder}/src/A.java`);
    symlinkSync('A.java', `${folder}/src/Twice.java`);
    symlinkSync('Loop.java', `${folder}/src/Loop.java`);
    symlinkSync('/etc/hostname', `${folder}/src/Out.java`);
    symlinkSync('../../outside/B.java', `${folder}/src/Above.java`);
    commit(folder, {});
    const { java } = await textsAt(folder, 'HEAD');
    assert.deepEqual(
      [...java].map(([path, text]) => [path.slice(folder.length + 1), text]).sort(),
      ['real/A.java', 'src/A.java', 'src/Twice.java'].map((path) => [path, 'class A {}']),
    );
  });

  it('with its submodules, at the commits that it names', async () => {
    const library = repository({ 'L.java': 'class L {}' });
    const folder = repository(A);
    run(folder, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', library, 'lib');
    commit(folder, {});
    write(folder, { 'lib/L.java': 'class L { int changed; }' });
    const { java } = await textsAt(folder, 'HEAD');
    assert.equal(java.get(`${folder}/lib/L.java`), 'class L {}');
    const clone = `${newFolder()}/clone`;
    run(folder, 'clone', '-q', folder, clone);
    const { java: without, unread } = await textsAt(clone, 'HEAD');
    assert.deepEqual([...without.keys()], [`${clone}/A.java`]);
    assert.match(unread.map(({ why }) => sayInEnglish(why)).join(), /the submodule is not checked out/);
  });

  it('not taking a pointer of Git LFS, nor a file that no disk could name, for Java', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12345\n`;
    const folder = repository({ 'A.java': pointer });
    writeFileSync(Buffer.from(`${folder}/\xe9.java`, 'latin1'), 'class E {}');
    commit(folder, {});
    const { java, unread } = await textsAt(folder, 'HEAD');
    assert.equal(java.size, 0);
    assert.deepEqual(unread.map(({ why }) => sayInEnglish(why)).sort(), [
      'its name is not in UTF-8',
      'its text is kept in Git LFS, and not here',
    ]);
  });

  it('from a repository with ids of SHA-256, and one that borrows its objects', async () => {
    const folder = newFolder();
    run(folder, 'init', '-q', '-b', 'main', '--object-format=sha256');
    commit(folder, A);
    assert.deepEqual((await besideWorkTree(folder, 'auto')).shared, ['A.java']);
    const borrowing = `${newFolder()}/clone`;
    run(repository(A), 'clone', '-q', '--shared', repository(A), borrowing);
    assert.equal((await textsAt(borrowing, 'HEAD')).java.size, 1);
  });

  it('as it was made, whatever replaces its objects', async () => {
    const folder = repository(A);
    const first = run(folder, 'rev-parse', 'HEAD');
    const second = commit(folder, { 'A.java': 'class A { int evil; }' });
    run(folder, 'replace', first, second);
    assert.deepEqual([...(await textsAt(folder, first)).java.values()], ['class A {}']);
  });
});

describe('no program but the one git of the PATH is run', () => {
  it('neither one in the folder itself, nor what the environment names', async () => {
    const folder = repository(A);
    const mark = `${newFolder()}/ran`;
    const script = `${folder}/git`;
    writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\n`);
    chmodSync(script, 0o755);
    const evil = {
      PATH: `.:${process.env.PATH}`,
      GIT_EXTERNAL_DIFF: script,
      GIT_SSH_COMMAND: script,
      GIT_PAGER: script,
      GIT_ASKPASS: script,
      SSH_ASKPASS: script,
      GIT_EXEC_PATH: folder,
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: script,
      GIT_CONFIG_KEY_1: 'core.hooksPath',
      GIT_CONFIG_VALUE_1: folder,
      GIT_TRACE: mark,
      GIT_INDEX_FILE: mark,
      GIT_OBJECT_DIRECTORY: newFolder(),
    };
    const before = { ...process.env };
    Object.assign(process.env, evil);
    try {
      assert.equal((await besideWorkTree(folder, 'HEAD')).java.length, 1);
    } finally {
      for (const name of Object.keys(evil)) {
        delete process.env[name];
      }
      Object.assign(process.env, before);
    }
    assert.ok(!existsSync(mark));
  });

  it('nor what another file of settings names that the repository includes', async () => {
    const folder = repository(A);
    const mark = `${newFolder()}/ran`;
    writeFileSync(
      `${folder}/evil`,
      `[core]\n\tfsmonitor = touch ${mark}\n\tpager = touch ${mark}\n[alias]\n\tls-files = !touch ${mark}\n`,
    );
    run(folder, 'config', 'include.path', `${folder}/evil`);
    run(folder, 'update-index', '--fsmonitor');
    rmSync(mark, { force: true });
    await besideWorkTree(folder, 'HEAD');
    assert.ok(!existsSync(mark));
  });
});
