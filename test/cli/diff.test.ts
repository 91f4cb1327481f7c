import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PAIRS } from '../compatibility/pairs';
import { run } from '../io/scratch-repository';
import { folderOf, runCli } from './run-cli';
import { runOfSarif } from './sarif-schema';

const POM = `//- pom.xml
<project>
  <dependencies>
    <dependency>
      <groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>1.20.5</version>
    </dependency>
  </dependencies>
</project>`;

function write(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** A repository whose branch `main`, tagged `deployed/1`, has a pair's old job, and whose work tree has the next one. */
function repositoryOf(name: string): string {
  const found = PAIRS.find((pair) => pair.name === name);
  const folder = folderOf(POM);
  write(folder, found?.before ?? new Map());
  run(folder, 'init', '-q', '-b', 'main');
  run(folder, 'add', '-A');
  run(folder, 'commit', '-q', '-m', 'deployed');
  run(folder, 'tag', 'deployed/1');
  write(folder, found?.after ?? new Map());
  return folder;
}

describe('flink-playbook diff', () => {
  it('tells what a restore of a tag into the files as they are does, and exits with 1 where state is lost', () => {
    const { code, out } = runCli(repositoryOf('state-renamed'), 'diff', 'deployed/*');
    assert.match(out, /Restoring deployed\/1 \([0-9a-f]{10}\) into working tree/);
    assert.match(out, /✗ it lost: its name is count now: the new state starts empty/);
    assert.equal(code, 1);
  });

  it('answers in the shape that scripts read', () => {
    const { code, out } = runCli(repositoryOf('uid-removed'), 'diff', 'main', '--format', 'json');
    const { schemaVersion, verdict, jobs, incomplete } = JSON.parse(out);
    assert.deepEqual([schemaVersion, verdict, incomplete, code], [1, 'needs-allow-non-restored-state', [], 0]);
    const [{ entry, flinkVersion, operators }] = jobs;
    assert.deepEqual([entry, flinkVersion], ['demo.Job#main', { from: '1.20.5', to: '1.20.5' }]);
    const changed = operators.find(({ change }: { change: string }) => change !== 'kept');
    assert.deepEqual(Object.keys(changed), ['change', 'old', 'new', 'states', 'restore']);
    assert.deepEqual(Object.keys(changed.old), ['uid', 'operatorId', 'kind', 'file', 'line']);
    assert.deepEqual([changed.change, changed.old.uid, changed.new.uid], ['uid-removed', 'counter', null]);
    assert.deepEqual([changed.states[0].name, changed.states[0].outcome], ['it', 'dropped']);
    assert.match(changed.restore.message, /^Cannot map checkpoint\/savepoint state for operator [0-9a-f]{32}/);
  });

  it('gives SARIF that its schema accepts, with the old place beside the new one', () => {
    const { out } = runCli(repositoryOf('state-renamed'), 'diff', 'main', '--format', 'sarif');
    const [lost] = runOfSarif(out).results;
    assert.deepEqual([lost.ruleId, lost.level, lost.relatedLocations.length], ['state-lost-silently', 'error', 1]);
  });

  it('writes a table for a pull request', () => {
    const { out } = runCli(repositoryOf('pojo-field-added'), 'diff', 'HEAD', '--format', 'markdown');
    assert.match(out, /\| `it` \| migrated \| the field city is new and starts empty \|/);
  });

  it('names both state backends where they differ, and one when it is asked for one', () => {
    const folder = repositoryOf('reformatted');
    const file = path.join(folder, 'src/main/java/demo/Job.java');
    const text = readFileSync(file, 'utf8');
    const keyed = (field: string) =>
      `${text
        .replace('ValueState<Integer> it', 'MapState<Slot, Integer> it')
        .replace(
          /getState\(.*\)/,
          'getMapState(new MapStateDescriptor<>("it", TypeInformation.of(Slot.class), Types.INT))',
        )}`.replace(/\}\s*$/, `  public static class Slot { public int id; ${field} }\n}\n`);
    writeFileSync(file, keyed(''));
    run(folder, 'commit', '-aqm', 'keyed');
    writeFileSync(file, keyed('public int zone;'));
    const outcome = (...args: string[]) => {
      const { out } = runCli(folder, 'diff', 'HEAD', '--format', 'json', ...args);
      const [{ operators }] = JSON.parse(out).jobs;
      return operators
        .flatMap(({ states }: { states: { name: string; outcome: string; reason: string }[] }) => states)
        .find(({ name }: { name: string }) => name === 'it');
    };
    assert.equal(outcome('--backend', 'hashmap').outcome, 'migrated');
    assert.equal(outcome('--backend', 'rocksdb').outcome, 'fails');
    assert.match(outcome().reason, /depends on the state backend: hashmap: migrated .*rocksdb: fails/);
  });

  it('compares folders as well, also outside git', () => {
    const folder = folderOf(POM);
    const found = PAIRS.find(({ name }) => name === 'value-to-map');
    write(path.join(folder, 'before'), found?.before ?? new Map());
    write(path.join(folder, 'after'), found?.after ?? new Map());
    const { code, out } = runCli(folder, 'diff', 'before', 'after', '--flink', '2.2.1');
    assert.match(out, /Was \[VALUE\], registered with \[MAP\]/);
    assert.equal(code, 1);
  });

  it('says in one line what it cannot compare with', () => {
    const { code, err } = runCli(folderOf(POM), 'diff', 'HEAD');
    assert.equal(code, 2);
    assert.match(err, /^flink-playbook: cannot read the revision HEAD: git: not a git repository[^\n]*\n$/);
  });

  it('exits with what --fail-on asks for', () => {
    const folder = repositoryOf('uid-removed');
    assert.equal(runCli(folder, 'diff', 'HEAD', '--fail-on', 'needs-allow-non-restored-state').code, 1);
    assert.equal(runCli(folder, 'diff', 'HEAD', '--fail-on', 'fails').code, 0);
  });
});
