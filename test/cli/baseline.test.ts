import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../io/scratch-repository';
import { folderOf, runCli } from './run-cli';

const job = (uid: string, more = '') => `import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public class Job {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(1, 100).uid("numbers-source-v1")
                .keyBy(n -> n % 10)
                .reduce(Long::sum).uid("${uid}")
                .print().uid("sums-sink-v1");
${more}
        env.execute();
    }
}
`;

/** A repository whose branch `main` has the job with the uid `sum-reduce-v1`; the work tree has another text. */
function repository(now: string, settings?: string): string {
  const folder = folderOf('');
  const file = path.join(folder, 'src/main/java/Job.java');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, job('sum-reduce-v1', '        env.fromSequence(1, 9).print();'));
  if (settings) {
    writeFileSync(path.join(folder, '.flink-playbook.json'), settings);
  }
  run(folder, 'init', '-q', '-b', 'main');
  run(folder, 'add', '-A');
  run(folder, 'commit', '-q', '-m', 'deployed');
  writeFileSync(file, now);
  return folder;
}

interface Answer {
  readonly findings: readonly {
    readonly rule: string;
    readonly related: readonly { readonly file: string; readonly range: { start: { line: number } } }[];
  }[];
  readonly incomplete: readonly { readonly what: string; readonly why: string }[];
}

function check(folder: string, ...args: string[]): Answer {
  return JSON.parse(runCli(folder, 'check', '.', '--flink', '1.20', '--format', 'json', ...args).out);
}

const rulesOf = ({ findings }: Answer) => findings.map(({ rule }) => rule);

describe('flink-playbook check with a baseline', () => {
  it('tells what changed since a revision, with the old place in that revision', () => {
    const answer = check(repository(job('total-reduce-v1')), '--baseline', 'main');
    const found = answer.findings.find(({ rule }) => rule === 'uid-changed');
    assert.match(found?.related[0]?.file ?? '', /^src\/main\/java\/Job\.java@[0-9a-f]{10}$/);
    assert.equal(found?.related[0]?.range.start.line, 8);
  });

  it('compares with what the settings of the team say, and with nothing where they say nothing', () => {
    const settings = '{ "baseline": "main" }';
    assert.ok(rulesOf(check(repository(job('total-reduce-v1'), settings))).includes('uid-changed'));
    assert.ok(!rulesOf(check(repository(job('total-reduce-v1')))).includes('uid-changed'));
    assert.ok(
      !rulesOf(check(repository(job('total-reduce-v1'), settings), '--baseline', 'off')).includes('uid-changed'),
    );
  });

  it('tells only what is new, wherever the rest was moved', () => {
    const moved = `// a comment\n${job('sum-reduce-v1', '            env.fromSequence(1, 9).print();')}`;
    assert.deepEqual(rulesOf(check(repository(moved), '--new-only')), []);
    const more = job(
      'sum-reduce-v1',
      '        env.fromSequence(1, 9).print();\n        env.fromSequence(2, 9).printToErr();',
    );
    const found = check(repository(more), '--new-only', '--baseline', 'HEAD');
    assert.deepEqual([...new Set(rulesOf(found))], ['missing-operator-uid']);
    assert.equal(found.findings.length, 2);
  });

  it('says once that there is nothing to compare with outside git, and checks all the same', () => {
    const folder = folderOf(`//- src/main/java/Job.java\n${job('a', '        env.fromSequence(1, 9).print();')}`);
    const answer = check(folder, '--baseline', 'main');
    assert.deepEqual(
      answer.incomplete
        .map(({ what, why }) => [what, /not a git repository/.test(why)])
        .filter(([what]) => what === 'baseline'),
      [['baseline', true]],
    );
    assert.ok(rulesOf(answer).includes('missing-operator-uid'));
  });

  it('does not run where the revision is not there', () => {
    const { code, err } = runCli(repository(job('a')), 'check', '.', '--baseline', 'v9');
    assert.equal(code, 2);
    assert.match(err, /cannot compare with v9: there is no revision v9/);
  });

  it('does not take the ignore of a change for unused where nothing is compared', () => {
    const ignored = job('total-reduce-v1').replace(
      '.uid("total-reduce-v1")',
      '.uid("total-reduce-v1") // flink-playbook: ignore uid-changed',
    );
    assert.ok(!rulesOf(check(repository(ignored))).includes('unused-ignore'));
    assert.ok(!rulesOf(check(repository(ignored), '--baseline', 'main')).includes('uid-changed'));
  });
});

describe('a hostile repository', () => {
  it('gets nothing of its configuration run, whatever is asked of its history', () => {
    const folder = repository(job('total-reduce-v1'));
    const mark = path.join(folder, 'was-run');
    const script = path.join(folder, 'run.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\n`);
    chmodSync(script, 0o755);
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'pre-auto-gc']) {
      writeFileSync(path.join(folder, '.git/hooks', hook), readFileSync(script));
      chmodSync(path.join(folder, '.git/hooks', hook), 0o755);
    }
    writeFileSync(path.join(folder, '.gitattributes'), '*.java diff=evil filter=evil merge=evil\n');
    const settings = [
      'core.fsmonitor',
      'core.hooksPath=.git/hooks',
      'core.pager',
      'core.editor',
      'core.sshCommand',
      'core.askPass',
      'core.alternateRefsCommand',
      'credential.helper',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
      'filter.evil.clean',
      'filter.evil.smudge',
      'filter.evil.process',
      'merge.evil.driver',
      'gpg.program',
      'pager.log',
      'pager.cat-file',
      'interactive.diffFilter',
      'remote.origin.uploadpack',
      'uploadpack.packObjectsHook',
      'alias.cat-file=!touch was-run',
      'alias.ls-tree=!touch was-run',
      'log.showSignature=true',
      'remote.origin.url=ext::sh -c touch% was-run',
      'remote.origin.promisor=true',
      'remote.origin.partialclonefilter=blob:none',
    ];
    for (const setting of settings) {
      const [name = '', value = script] = setting.split(/=(.*)/s);
      run(folder, 'config', name, value);
    }
    // an object that is not there would have to be fetched
    run(folder, 'config', 'extensions.partialClone', 'origin');
    assert.ok(!existsSync(mark), 'nothing ran while the repository was made');
    for (const args of [
      ['diff', 'auto'],
      ['diff', 'main', 'HEAD'],
      ['check', '.', '--baseline', 'auto', '--new-only'],
    ]) {
      const { code } = runCli(folder, ...args, '--flink', '1.20');
      assert.ok(code !== null && code < 2, args.join(' '));
      assert.ok(!existsSync(mark), args.join(' '));
    }
  });
});
