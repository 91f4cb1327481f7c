import assert from 'node:assert/strict';
import { compareTexts } from './compare-texts';

const job = (pattern: string) => `import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.PatternSelectFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import java.util.List;
import java.util.Map;
public class Job {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        KeyedStream<Long, Long> numbers = env.fromSequence(1, 9).uid("numbers-source-v1").keyBy(value -> value % 3, Types.LONG);
        CEP.pattern(numbers, Pattern.<Long>${pattern}).select(new Found()).uid("found-cep-v1").print().uid("found-sink-v1");
        env.execute();
    }
    static class Found implements PatternSelectFunction<Long, Long> {
        @Override
        public Long select(Map<String, List<Long>> match) { return 1L; }
    }
}`;

async function outcomes(before: string, after: string): Promise<string[]> {
  const { plans } = await compareTexts(job(before), job(after));
  const operators = plans
    .flatMap((plan) => plan.operators)
    .filter(({ match }) => match.old?.uid.value === 'found-cep-v1');
  const states = operators.flatMap((operator) => operator.states).filter(({ old }) => old.kind !== 'timer');
  return [...new Set(states.map(({ outcome }) => outcome))];
}

describe('partial matches of a CEP pattern', () => {
  it('are kept where the stages are the same', async () =>
    assert.deepEqual(
      await outcomes(
        'begin("first").times(2).next("second")',
        'begin("first").times(2).followedBy("second").next("third")',
      ),
      ['kept'],
    ));

  it('are unknown where a stage is gone', async () =>
    assert.deepEqual(await outcomes('begin("first").next("second")', 'begin("first")'), ['unknown']));

  it('are unknown where a stage is met another number of times: it has other states', async () =>
    assert.deepEqual(await outcomes('begin("first").times(3)', 'begin("first").times(2)'), ['unknown']));

  it('are unknown where a stage must not follow any more', async () =>
    assert.deepEqual(await outcomes('begin("a").notNext("b").next("c")', 'begin("a").next("b").next("c")'), [
      'unknown',
    ]));
});
