import assert from 'node:assert/strict';
import { functionClassOf } from '../../server/src/topology/function-class';
import { followedWith, job } from './interpreter/follow';

/** Connectors like Flink's: `FlinkKafkaConsumerBase` and `JdbcSink` have such methods. */
const LIBRARY = `
  package lib;
  public abstract class ConsumerBase<T> implements org.apache.flink.streaming.api.functions.source.SourceFunction<T> {
    public native ConsumerBase<T> setStartFromEarliest();
  }
  public class Consumer<T> extends ConsumerBase<T> {
    public native Consumer<T> withOwn();
    public static native <T> ConsumerBase<T> any();
  }
  public class Sinks {
    public static native org.apache.flink.streaming.api.functions.sink.SinkFunction<String> sink(String statement);
  }
`;

describe('the class of a function', () => {
  const cases: [string, string, string | null][] = [
    ['made by its constructor', 'env.addSource(new lib.Consumer<String>());', 'lib.Consumer'],
    ['behind a setter of its own', 'env.addSource(new lib.Consumer<String>().withOwn());', 'lib.Consumer'],
    [
      'behind a setter of a superclass',
      'env.addSource(new lib.Consumer<String>().setStartFromEarliest());',
      'lib.Consumer',
    ],
    [
      'behind several of both',
      'env.addSource(new lib.Consumer<String>().setStartFromEarliest().setStartFromEarliest());',
      'lib.Consumer',
    ],
    ['of a factory that tells an abstract class', 'env.addSource(lib.Consumer.<String>any());', null],
    ['of a factory that tells an interface', 'in.addSink(lib.Sinks.sink("INSERT"));', null],
  ];
  for (const [what, statement, name] of cases) {
    it(`${what}: ${name ?? 'is not known'}`, async () => {
      const { entries, pool } = await followedWith(LIBRARY, [job(statement)]);
      const all = entries.flatMap(({ programs }) => programs).flatMap(({ transformations }) => transformations);
      const made = all.find(({ call }) => call === 'addSource' || call === 'addSink');
      assert.ok(made);
      assert.equal(functionClassOf(made, pool), name);
    });
  }
});
