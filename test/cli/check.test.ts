import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../fixture/repository';
import { folderOf, JOB, runCli } from './run-cli';
import { runOfSarif } from './sarif-schema';

describe('flink-playbook check', () => {
  it('shows each finding with its line, a caret under the place and what can be done', () => {
    const { out } = runCli(folderOf(JOB), 'check', '.', '--rule', 'missing-operator-uid=off');
    assert.equal(
      out,
      `src/main/java/shop/Job.java:9:25  error  duplicate-operator-uid
  The uid "map-v1" is already used in this job: Flink refuses to start it (Hash collision on user-specified ID).
  9 | \t\tenv.fromData("b").uid("map-v1");
    | \t\t                      ^^^^^^^^
  First used here. src/main/java/shop/Job.java:8

1 finding in 1 Java file: 1 error.
`,
    );
  });

  it('exits with 1 from --fail-on on, by default from warnings', () => {
    const folder = folderOf(JOB);
    const code = (...args: string[]) => runCli(folder, 'check', '.', '--format', 'json', ...args).code;
    assert.equal(code(), 1);
    assert.equal(code('--fail-on', 'never'), 0);
    assert.equal(code('--fail-on', 'error', '--rule', 'duplicate-operator-uid=warning'), 0);
    assert.equal(code('--rule', 'duplicate-operator-uid=off', '--rule', 'missing-operator-uid=info'), 0);
    assert.equal(code('--fail-on', 'info', '--rule', 'duplicate-operator-uid=off'), 1);
  });

  it('gives the JSON of the contract', () => {
    const { out } = runCli(folderOf(JOB), 'check', '.', '--format', 'json', '--rule', 'missing-operator-uid=off');
    const file = 'src/main/java/shop/Job.java';
    assert.deepEqual(JSON.parse(out), {
      schemaVersion: 1,
      findings: [
        {
          rule: 'duplicate-operator-uid',
          severity: 'error',
          message:
            'The uid "map-v1" is already used in this job: Flink refuses to start it (Hash collision on user-specified ID).',
          file,
          range: { start: { line: 9, column: 25 }, end: { line: 9, column: 33 } },
          flinkVersion: '1.20.5',
          related: [
            {
              message: 'First used here.',
              file,
              range: { start: { line: 8, column: 37 }, end: { line: 8, column: 45 } },
            },
          ],
          fixes: [],
        },
      ],
      incomplete: [],
    });
  });

  it('says in JSON what it does not know', () => {
    const { out } = runCli(
      folderOf('//- Job.java\nimport org.apache.flink.util.Collector;\nclass Job {}'),
      'check',
      '.',
      '--format',
      'json',
    );
    const [incomplete, ...others] = JSON.parse(out).incomplete;
    assert.deepEqual(others, []);
    assert.equal(incomplete.what, 'flink-version');
  });

  it('gives SARIF that its schema accepts, with the place of what is incomplete', () => {
    const folder = folderOf(JOB);
    writeFileSync(path.join(folder, 'Odd name ü.java'), Buffer.from([0, 1, 2]));
    const { out } = runCli(folder, 'check', '.', '--format', 'sarif');
    const run = runOfSarif(out);
    assert.equal(run.results.length, 2);
    assert.equal(run.invocations[0].toolExecutionNotifications.length, 1);
  });

  it('gives GitHub one command a finding, with everything escaped', () => {
    const { out } = runCli(folderOf(JOB), 'check', '.', '--format', 'github', '--rule', 'missing-operator-uid=off');
    assert.equal(
      out,
      '::error file=src/main/java/shop/Job.java,line=9,endLine=9,col=25,endColumn=33,title=duplicate-operator-uid::' +
        'The uid "map-v1" is already used in this job: Flink refuses to start it (Hash collision on user-specified ID).\n',
    );
  });

  it('checks only what it was given, knowing what lies around it', () => {
    const folder = folderOf(`${JOB}
//- src/main/java/shop/Other.java
package shop;
import org.apache.flink.streaming.api.datastream.DataStream;
class Other { void show(DataStream<Data> data) { data.print(); } }
//- src/main/java/shop/Data.java
package shop;
class Data { public int id; }`);
    const { out } = runCli(folder, 'check', 'src/main/java/shop/Data.java', '--format', 'json');
    const { findings } = JSON.parse(out);
    assert.deepEqual(
      findings.map((f: { rule: string; flinkVersion: string }) => [f.rule, f.flinkVersion]),
      [['not-a-pojo', '1.20.5']],
    );
  });

  it('reads the settings of the team: severities, excluded paths, the Flink version', () => {
    const folder = folderOf(`${JOB}
//- src/main/java/gen/Job2.java
package gen;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Job2 { void run(StreamExecutionEnvironment env) { env.fromData("a"); } }`);
    const settings = { flinkVersion: '2.0', rules: { 'duplicate-operator-uid': 'info' }, exclude: ['**/gen/**'] };
    writeFileSync(path.join(folder, '.flink-playbook.json'), JSON.stringify(settings));
    const { findings } = JSON.parse(runCli(folder, 'check', '.', '--format', 'json').out);
    const found = findings.map((f: { rule: string; severity: string; flinkVersion: string }) => [
      f.rule,
      f.severity,
      f.flinkVersion,
    ]);
    assert.deepEqual(found, [
      ['missing-operator-uid', 'warning', '2.0'],
      ['duplicate-operator-uid', 'info', '2.0'],
    ]);
  });

  for (const [what, args, says] of [
    ['a path that does not exist', ['check', 'nowhere'], 'nowhere: it does not exist'],
    ['an unknown rule', ['check', '.', '--rule', 'no-rule=off'], "there is no rule 'no-rule'"],
    ['an unknown severity', ['check', '.', '--rule', 'not-a-pojo=loud'], 'write not-a-pojo=<off|info|warning|error>'],
    ['an unknown format', ['check', '.', '--format', 'xml'], 'json, sarif, github'],
    ['no path', ['check'], "missing required argument 'paths'"],
    ['a version that is none', ['check', '.', '--flink', 'newest'], 'write a version such as 1.20'],
    ['an unknown rule to explain', ['explain', 'no-rule'], "there is no rule 'no-rule'"],
  ] as const) {
    it(`exits with 2 and says what to do for ${what}`, () => {
      const { code, err, out } = runCli(folderOf('//- A.java\nclass A {}'), ...args);
      assert.equal(code, 2, err);
      assert.ok(err.includes(says), err);
      assert.equal(out, '');
    });
  }

  it('exits with 2 where the settings cannot be read', () => {
    const folder = folderOf(JOB);
    for (const [text, says] of [
      ['{ "rules": ', 'line 1 is no JSON'],
      ['{ "rules": { "no-rule": "off" } }', "there is no rule 'no-rule'"],
      ['{ "colour": 1 }', "there is no setting 'colour'"],
      ['[]', 'it must hold a JSON object'],
    ] as const) {
      writeFileSync(path.join(folder, '.flink-playbook.json'), text);
      const { code, err } = runCli(folder, 'check', '.');
      assert.equal(code, 2);
      assert.ok(err.includes(`.flink-playbook.json: ${says}`), err);
    }
  });
});

