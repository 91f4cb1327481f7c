import assert from 'node:assert/strict';
import { openFixture } from '../fixture/check';

describe('the type on an edge', () => {
  it('has the reasons that the type has anywhere else, private fields of the JDK included', async () => {
    const files = new Map([
      [
        'src/main/java/Job.java',
        `import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromSequence(1, 2).map(n -> java.time.Duration.ofMillis(n)).print();
    env.execute();
  }
}`,
      ],
    ]);
    const workspace = await openFixture({ files });
    const [file] = workspace.checkedFiles;
    assert.ok(file);
    const project = workspace.projectOf(file);
    const type = project.jobs[0]?.operators[1]?.outputType;
    assert.ok(type);
    assert.equal(type.reasons[0]?.member, 'seconds');
    assert.deepEqual(type.reasons, project.typeInformation(type.type).reasons);
  });
});
