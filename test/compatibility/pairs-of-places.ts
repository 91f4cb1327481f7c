/** Changes of where and how a state is kept, and of the windows that records are in. */
import { buffer, COUNTER, type Pair, type Parts, pair, twoStates, windowed } from './job-parts';

/** One state that is kept by key, beside another that is; `it` by key or by the operator. */
const kept = (type: string, open: string, process: string, snapshot: string, initialize: string): Parts => ({
  members: `
  public static class Counter extends KeyedProcessFunction<String, Long, String> implements CheckpointedFunction {
    private transient ValueState<Integer> other;
    private transient ${type} it;
    private transient boolean found;

    @Override
    public void open(OpenContext context) throws Exception {
      other = getRuntimeContext().getState(new ValueStateDescriptor<>("other", Integer.class));
      ${open}
    }

    @Override
    public void processElement(Long v, Context context, Collector<String> out) throws Exception {
      other.update(1);
      ${process}
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception { ${snapshot} }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception { ${initialize} }
  }`,
});

const broadcastBuffer: Parts = {
  flow: buffer('Long', 'Types.LONG', 'n').flow,
  members: `
  public static class Buffer implements MapFunction<Long, String>, CheckpointedFunction {
    private transient BroadcastState<Long, Long> it;
    private transient boolean found;

    @Override
    public String map(Long v) { return "b" + v % 4 + " had " + (found ? "x" : "null") + " now x"; }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception { it.put(1L, 1L); }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      it = context.getOperatorStateStore().getBroadcastState(new MapStateDescriptor<>("it", Types.LONG, Types.LONG));
      found = it.immutableEntries().iterator().hasNext();
    }
  }`,
};

const DAY = 'TumblingProcessingTimeWindows.of(Duration.ofDays(1))';
const counted = (size: number): Parts => ({
  ...windowed(DAY),
  flow: `numbers.keyBy(i -> "k" + i % 4).countWindow(${size}).trigger(CountTrigger.of(1)).aggregate(new Count()).uid("sum").print().uid("out");`,
});
const all = (evictor: string): Parts => ({
  flow: `numbers.keyBy(i -> "k" + i % 4).window(${DAY}).trigger(CountTrigger.of(1))${evictor}.process(new All()).uid("sum").print().uid("out");`,
  imports: [
    'org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction',
    'org.apache.flink.streaming.api.windowing.evictors.CountEvictor',
    'org.apache.flink.streaming.api.windowing.windows.TimeWindow',
  ],
  members: `
  public static class All extends ProcessWindowFunction<Long, String, String, TimeWindow> {
    @Override
    public void process(String key, Context context, Iterable<Long> all, Collector<String> out) {
      int n = 0;
      for (Long v : all) n++;
      out.collect(key + " had n=" + n);
    }
  }`,
});

export const PLACE_PAIRS: readonly Pair[] = [
  pair(
    'keyed-value-to-operator-list',
    kept(
      'ValueState<Integer>',
      'it = getRuntimeContext().getState(new ValueStateDescriptor<>("it", Integer.class));',
      'out.collect(context.getCurrentKey() + " had " + it.value() + " now 1"); it.update(1);',
      '',
      '',
    ),
    kept(
      'ListState<Integer>',
      '',
      'out.collect(context.getCurrentKey() + " had " + (found ? 1 : null) + " now 1");',
      'it.clear(); it.add(1);',
      'it = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("it", Types.INT)); found = it.get().iterator().hasNext();',
    ),
  ),
  pair('operator-list-to-broadcast', buffer('Long', 'Types.LONG', 'n'), broadcastBuffer),
  pair(
    'state-with-the-name-of-one-that-is-gone',
    { members: twoStates('seen', 'limit') },
    {
      members: COUNTER.replaceAll('it = ', 'seen = ')
        .replaceAll('it.', 'seen.')
        .replace('> it;', '> seen;')
        .replace('"it"', '"limit"')
        .replace('" had " + had', '" had seen=" + had')
        .replace('" now " + p', '" now seen=" + p'),
    },
  ),
  pair('window-evictor-added', all(''), all('.evictor(CountEvictor.of(1000000))')),
  pair('window-of-another-count', counted(1_000_000), counted(2_000_000)),
  pair('window-count-to-day', counted(1_000_000), windowed(DAY)),
  pair(
    'window-session-gap',
    windowed('ProcessingTimeSessionWindows.withGap(Duration.ofHours(2))'),
    windowed('ProcessingTimeSessionWindows.withGap(Duration.ofHours(1))'),
  ),
  pair('window-offset', windowed(DAY), windowed(DAY.replace('(1))', '(1), Duration.ofHours(3))'))),
];