describe('flink-playbook check on odd input', () => {
  const check = (folder: string) => {
    const { code, out, err } = runCli(folder, 'check', '.', '--format', 'json', '--fail-on', 'never');
    assert.equal(code, 0, err);
    assert.equal(err, '');
    return JSON.parse(out) as {
      findings: { rule: string; file: string }[];
      incomplete: { what: string; path: string; why: string }[];
    };
  };

  it('answers for an empty folder', () => {
    const { findings, incomplete } = check(folderOf('//- readme.txt\nnothing'));
    assert.deepEqual([findings, incomplete], [[], []]);
  });

  it('reads packages whose names are those of output folders, and no output', () => {
    const java = (name: string) =>
      `package shop.build;\nimport org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;\nclass ${name} { void run(StreamExecutionEnvironment env) { env.fromData("a"); } }`;
    const folder = folderOf(`//- module/pom.xml
<project/>
//- module/src/main/java/shop/build/Built.java
${java('Built')}
//- module/target/generated-sources/Output.java
${java('Output')}`);
    assert.deepEqual(
      check(folder).findings.map(({ file }) => file),
      ['module/src/main/java/shop/build/Built.java'],
    );
  });

  it('names a binary file that pretends to be Java', () => {
    const folder = folderOf(JOB);
    writeFileSync(path.join(folder, 'Binary.java'), Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 52]));
    const { findings, incomplete } = check(folder);
    assert.equal(findings.length, 2);
    assert.deepEqual(incomplete, [{ what: 'file', why: 'it is no text', path: 'Binary.java' }]);
  });

  it('reads Latin-1 and UTF-16, with the places of the characters', () => {
    const folder = folderOf('//- readme.txt\nx');
    const java = (uid: string) =>
      `import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class J { void run(StreamExecutionEnvironment env) { env.fromData("äö").uid("${uid}"); env.fromData("ü").uid("${uid}"); } }`;
    writeFileSync(path.join(folder, 'Latin.java'), Buffer.from(java('ä'), 'latin1'));
    writeFileSync(path.join(folder, 'Utf16.java'), Buffer.from(`\ufeff${java('ö')}`, 'utf16le'));
    const { findings } = check(folder);
    const duplicates = findings.filter(({ rule }) => rule === 'duplicate-operator-uid') as unknown as {
      range: { start: { column: number } };
    }[];
    assert.deepEqual(
      duplicates.map(({ range }) => range.start.column),
      [105, 105],
    );
  });

  it('ends on a loop of links, and follows none out of the folder', () => {
    const folder = folderOf(JOB);
    symlinkSync(folder, path.join(folder, 'loop'));
    symlinkSync('Self.java', path.join(folder, 'Self.java'));
    const { findings } = check(folder);
    assert.equal(findings.length, 2);
  });

  it('names a folder that it may not read', function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const folder = folderOf(JOB);
    const locked = path.join(folder, 'locked');
    mkdirSync(locked);
    chmodSync(locked, 0);
    // root may read everything: then somebody else has to run it
    const asRoot = process.getuid?.() === 0;
    chmodSync(folder, 0o755);
    const cli = path.join(REPOSITORY, 'dist', 'cli.js');
    const ids = asRoot ? { uid: 65534, gid: 65534 } : {};
    const out = execFileSync(process.execPath, [cli, 'check', folder, '--format', 'json', '--fail-on', 'never'], {
      cwd: '/',
      encoding: 'utf8',
      ...ids,
    });
    const { incomplete } = JSON.parse(out);
    assert.deepEqual(incomplete, [{ what: 'folder', why: 'permission denied', path: locked.slice(1) }]);
  });

  it('reads a file of 2 MB, and a half-typed one', () => {
    const folder = folderOf(`${JOB}
//- src/main/java/shop/Half.java
package shop;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Half { void run(StreamExecutionEnvironment env) { env.fromData("a").uid("x").map( } void ok(StreamExecutionEnvironment env) { env.fromData("b"); } }`);
    const constants = Array.from(
      { length: 40_000 },
      (_, i) => `  static final String CONSTANT_${i} = "value number ${i}";`,
    );
    writeFileSync(path.join(folder, 'Large.java'), `/* org.apache.flink */ class Large {\n${constants.join('\n')}\n}`);
    const { findings, incomplete } = check(folder);
    assert.deepEqual(
      findings.filter(({ file }) => file.endsWith('Half.java')).map(({ rule }) => rule),
      ['missing-operator-uid'],
    );
    assert.deepEqual(incomplete, []);
  });

  it('gives up on code nested deeper than a stack can hold, and says so', () => {
    const folder = folderOf('//- readme.txt\nx');
    const deep = `/* org.apache.flink */ class Deep { int x = ${'('.repeat(100_000)}1${')'.repeat(100_000)}; }`;
    writeFileSync(path.join(folder, 'Deep.java'), deep);
    const { incomplete } = check(folder);
    assert.deepEqual(
      incomplete.map(({ path: at, why }) => [at, why]).filter(([at]) => at === 'Deep.java'),
      [['Deep.java', 'it is nested too deep to be read']],
    );
  });

  it('shows no control characters of a file on a terminal', () => {
    const folder = folderOf(`//- J.java
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class J { void run(StreamExecutionEnvironment env) { env.fromData("\u001b[31m").name("\u001b]0;x\u0007"); } }`);
    const { out } = runCli(folder, 'check', '.');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    assert.doesNotMatch(out, /[\u001b\u0007]/);
  });
});

describe('flink-playbook explain', () => {
  it('shows the page of a rule, in both languages', () => {
    const folder = folderOf('//- readme.txt\nx');
    assert.match(runCli(folder, 'explain', 'not-a-pojo').out, /^# /);
    assert.match(runCli(folder, 'explain', 'not-a-pojo', '--language', 'zh-cn').out, /^# /);
  });
});
