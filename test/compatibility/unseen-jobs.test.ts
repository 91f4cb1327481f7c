import assert from 'node:assert/strict';
import { compareTexts } from './compare-texts';

const job = (line: string) => `import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
public class Job {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        ${line}
        env.execute();
    }
}`;
const SEEN = job('env.fromSequence(1, 9).uid("numbers-source-v1").print().uid("numbers-sink-v1");');
const UNSEEN = job('lib.Reader.of(env).append();');
const NO_JOB = 'public class Job {}';

const verdict = async (before: string, after: string) =>
  (await compareTexts(before, after)).plans.map((plan) => plan.verdict);

describe('a job that only one revision shows', () => {
  it('is unknown where the old entry hands its environment to code that is not known', async () =>
    assert.deepEqual(await verdict(UNSEEN, SEEN), ['unknown']));

  it('is unknown where the new entry does', async () => assert.deepEqual(await verdict(SEEN, UNSEEN), ['unknown']));

  it('is new where the old file had none', async () => assert.deepEqual(await verdict(NO_JOB, SEEN), ['compatible']));
});
