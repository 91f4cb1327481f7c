/** Changes of joins, of what Flink's own operators keep, and of what is done to records before they are keyed. */
import { COUNTED, COUNTER, type Pair, type Parts, pair } from './job-parts';

const event = (fields = ''): Record<string, string> => ({
  Event: `public class Event {
  public long id;
  public String user;${fields}

  public Event() {}
  public Event(long id) { this.id = id; }
}`,
});

const ADDED = '\n  public String note;';
const BEFORE = '\n  public int note;';

/** Counts events by their user; `made` fills an event. */
const parsed = (made: string): Parts => ({
  flow: 'numbers.map(new Parse()).uid("parse").keyBy(e -> e.user).process(new Counter()).uid("counter").print().uid("out");',
  members: `${COUNTER.replace('<String, Long, String>', '<String, Event, String>').replace('(Long v', '(Event v')}

  public static class Parse implements MapFunction<Long, Event> {
    @Override
    public Event map(Long i) {
      Event e = new Event(i);
      ${made}
      return e;
    }
  }`,
  classes: event('\n  public int size;'),
});

const TIMES =
  'assignTimestampsAndWatermarks(WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((v, t) -> v))';

/** Joins every number with the first ones, of before the savepoint. */
const joined = (days: number, fields = ''): Parts => ({
  flow: `DataStream<Long> timed = numbers.${TIMES}.uid("timed");
    DataStream<Event> events = timed.map(i -> new Event(i)).returns(Event.class).uid("events");
    timed.keyBy(i -> "k" + i % 4).intervalJoin(events.keyBy(e -> "k" + e.id % 4)).between(Duration.ofDays(-${days}), Duration.ofDays(${days})).process(new First()).uid("join").print().uid("out");`,
  imports: ['org.apache.flink.streaming.api.functions.co.ProcessJoinFunction'],
  members: `
  public static class First extends ProcessJoinFunction<Long, Event, String> {
    @Override
    public void processElement(Long left, Event right, Context context, Collector<String> out) {
      if (right.id < 8) out.collect("k" + right.id + " had x now x");
    }
  }`,
  classes: event(fields),
});

const DAY = 'TumblingProcessingTimeWindows.of(Duration.ofDays(1))';
const EVENTS = 'numbers.map(i -> new Event(i)).returns(Event.class).uid("events")';

const grouped = (fields = ''): Parts => ({
  flow: `((SingleOutputStreamOperator<String>) numbers.coGroup(${EVENTS}).where(i -> "k" + i % 4).equalTo(e -> "k" + e.id % 4).window(${DAY}).trigger(CountTrigger.of(1)).apply(new Both())).uid("both").print().uid("out");`,
  members: `
  public static class Both implements CoGroupFunction<Long, Event, String> {
    @Override
    public void coGroup(Iterable<Long> left, Iterable<Event> right, Collector<String> out) {
      int n = 0;
      long key = 0;
      for (Long v : left) { n++; key = v % 4; }
      for (Event e : right) { n++; key = e.id % 4; }
      out.collect("k" + key + " had n=" + n);
    }
  }`,
  classes: event(fields),
});

const ofAll = (fields = ''): Parts => ({
  flow: `${EVENTS}.windowAll(${DAY}).trigger(CountTrigger.of(1)).process(new All()).uid("all").print().uid("out");`,
  imports: [
    'org.apache.flink.streaming.api.functions.windowing.ProcessAllWindowFunction',
    'org.apache.flink.streaming.api.windowing.windows.TimeWindow',
  ],
  members: `
  public static class All extends ProcessAllWindowFunction<Event, String, TimeWindow> {
    @Override
    public void process(Context context, Iterable<Event> all, Collector<String> out) {
      int n = 0;
      for (Event e : all) n++;
      for (int k = 0; k < 4; k++) out.collect("k" + k + " had n=" + n);
    }
  }`,
  classes: event(fields),
});

const counting = (first: string, second: string, input: 1 | 2): Parts => {
  const count =
    'Integer p = it.value(); it.update(p == null ? 1 : p + 1); out.collect(context.getCurrentKey() + " had " + p + " now " + it.value());';
  const [a, b] = input === 1 ? ['Long', 'Integer'] : ['Integer', 'Long'];
  return {
    flow: `DataStream<Integer> small = numbers.map(i -> (int) (i % 9)).returns(Types.INT).uid("small");
    ${first}.keyBy(i -> "k" + i % 4).connect(${second}.keyBy(i -> "k" + i % 4)).process(new Counter()).uid("counter").print().uid("out");`,
    imports: ['org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction'],
    members: `
  public static class Counter extends KeyedCoProcessFunction<String, ${a}, ${b}, String> {
    private transient ValueState<Integer> it;

    @Override
    public void open(OpenContext context) throws Exception {
      it = getRuntimeContext().getState(new ValueStateDescriptor<>("it", Integer.class));
    }

    @Override
    public void processElement1(${a} v, Context context, Collector<String> out) throws Exception { ${input === 1 ? count : ''} }

    @Override
    public void processElement2(${b} v, Context context, Collector<String> out) throws Exception { ${input === 2 ? count : ''} }
  }`,
  };
};

const PAIRED = 'numbers.map(i -> Tuple2.of("k" + i % 4, 1)).returns(Types.TUPLE(Types.STRING, Types.INT)).uid("pairs")';

export const FLOW_PAIRS: readonly Pair[] = [
  pair('key-made-otherwise-before', parsed('e.user = "k" + i % 4;'), parsed('e.user = "K-" + i % 4;')),
  pair('another-field-made-before', parsed('e.user = "k" + i % 4;'), parsed('e.user = "k" + i % 4; e.size = 7;')),
  pair(
    'filter-inserted-before',
    { members: COUNTER },
    {
      members: COUNTER,
      flow: COUNTED.replace('numbers', 'numbers.filter(i -> i >= 0).uid("filter")'),
    },
  ),
  pair('interval-join-bounds', joined(1), joined(2)),
  pair('interval-join-field-added', joined(1), joined(1, ADDED)),
  pair('interval-join-field-type', joined(1, BEFORE), joined(1, ADDED)),
  pair('co-group-field-added', grouped(), grouped(ADDED)),
  pair('co-group-field-type', grouped(BEFORE), grouped(ADDED)),
  pair('window-all-field-added', ofAll(), ofAll(ADDED)),
  pair('connected-inputs-exchanged', counting('numbers', 'small', 1), counting('small', 'numbers', 2)),
  pair(
    'reduce-to-process',
    {
      flow: `${PAIRED}.keyBy(t -> t.f0).reduce((a, b) -> Tuple2.of(a.f0, a.f1 + b.f1)).uid("counter").map(t -> t.f0 + " had total=" + t.f1).returns(Types.STRING).uid("shown").print().uid("out");`,
    },
    {
      flow: `${PAIRED}.keyBy(t -> t.f0).process(new Counter()).uid("counter").map(s -> s).returns(Types.STRING).uid("shown").print().uid("out");`,
      members: COUNTER.replace('<String, Long, String>', '<String, Tuple2<String, Integer>, String>')
        .replace('(Long v', '(Tuple2<String, Integer> v')
        .replace('" had " + had', '" had total=" + had')
        .replace('" now " + p', '" now total=" + p'),
    },
  ),
];
