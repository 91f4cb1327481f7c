import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REPOSITORY } from '../fixture/repository';
import { run } from '../io/scratch-repository';
import { folderOf, runCli } from './run-cli';

const DATA = path.join(REPOSITORY, 'test', 'savepoint', 'data');
const newFolder = () => mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));

/** The job of which the savepoints are, with another max parallelism and without its keyed operator. */
const SOURCE = `
//- pom.xml
<project>
  <dependencies>
    <dependency>
      <groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>1.17.2</version>
    </dependency>
  </dependencies>
</project>
//- src/main/java/shop/Job.java
package shop;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromSequence(1, 9).uid("numbers-source-v1")
        .map(n -> n + 1).uid("offsets-map-v1").setMaxParallelism(16)
        .print().uid("numbers-sink-v1");
    env.execute();
  }
}`;

/** The keyed operator of the savepoints, whatever it does. */
const KEYED = `.keyBy(n -> n % 5).map(n -> n).uid("count-process-v1").print()`;

describe('flink-playbook savepoint inspect', () => {
  it('tells what a savepoint holds as JSON', () => {
    const { code, out } = runCli(DATA, 'savepoint', 'inspect', '1.20.5-stale-kafka', '--format', 'json');
    assert.equal(code, 0);
    const answer = JSON.parse(out);
    assert.deepEqual([answer.schemaVersion, answer.path, answer.formatVersion], [1, '1.20.5-stale-kafka/_metadata', 4]);
    assert.deepEqual(answer.incomplete, []);
    const operator = answer.operators.find(({ kafka }: { kafka: unknown[] }) => kafka.length > 0);
    const union = operator.states.find(({ mode }: { mode: string }) => mode === 'UNION');
    assert.deepEqual(
      union.subtasks.map(({ index }: { index: number }) => index),
      [0, 1],
    );
    assert.deepEqual(operator.kafka.at(-1), {
      connector: 'KafkaSource',
      topic: 'orders',
      partition: 2,
      nextOffset: 1002,
      stale: false,
    });
    assert.deepEqual(
      answer.findings.map(({ rule }: { rule: string }) => rule),
      ['stale-union-state', 'kryo-state'],
    );
  });

  it('takes the metadata itself too', () => {
    assert.equal(runCli(DATA, 'savepoint', 'inspect', '1.17.2-canonical/_metadata').code, 0);
  });

  it('fails on findings when asked to', () => {
    assert.equal(runCli(DATA, 'savepoint', 'inspect', '1.20.5-stale-kafka', '--fail-on', 'error').code, 1);
    assert.equal(runCli(DATA, 'savepoint', 'inspect', '1.17.2-canonical', '--fail-on', 'error').code, 0);
  });

  it('counts with the frame size of the cluster', () => {
    const { out } = runCli(DATA, 'savepoint', 'inspect', '1.17.2-canonical', '--frame-size', '12kb');
    assert.match(out, /metadata-near-frame-size/);
  });

  it('says in one line that a folder is no savepoint', () => {
    const { code, out, err } = runCli(newFolder(), 'savepoint', 'inspect', '.');
    assert.deepEqual([code, out, err.trimEnd().split('\n').length], [2, '', 1]);
    assert.match(err, /there is no _metadata in it/);
  });

  it("says in one line that another program's metadata is no savepoint", () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, '_metadata'), 'PAR1....');
    const { code, out, err } = runCli(folder, 'savepoint', 'inspect', '.');
    assert.deepEqual([code, out, err.trimEnd().split('\n').length], [2, '', 1]);
    assert.match(err, /Parquet/);
  });

  it('names operators and finds what no longer fits beside the source', () => {
    const folder = folderOf(SOURCE);
    const path17 = path.join(DATA, '1.17.2-canonical');
    const { out } = runCli(folder, 'savepoint', 'inspect', path17, '--source', '.', '--format', 'json');
    const { operators, findings } = JSON.parse(out);
    const named = operators.find(({ uid }: { uid: string }) => uid === 'offsets-map-v1');
    assert.deepEqual(named.uidFrom, { entry: 'shop.Job#main', file: 'src/main/java/shop/Job.java', line: 9 });
    const rules = findings.map(({ rule }: { rule: string }) => rule);
    assert.deepEqual(rules.sort(), ['kryo-state', 'max-parallelism-mismatch', 'orphan-state']);
  });
});

describe('flink-playbook savepoint offsets', () => {
  it('writes the live offsets as Java', () => {
    const { code, out } = runCli(DATA, 'savepoint', 'offsets', '1.20.5-stale-kafka', '--as', 'java');
    assert.equal(code, 0);
    assert.match(out, /TopicPartition\("orders", 2\), 1002L\)/);
    assert.doesNotMatch(out, /102L/);
  });

  it('refuses where there are none', () => {
    const { code, out, err } = runCli(DATA, 'savepoint', 'offsets', '1.17.2-canonical', '--as', 'java');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /has no offsets of a Kafka source/);
  });
});

