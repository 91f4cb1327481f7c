/** Small jobs and their next versions, each changed in one way; `golden/restores.json` says what real Flink did with them. */

export interface Pair {
  readonly name: string;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** The parts of a job; what is not given is a counter by key. */
interface Parts {
  /** What follows `numbers`. */
  readonly flow?: string;
  readonly members?: string;
  readonly settings?: string;
  /** Further classes of the package, by their names. */
  readonly classes?: Readonly<Record<string, string>>;
}

const SOURCE = (name: string) =>
  `env.fromSource(new DataGeneratorSource<Long>(i -> i, Long.MAX_VALUE, RateLimiterStrategy.perSecond(400), Types.LONG), WatermarkStrategy.noWatermarks(), "${name}").uid("${name}")`;

function files({ flow = COUNTED, members = '', settings = '', classes = {} }: Parts): ReadonlyMap<string, string> {
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

const COUNTED = 'numbers.keyBy(i -> "k" + i % 4).process(new Counter()).uid("counter").print().uid("out");';

/** A keyed function with one value: `type` of the state, `make` its first value, `next` the one after. */
const valueState = (
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

const COUNTER = valueState('Integer', '0', 'p = p + 1;');

/** A POJO with public fields, as its members say. */
const pojo = (name: string, fields: string, shown: string, more = `public ${name}() {}`) => `public class ${name} {
  ${fields}
  ${more}

  @Override
  public String toString() { return "${name}(" + ${shown} + ")"; }
}`;

const PROFILE = { name: 'Profile', members: valueState('Profile', 'new Profile()', 'p.count++;') };
const withProfile = (fields: string, shown = '"count=" + count', more?: string): Parts => ({
  members: PROFILE.members,
  classes: { Profile: pojo('Profile', fields, shown, more) },
});

const mapOf = (key: string, value: string, next: string, keyMade: string, info: string) => `
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

const twoStates = (first: string, second: string) => `
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
const windowed = (windows: string, acc = 'public String user;\n  public long n;'): Parts => ({
  flow: `numbers.keyBy(i -> "k" + i % 4).window(${windows}).trigger(CountTrigger.of(1)).aggregate(new Count()).uid("sum").print().uid("out");`,
  members: SUM,
  classes: { Acc: pojo('Acc', acc, '"n=" + n') },
});

const buffer = (type: string, info: string, add: string, get = 'getListState') => ({
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

const keyed = (key: string, hash: string): Parts => ({
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

const ENUM = (constants: string): Parts => ({
  members: valueState('Level', 'Level.HIGH', 'p = Level.HIGH;'),
  classes: { Level: `public enum Level { ${constants} }` },
});

/** Two counters of which the first sees every tenth number only. */
const TWO_COUNTERS = (first: string, second: string) =>
  `numbers.filter(i -> i % 10 == 0).keyBy(i -> "k" + i / 10 % 4).process(new Labelled("a")).uid("${first}").print().uid("out-a");
    numbers.keyBy(i -> "k" + i % 4).process(new Labelled("b")).uid("${second}").print().uid("out-b");`;

const LABELLED = COUNTER.replace('private', 'private final String label;\n    private')
  .replace('@Override', 'public Labelled(String label) { this.label = label; }\n\n    @Override')
  .replace('out.collect(', 'out.collect(label + ')
  .replaceAll('Counter', 'Labelled');

const plainFunction = `
  public static class Plain implements MapFunction<Long, String> {
    @Override
    public String map(Long v) { return "k" + v % 4 + " had null now 1"; }
  }`;

const pair = (name: string, before: Parts, after: Parts): Pair => ({
  name,
  before: files(before),
  after: files(after),
});

const plain: Parts = { members: COUNTER };
const ttl = (hours: number) =>
  valueState('Integer', '0', 'p = p + 1;', 'lasting()') +
  `
  static ValueStateDescriptor<Integer> lasting() {
    ValueStateDescriptor<Integer> d = new ValueStateDescriptor<>("it", Integer.class);
    d.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofHours(${hours})).build());
    return d;
  }`;

/** In no order. */
export const PAIRS: readonly Pair[] = [
  pair('reformatted', plain, { members: COUNTER.replace(/\n {4}/g, '\n        ') }),
  pair('pojo-field-added', withProfile('public int count;'), withProfile('public int count;\n  public String city;')),
  pair(
    'pojo-field-renamed',
    withProfile('public int count;\n  public int old;'),
    withProfile('public int count;\n  public int fresh;'),
  ),
  pair('pojo-int-to-long', withProfile('public int count;'), withProfile('public long count;')),
  pair(
    'pojo-accessors-instead-of-public',
    withProfile('public int count;'),
    withProfile(
      'protected int count;',
      undefined,
      'public Profile() {}\n  public int getCount() { return count; }\n  public void setCount(int count) { this.count = count; }',
    ),
  ),
  pair('pojo-without-constructor', withProfile('public int count;'), {
    members: valueState('Profile', 'new Profile(0)', 'p.count++;'),
    classes: {
      Profile: pojo(
        'Profile',
        'public int count;',
        '"count=" + count',
        'public Profile(int count) { this.count = count; }',
      ),
    },
  }),
  pair('pojo-field-moved-up', withProfile('public int count;\n  public String name = "n";'), {
    members: PROFILE.members,
    classes: {
      Base: 'public class Base {\n  public String name = "n";\n  public Base() {}\n}',
      Profile: pojo('Profile extends Base', 'public int count;', '"count=" + count', 'public Profile() {}').replaceAll(
        'Profile extends Base(',
        'Profile(',
      ),
    },
  }),
  pair('class-renamed', withProfile('public int count;'), {
    members: PROFILE.members.replaceAll('Profile', 'Account'),
    classes: { Account: pojo('Account', 'public int count;', '"count=" + count') },
  }),
  pair('enum-constant-first', ENUM('LOW, HIGH'), ENUM('NONE, LOW, HIGH')),
  pair('enum-constants-reordered', ENUM('LOW, HIGH'), ENUM('HIGH, LOW')),
  pair('enum-constant-renamed', ENUM('LOW, HIGH'), ENUM('SMALL, HIGH')),
  pair('value-integer-to-long', plain, { members: valueState('Long', '0L', 'p = p + 1;') }),
  pair(
    'tuple-field-type',
    {
      members: valueState(
        'Tuple2<String, Integer>',
        'Tuple2.of("a", 0)',
        'p = Tuple2.of("a", p.f1 + 1);',
        'new ValueStateDescriptor<>("it", Types.TUPLE(Types.STRING, Types.INT))',
      ),
    },
    {
      members: valueState(
        'Tuple2<String, Long>',
        'Tuple2.of("a", 0L)',
        'p = Tuple2.of("a", p.f1 + 1);',
        'new ValueStateDescriptor<>("it", Types.TUPLE(Types.STRING, Types.LONG))',
      ),
    },
  ),
  pair('state-renamed', plain, { members: COUNTER.replace('"it"', '"count"') }),
  pair('state-names-exchanged', { members: twoStates('seen', 'limit') }, { members: twoStates('limit', 'seen') }),
  pair('value-to-map', plain, {
    members: mapOf('String', 'Integer', 'p = p == null ? 1 : p + 1;', '"x"', 'Types.STRING, Types.INT'),
  }),
  pair(
    'map-key-type',
    { members: mapOf('String', 'Integer', 'p = p == null ? 1 : p + 1;', '"x"', 'Types.STRING, Types.INT') },
    { members: mapOf('Long', 'Integer', 'p = p == null ? 1 : p + 1;', '1L', 'Types.LONG, Types.INT') },
  ),
  pair('ttl-switched-on', plain, { members: ttl(5) }),
  pair('ttl-value-changed', { members: ttl(5) }, { members: ttl(9) }),
  pair('uid-removed', plain, { members: COUNTER, flow: COUNTED.replace('.uid("counter")', '') }),
  pair('uid-changed', plain, { members: COUNTER, flow: COUNTED.replace('"counter"', '"counter-v2"') }),
  pair('uid-changed-and-the-state-taken-over', plain, {
    members: COUNTER,
    flow: COUNTED.replace('.uid("counter")', '.uid("counter-v2").setUidHash("0da08f51eaa85fc298e176a139b3649a")'),
  }),
  pair(
    'uid-changed-on-a-stateless-operator',
    { members: COUNTER, flow: COUNTED.replace('numbers', 'numbers.map(i -> i).uid("same")') },
    {
      members: COUNTER,
      flow: COUNTED.replace('numbers', 'numbers.map(i -> i).uid("same-v2")'),
    },
  ),
  pair(
    'uids-swapped',
    { members: LABELLED, flow: TWO_COUNTERS('a', 'b') },
    { members: LABELLED, flow: TWO_COUNTERS('b', 'a') },
  ),
  pair(
    'statements-reordered',
    { members: LABELLED, flow: TWO_COUNTERS('a', 'b') },
    {
      members: LABELLED,
      flow: TWO_COUNTERS('a', 'b')
        .split(';')
        .slice(0, 2)
        .reverse()
        .map((each) => each.trim())
        .join(';\n    ')
        .concat(';'),
    },
  ),
  pair('key-to-another-number', plain, { members: COUNTER, flow: COUNTED.replace('"k" + i % 4', '"q" + i % 4') }),
  pair('key-hash-changed', keyed('class', 'java.util.Objects.hash(id)'), keyed('class', 'Long.hashCode(id)')),
  pair('key-class-to-record', keyed('class', 'java.util.Objects.hash(id)'), keyed('record', '')),
  pair('max-parallelism-set-lower', plain, { members: COUNTER, settings: 'env.setMaxParallelism(64);' }),
  pair('max-parallelism-no-longer-set', { members: COUNTER, settings: 'env.setMaxParallelism(64);' }, plain),
  pair('max-parallelism-set-to-the-default', plain, { members: COUNTER, settings: 'env.setMaxParallelism(128);' }),
  pair('keyed-to-plain-under-the-same-uid', plain, {
    members: plainFunction,
    flow: 'numbers.map(new Plain()).uid("counter").print().uid("out");',
  }),
  pair('function-class-renamed', plain, {
    members: COUNTER.replaceAll('Counter', 'Tally'),
    flow: COUNTED.replace('new Counter', 'new Tally'),
  }),
  pair(
    'operator-list-pojo-field-added',
    { ...buffer('Item', 'Item.class', 'new Item()'), classes: { Item: pojo('Item', 'public int n;', '"n=" + n') } },
    {
      ...buffer('Item', 'Item.class', 'new Item()'),
      classes: { Item: pojo('Item', 'public int n;\n  public String note;', '"n=" + n') },
    },
  ),
  pair(
    'operator-union-to-list',
    buffer('Long', 'Types.LONG', 'n', 'getUnionListState'),
    buffer('Long', 'Types.LONG', 'n'),
  ),
  pair(
    'window-tumbling-to-session',
    windowed('TumblingProcessingTimeWindows.of(Duration.ofDays(1))'),
    windowed('ProcessingTimeSessionWindows.withGap(Duration.ofHours(1))'),
  ),
  pair(
    'window-size',
    windowed('TumblingProcessingTimeWindows.of(Duration.ofDays(1))'),
    windowed('TumblingProcessingTimeWindows.of(Duration.ofHours(6))'),
  ),
  pair(
    'window-accumulator-type',
    windowed('TumblingProcessingTimeWindows.of(Duration.ofDays(1))'),
    windowed('TumblingProcessingTimeWindows.of(Duration.ofDays(1))', 'public String user;\n  public int n;'),
  ),
];
