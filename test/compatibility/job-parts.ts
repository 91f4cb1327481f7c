/** What the small jobs are made of. */

export interface Pair {
  readonly name: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** The parts of a job; what is not given is a counter by key. */
export interface Parts {
  /** What follows `numbers`. */
  readonly flow?: string;
  readonly members?: string;
  readonly settings?: string;
  /** What else is imported. */
  readonly imports?: readonly string[];
  /** Further classes of the package, by their names. */
  readonly classes?: Readonly<Record<string, string>>;
}

const SOURCE = (name: string) =>
  `env.fromSource(new DataGeneratorSource<Long>(i -> i, Long.MAX_VALUE, RateLimiterStrategy.perSecond(400), Types.LONG), WatermarkStrategy.noWatermarks(), "${name}").uid("${name}")`;

function files({
  flow = COUNTED,
  members = '',
  settings = '',
  imports = [],
  classes = {},
}: Parts): ReadonlyMap<string, string> {
  const job = `package demo;

import java.time.Duration;
import java.util.*;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.*;
import org.apache.flink.api.common.typeinfo.*;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.api.java.tuple.*;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.state.*;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.*;
import org.apache.flink.streaming.api.windowing.assigners.*;
import org.apache.flink.streaming.api.windowing.triggers.*;
import org.apache.flink.util.Collector;
${imports.map((name) => `import ${name};\n`).join('')}
public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(2);
    ${settings}
    DataStream<Long> numbers = ${SOURCE('numbers')};
    ${flow}
    env.execute("job");
  }

  ${members}
}
`;
  const others = Object.entries(classes).map(
    ([name, text]) => [`demo/${name}.java`, `package demo;\n\n${text}\n`] as const,
  );
  return new Map([['demo/Job.java', job], ...others].map(([name, text]) => [`src/main/java/${name}`, text ?? '']));
}

export const COUNTED = 'numbers.keyBy(i -> "k" + i % 4).process(new Counter()).uid("counter").print().uid("out");';

/** A keyed function with one value: `type` of the state, `make` its first value, `next` the one after. */
export const valueState = (
  type: string,
  make: string,
  next: string,
  descriptor = `new ValueStateDescriptor<>("it", ${type}.class)`,
  key = 'String',
) => `
  public static class Counter extends KeyedProcessFunction<${key}, Long, String> {
    private transient ValueState<${type}> it;

    @Override
    public void open(OpenContext context) throws Exception {
      it = getRuntimeContext().getState(${descriptor});
    }

    @Override
    public void processElement(Long v, Context context, Collector<String> out) throws Exception {
      ${type} p = it.value();
      String had = String.valueOf(p);
      if (p == null) p = ${make};
      ${next}
      it.update(p);
      out.collect(context.getCurrentKey() + " had " + had + " now " + p);
    }
  }`;

export const COUNTER = valueState('Integer', '0', 'p = p + 1;');

/** A POJO with public fields, as its members say. */
export const pojo = (
  name: string,
  fields: string,
  shown: string,
  more = `public ${name}() {}`,
) => `public class ${name} {
  ${fields}
  ${more}

  @Override
  public String toString() { return "${name}(" + ${shown} + ")"; }
}`;

export const PROFILE = { name: 'Profile', members: valueState('Profile', 'new Profile()', 'p.count++;') };
export const withProfile = (fields: string, shown = '"count=" + count', more?: string): Parts => ({
  members: PROFILE.members,
  classes: { Profile: pojo('Profile', fields, shown, more) },
});

export const mapOf = (key: string, value: string, next: string, keyMade: string, info: string) => `
  public static class Counter extends KeyedProcessFunction<String, Long, String> {
    private transient MapState<${key}, ${value}> it;

    @Override
    public void open(OpenContext context) throws Exception {
      it = getRuntimeContext().getMapState(new MapStateDescriptor<>("it", ${info}));
    }

    @Override
    public void processElement(Long v, Context context, Collector<String> out) throws Exception {
      ${key} k = ${keyMade};
      ${value} p = it.get(k);
      String had = String.valueOf(p);
      ${next}
      it.put(k, p);
      out.collect(context.getCurrentKey() + " had " + had + " now " + p);
    }
  }`;

export const twoStates = (first: string, second: string) => `
  public static class Counter extends KeyedProcessFunction<String, Long, String> {
    private transient ValueState<Integer> seen;
    private transient ValueState<Integer> limit;

    @Override
    public void open(OpenContext context) throws Exception {
      seen = getRuntimeContext().getState(new ValueStateDescriptor<>("${first}", Integer.class));
      limit = getRuntimeContext().getState(new ValueStateDescriptor<>("${second}", Integer.class));
    }

    @Override
    public void processElement(Long v, Context context, Collector<String> out) throws Exception {
      String had = "seen=" + seen.value() + ",limit=" + limit.value();
      seen.update(seen.value() == null ? 1 : seen.value() + 1);
      limit.update(1000000);
      out.collect(context.getCurrentKey() + " had " + had + " now seen=" + seen.value() + ",limit=" + limit.value());
    }
  }`;

const SUM = `
  public static class Count implements AggregateFunction<Long, Acc, String> {
    @Override
    public Acc createAccumulator() { return new Acc(); }
    @Override
    public Acc add(Long v, Acc a) { a.n++; a.user = "k" + v % 4; return a; }
    @Override
    public String getResult(Acc a) { return a.user + " had n=" + a.n; }
    @Override
    public Acc merge(Acc a, Acc b) { a.n += b.n; return a; }
  }`;
export const windowed = (windows: string, acc = 'public String user;\n  public long n;'): Parts => ({
  flow: `numbers.keyBy(i -> "k" + i % 4).window(${windows}).trigger(CountTrigger.of(1)).aggregate(new Count()).uid("sum").print().uid("out");`,
  members: SUM,
  classes: { Acc: pojo('Acc', acc, '"n=" + n') },
});

export const buffer = (type: string, info: string, add: string, get = 'getListState') => ({
  flow: 'numbers.map(new Buffer()).uid("buffer").print().uid("out");',
  members: `
  public static class Buffer implements MapFunction<Long, String>, CheckpointedFunction {
    private transient ListState<${type}> it;
    private transient List<${type}> found;
    private transient long n;

    @Override
    public String map(Long v) { n = v; return "b" + v % 4 + " had " + (found.isEmpty() ? "null" : "x") + " now x"; }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception { it.clear(); it.add(${add}); }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      it = context.getOperatorStateStore().${get}(new ListStateDescriptor<>("it", ${info}));
      found = new ArrayList<>();
      for (${type} each : it.get()) found.add(each);
    }
  }`,
});

export const keyed = (key: string, hash: string): Parts => ({
  flow: 'numbers.keyBy(i -> new UserKey(i % 4)).process(new Counter()).uid("counter").print().uid("out");',
  members: valueState('Integer', '0', 'p = p + 1;', undefined, 'UserKey'),
  classes: {
    UserKey:
      key === 'record'
        ? 'public record UserKey(long id) {}'
        : `public class UserKey {
  public long id;
  public UserKey() {}
  public UserKey(long id) { this.id = id; }
  @Override
  public boolean equals(Object o) { return o instanceof UserKey && ((UserKey) o).id == id; }
  @Override
  public int hashCode() { return ${hash}; }
  @Override
  public String toString() { return "UserKey[id=" + id + "]"; }
}`,
  },
});

export const ENUM = (constants: string): Parts => ({
  members: valueState('Level', 'Level.HIGH', 'p = Level.HIGH;'),
  classes: { Level: `public enum Level { ${constants} }` },
});

/** Two counters of which the first sees every tenth number only. */
export const TWO_COUNTERS = (first: string, second: string) =>
  `numbers.filter(i -> i % 10 == 0).keyBy(i -> "k" + i / 10 % 4).process(new Labelled("a")).uid("${first}").print().uid("out-a");
    numbers.keyBy(i -> "k" + i % 4).process(new Labelled("b")).uid("${second}").print().uid("out-b");`;

export const LABELLED = COUNTER.replace('private', 'private final String label;\n    private')
  .replace('@Override', 'public Labelled(String label) { this.label = label; }\n\n    @Override')
  .replace('out.collect(', 'out.collect(label + ')
  .replaceAll('Counter', 'Labelled');

export const plainFunction = `
  public static class Plain implements MapFunction<Long, String> {
    @Override
    public String map(Long v) { return "k" + v % 4 + " had null now 1"; }
  }`;

export const pair = (name: string, before: Parts, after: Parts): Pair => ({
  name,
  before: files(before),
  after: files(after),
});

export const plain: Parts = { members: COUNTER };
export const ttl = (hours: number) =>
  valueState('Integer', '0', 'p = p + 1;', 'lasting()') +
  `
  static ValueStateDescriptor<Integer> lasting() {
    ValueStateDescriptor<Integer> d = new ValueStateDescriptor<>("it", Integer.class);
    d.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofHours(${hours})).build());
    return d;
  }`;