describe('flink-playbook savepoint compare', () => {
  it('shows what grew from one savepoint to the next', () => {
    const { code, out } = runCli(
      DATA,
      'savepoint',
      'compare',
      '1.17.2-canonical',
      '1.20.5-stale-kafka',
      '--format',
      'json',
    );
    assert.equal(code, 0);
    const { savepoints, operators } = JSON.parse(out);
    assert.equal(savepoints.length, 2);
    const states = operators.flatMap(({ states: each }: { states: { name: string; entries: number[] }[] }) => each);
    const union = states.find(({ name }: { name: string }) => name === 'topic-partition-offset-states');
    assert.deepEqual(union.entries, [null, 24]);
  });

  it('takes the savepoints of a folder in the order of their checkpoints', () => {
    const folder = newFolder();
    for (const name of ['b', 'a']) {
      mkdirSync(path.join(folder, name));
      cpSync(path.join(DATA, '1.17.2-canonical', '_metadata'), path.join(folder, name, '_metadata'));
    }
    const { code, out } = runCli(folder, 'savepoint', 'compare', '.', '--format', 'json');
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).savepoints.length, 2);
  });

  it('needs two of them', () => {
    const { code, err } = runCli(DATA, 'savepoint', 'compare', '1.17.2-canonical');
    assert.equal(code, 2);
    assert.match(err, /nothing to compare/);
  });
});

describe('flink-playbook savepoint and settings', () => {
  const rulesOf = (folder: string, ...words: string[]) => {
    const { out } = runCli(
      folder,
      'savepoint',
      'inspect',
      path.join(DATA, '1.20.5-stale-kafka'),
      ...words,
      '--format',
      'json',
    );
    return JSON.parse(out).findings.map(
      ({ rule, severity }: { rule: string; severity: string }) => `${severity} ${rule}`,
    );
  };

  it('take severities from the team, and from the command line before it', () => {
    const folder = newFolder();
    writeFileSync(
      path.join(folder, '.flink-playbook.json'),
      '{"rules": {"kryo-state": "off", "stale-union-state": "info", "missing-operator-uid": "off"}}',
    );
    assert.deepEqual(rulesOf(folder), ['info stale-union-state']);
    assert.deepEqual(rulesOf(folder, '--rule', 'stale-union-state=warning'), ['warning stale-union-state']);
  });

  it('refuse a rule that is none for savepoints', () => {
    const { code, err } = runCli(newFolder(), 'savepoint', 'inspect', '.', '--rule', 'no-such=off');
    assert.equal(code, 2);
    assert.match(err, /no rule for savepoints/);
  });
});

describe('flink-playbook savepoint inspect beside a history', () => {
  it('names the commit that an operator comes from, and the one that removed it', () => {
    const folder = folderOf(SOURCE);
    const git = (...words: string[]) => run(folder, ...words);
    const job = path.join(folder, 'src/main/java/shop/Job.java');
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'with the uid');
    writeFileSync(job, readFileSync(job, 'utf8').replace('offsets-map-v1', 'prices-map-v1'));
    git('commit', '-qam', 'without it');
    const [gone, had] = git('log', '--format=%H').split('\n');
    const path17 = path.join(DATA, '1.17.2-canonical');
    const { out } = runCli(folder, 'savepoint', 'inspect', path17, '--source', '.', '--format', 'json');
    const { operators, plan } = JSON.parse(out);
    const named = operators.find(({ uid }: { uid: string }) => uid === 'offsets-map-v1');
    assert.deepEqual([named.uidFrom.commit, named.uidFrom.removedIn, named.uidFrom.line], [had, gone, 9]);
    assert.equal(plan.verdict, 'needs-allow-non-restored-state');
    const alone = runCli(folder, 'savepoint', 'inspect', path17, '--source', '.', '--no-history', '--format', 'json');
    assert.ok(!JSON.parse(alone.out).operators.some(({ uid }: { uid: string }) => uid === 'offsets-map-v1'));
  });

  it('takes the baseline of the team for the revision that wrote it, unless the savepoint shows another', () => {
    const folder = folderOf(`
//- .flink-playbook.json
{"baseline": "deployed"}${SOURCE}`);
    const git = (...words: string[]) => run(folder, ...words);
    const job = path.join(folder, 'src/main/java/shop/Job.java');
    const baselineIn = () => {
      const path17 = path.join(DATA, '1.17.2-canonical');
      const { out } = runCli(
        folder,
        'savepoint',
        'inspect',
        path17,
        '--source',
        '.',
        '--no-history',
        '--format',
        'json',
      );
      const { incomplete } = JSON.parse(out);
      return incomplete.filter(({ what }: { what: string }) => what === 'baseline');
    };
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'without the keyed operator');
    git('tag', 'deployed');
    const [{ why }] = baselineIn();
    assert.match(why, /operators that the baseline deployed does not have/);
    const whole = readFileSync(job, 'utf8').replace('.print()', KEYED);
    writeFileSync(job, whole);
    git('commit', '-qam', 'with it');
    git('tag', '-f', 'deployed');
    assert.deepEqual(baselineIn(), []);
  });
});
