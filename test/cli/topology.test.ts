import assert from 'node:assert/strict';
import { folderOf, runCli } from './run-cli';

const JOB = `
//- pom.xml
<project>
  <dependencies>
    <dependency>
      <groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>1.20.5</version>
    </dependency>
  </dependencies>
</project>
//- src/main/java/shop/Job.java
package shop;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromSequence(1, 9).uid("numbers-source-v1").map(n -> n + 1).print().uid("numbers-sink-v1");
    env.execute();
  }
}`;

describe('flink-playbook topology', () => {
  it('tells operators, uids and operator ids as JSON', () => {
    const { code, out } = runCli(folderOf(JOB), 'topology', '.', '--format', 'json');
    assert.equal(code, 0);
    const { schemaVersion, jobs } = JSON.parse(out);
    assert.equal(schemaVersion, 1);
    const [{ entry, file, line, flinkVersion, operators }] = jobs;
    const place = [entry, file, line, flinkVersion];
    assert.deepEqual(place, ['shop.Job#main', 'src/main/java/shop/Job.java', 6, '1.20.5']);
    assert.deepEqual(
      operators.map(({ kind, uid, inputs }: Record<string, unknown>) => [kind, uid, inputs]),
      [
        ['fromSequence', 'numbers-source-v1', []],
        ['map', null, [0]],
        ['print', 'numbers-sink-v1', [1]],
      ],
    );
    assert.equal(operators[0].uidOrigin.kind, 'literal');
    assert.match(operators[0].operatorId, /^[0-9a-f]{32}$/);
  });

  it('shows the graph an operator a line', () => {
    const { out } = runCli(folderOf(JOB), 'topology', '.');
    assert.match(out, /^shop\.Job#main {2}Flink 1\.20\.5/);
    assert.match(out, /1 → 2 {2}print/);
    assert.match(out, /no uid/);
    assert.match(out, /uid numbers-sink-v1/);
  });

  it('says which jobs there are when the one that is asked for is not', () => {
    const { code, err } = runCli(folderOf(JOB), 'topology', '.', '--job', 'Other');
    assert.equal(code, 2);
    assert.match(err, /there is no job in a class Other; jobs are in: shop\.Job/);
  });

  it('runs nobody’s main without being allowed to', () => {
    const { code, err } = runCli(folderOf(JOB), 'topology', '.', '--verify', '--classpath', '.');
    assert.equal(code, 2);
    assert.match(err, /--verify runs the code of this main .*shop\.Job\. Where nobody can be asked, --yes allows it/);
  });
});
