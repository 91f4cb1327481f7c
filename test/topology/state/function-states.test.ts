import { checkStates } from './states-in';

const keyed = (members: string, argument = 'new F()', more = '') => ({
  java: `class F extends RichFlatMapFunction<String, String> {\n${members}\n
    public void flatMap(String in, Collector<String> out) {} }\n${more}`,
  kind: 'flatMap',
  keyed: true,
  arguments: [argument],
});

const TIMERS = [
  'timer _timer_state/event_user-timers of process',
  'timer _timer_state/processing_user-timers of process',
];

describe('states of functions', () => {
  it('are those that open() registers, of every kind', () =>
    checkStates(
      keyed(`
        public void open(Configuration parameters) {
          getRuntimeContext().getState(new ValueStateDescriptor<>("last", String.class));
          getRuntimeContext().getListState(new ListStateDescriptor<>("recent", Types.LONG));
          getRuntimeContext().getMapState(new MapStateDescriptor<>("counters", String.class, Long.class));
          getRuntimeContext().getReducingState(new ReducingStateDescriptor<>("sum", (a, b) -> a + b, Long.class));
          getRuntimeContext().getAggregatingState(
              new AggregatingStateDescriptor<>("average", null, TypeInformation.of(new TypeHint<Tuple2<Long, Integer>>() {})));
        }`),
      [
        'value last: String',
        'list recent: Long',
        'map counters: String to Long',
        'reducing sum: Long',
        'aggregating average: Tuple(Long, Integer)',
      ],
    ));

  it('are not descriptors that nobody registers', () =>
    checkStates(keyed('ValueStateDescriptor<String> d = new ValueStateDescriptor<>("last", String.class);'), []));

  it('have names that are constants, concatenated or given to the constructor', () =>
    checkStates(
      keyed(
        `
        static final String PREFIX = "orders-";
        private final String suffix;
        F(String suffix) { this.suffix = suffix; }
        public void open(Configuration parameters) {
          getRuntimeContext().getState(new ValueStateDescriptor<>(PREFIX + suffix, String.class));
          getRuntimeContext().getState(new ValueStateDescriptor<>(Names.OTHER, String.class));
          getRuntimeContext().getState(new ValueStateDescriptor<>(System.getenv("NAME"), String.class));
        }`,
        'new F("v2")',
        'interface Names { String OTHER = "other"; }',
      ),
      ['value orders-v2: String', 'value other: String', 'value (unknown name): String'],
    ));

  it('are found through fields, locals, static descriptors and methods that make them', () =>
    checkStates(
      keyed(
        `
        private final ValueStateDescriptor<String> field = new ValueStateDescriptor<>("field", String.class);
        private transient ValueStateDescriptor<String> assigned;
        public void open(Configuration parameters) {
          assigned = new ValueStateDescriptor<>("assigned", String.class);
          ValueStateDescriptor<String> local = new ValueStateDescriptor<>("local", String.class);
          getRuntimeContext().getState(field);
          getRuntimeContext().getState(assigned);
          getRuntimeContext().getState(local);
          getRuntimeContext().getState(Descriptors.SHARED);
          getRuntimeContext().getState(Descriptors.named("made"));
        }`,
        'new F()',
        `class Descriptors {
          static final ValueStateDescriptor<String> SHARED = new ValueStateDescriptor<>("shared", String.class);
          static ValueStateDescriptor<String> named(String name) { return new ValueStateDescriptor<>(name, String.class); }
        }`,
      ),
      ['field', 'assigned', 'local', 'shared', 'made'].map((name) => `value ${name}: String`),
    ));

  it('are found in helpers that are given the runtime context', () =>
    checkStates(
      keyed(
        `
        private final Dedup dedup = new Dedup("seen");
        public void open(Configuration parameters) {
          dedup.open(getRuntimeContext());
          States.register(getRuntimeContext(), "from-helper", Long.class);
        }`,
        'new F()',
        `class Dedup {
          private final String name;
          private ValueState<Boolean> seen;
          Dedup(String name) { this.name = name; }
          void open(RuntimeContext context) { seen = context.getState(new ValueStateDescriptor<>(name, Types.BOOLEAN)); }
        }
        class States {
          static <T> ValueState<T> register(RuntimeContext context, String name, Class<T> type) {
            return context.getState(new ValueStateDescriptor<>(name, type));
          }
        }`,
      ),
      ['value seen: Boolean', 'value from-helper: Long'],
    ));

  it('are found in the constructors of helpers', () =>
    checkStates(
      keyed(
        'private Counter counter; public void open(Configuration c) { counter = new Counter(getRuntimeContext()); }',
        'new F()',
        `class Counter {
          Counter(RuntimeContext context) { context.getState(new ValueStateDescriptor<>("count", Long.class)); }
        }`,
      ),
      ['value count: Long'],
    ));

  it('are found in the functions that a function runs', () =>
    checkStates(
      keyed(
        `
        private final RichMapFunction<String, String> first;
        private final MapFunction<String, String> second = new Counting("second");
        F(RichMapFunction<String, String> first) { this.first = first; }
        public void open(Configuration c) throws Exception {
          first.setRuntimeContext(getRuntimeContext());
          first.open(c);
          FunctionUtils.setFunctionRuntimeContext(second, getRuntimeContext());
          FunctionUtils.openFunction(second, c);
        }`,
        'new F(new Counting("first"))',
        `class Counting extends RichMapFunction<String, String> {
          private final String name;
          Counting(String name) { this.name = name; }
          public void open(Configuration c) { getRuntimeContext().getState(new ValueStateDescriptor<>(name, Types.LONG)); }
          public String map(String in) { return in; }
        }`,
      ),
      ['value first: Long', 'value second: Long'],
    ));

  it('are found in lambdas that get the runtime context', () =>
    checkStates(
      keyed(
        'private final Part part = c -> c.getState(new ValueStateDescriptor<>("in-lambda", Types.LONG));' +
          'public void open(Configuration c) { part.register(getRuntimeContext()); }',
        'new F()',
        'interface Part extends java.io.Serializable { void register(RuntimeContext context); }',
      ),
      ['value in-lambda: Long'],
    ));

  it('have the names that were set before the job runs, and none that methods change', () =>
    checkStates(
      keyed(
        `
        private String name = "first";
        private int round = 0;
        F named(String name) { this.name = name; return this; }
        public void open(Configuration c) {
          getRuntimeContext().getState(new ValueStateDescriptor<>(name, Types.LONG));
          round++;
          getRuntimeContext().getState(new ValueStateDescriptor<>("round-" + round, Types.LONG));
        }`,
        'new F().named("given")',
      ),
      ['value given: Long', 'value (unknown name): Long'],
    ));

  it('are not sure behind a return', () =>
    checkStates(
      keyed(`public void open(Configuration c) {
        if (!c.containsKey("dedup")) { return; }
        getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class));
      }`),
      ['value seen: Boolean', '? the state seen is registered only sometimes'],
    ));

  it('live as long as their configuration says when they are registered, not later', () =>
    checkStates(
      keyed(`public void open(Configuration c) {
        ValueStateDescriptor<String> late = new ValueStateDescriptor<>("late", String.class);
        getRuntimeContext().getState(late);
        late.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofHours(1)).build());
        ValueStateDescriptor<String> sometimes = new ValueStateDescriptor<>("sometimes", String.class);
        if (c.containsKey("ttl")) { sometimes.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofHours(1)).build()); }
        getRuntimeContext().getState(sometimes);
        ValueStateDescriptor<String> off = new ValueStateDescriptor<>("off", String.class);
        off.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofHours(1))
            .setUpdateType(StateTtlConfig.UpdateType.Disabled).build());
        getRuntimeContext().getState(off);
      }`),
      ['value late: String', 'value sometimes: String, ttl unknown', 'value off: String'],
    ));

  it('are those of superclasses too, and of the methods they leave to subclasses', () =>
    checkStates(
      {
        java: `
        abstract class Base<T> extends KeyedProcessFunction<String, T, T> {
          private final Class<T> type;
          Base(Class<T> type) { this.type = type; }
          public void open(Configuration parameters) {
            getRuntimeContext().getState(new ValueStateDescriptor<>(stateName(), type));
          }
          abstract String stateName();
        }
        class Orders extends Base<Long> {
          Orders() { super(Long.class); }
          String stateName() { return "orders"; }
          public void processElement(Long in, Context context, Collector<Long> out) {}
        }`,
        kind: 'process',
        keyed: true,
        arguments: ['new Orders()'],
      },
      ['value orders: Long', ...TIMERS],
    ));

  it('are found in anonymous classes', () =>
    checkStates(
      {
        java: '',
        kind: 'map',
        keyed: true,
        arguments: [
          `new RichMapFunction<String, String>() {
             public void open(Configuration parameters) {
               getRuntimeContext().getState(new ValueStateDescriptor<>("inside", String.class));
             }
             public String map(String in) { return in; }
           }`,
        ],
      },
      ['value inside: String'],
    ));

  it('live as long as their configuration says', () =>
    checkStates(
      keyed(`
        private static final StateTtlConfig TTL = StateTtlConfig.newBuilder(Duration.ofMinutes(2 * 15)).build();
        public void open(Configuration parameters) {
          ValueStateDescriptor<String> hour = new ValueStateDescriptor<>("hour", String.class);
          hour.enableTimeToLive(StateTtlConfig.newBuilder(Time.hours(1)).neverReturnExpired().build());
          getRuntimeContext().getState(hour);
          getRuntimeContext().getState(live(new ValueStateDescriptor<>("minutes", String.class)));
          ValueStateDescriptor<String> configured = new ValueStateDescriptor<>("configured", String.class);
          configured.enableTimeToLive(StateTtlConfig.newBuilder(Time.days(Integer.getInteger("days"))).build());
          getRuntimeContext().getState(configured);
        }
        private ValueStateDescriptor<String> live(ValueStateDescriptor<String> descriptor) {
          descriptor.enableTimeToLive(TTL);
          return descriptor;
        }`),
      [
        'value hour: String, ttl 3600000',
        'value minutes: String, ttl 1800000',
        'value configured: String, ttl unknown',
      ],
    ));

  it('with a serializer have a type of their own', () =>
    checkStates(
      keyed(`public void open(Configuration parameters) {
          getRuntimeContext().getState(new ValueStateDescriptor<>("n", LongSerializer.INSTANCE));
        }`),
      ['value n: Custom[Object]'],
    ));

  it('of operators are split, united or broadcast', () =>
    checkStates(
      {
        java: `class Buffering implements SinkFunction<String>, CheckpointedFunction {
          private ListState<String> buffer;
          public void snapshotState(FunctionSnapshotContext context) {}
          public void initializeState(FunctionInitializationContext context) throws Exception {
            buffer = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("buffer", String.class));
            OperatorStateStore store = context.getOperatorStateStore();
            store.getUnionListState(new ListStateDescriptor<>("offsets", Types.TUPLE(Types.STRING, Types.LONG)));
            store.getBroadcastState(new MapStateDescriptor<>("rules", String.class, Long.class));
            context.getKeyedStateStore().getListState(new ListStateDescriptor<>("keyed", String.class));
          }
        }`,
        kind: 'addSink',
        arguments: ['new Buffering()'],
      },
      [
        'operator-list buffer SPLIT_DISTRIBUTE: String',
        'operator-list offsets UNION: Tuple(String, Long)',
        'broadcast rules: String to Long',
        'list keyed: String',
      ],
    ));

  it('of ListCheckpointed have the name that Flink gives them', () =>
    checkStates(
      {
        java: `class Counting implements MapFunction<String, String>, ListCheckpointed<Long> {
          public String map(String in) { return in; }
          public List<Long> snapshotState(long id, long time) { return null; }
          public void restoreState(List<Long> state) {}
        }`,
        kind: 'map',
        arguments: ['new Counting()'],
      },
      ['operator-list _default_ SPLIT_DISTRIBUTE of ListCheckpointed'],
    ));

  it('of broadcast functions are those that broadcast() was given', () =>
    checkStates(
      {
        java: `class Rules {
          static final MapStateDescriptor<String, Long> RULES = new MapStateDescriptor<>("rules", String.class, Long.class);
        }
        class Alerts extends KeyedBroadcastProcessFunction<String, String, String, String> {
          public void open(Configuration c) { getRuntimeContext().getState(new ValueStateDescriptor<>("last", Long.class)); }
          public void processElement(String in, ReadOnlyContext context, Collector<String> out) throws Exception {
            context.getBroadcastState(Rules.RULES).get(in);
          }
          public void processBroadcastElement(String in, Context context, Collector<String> out) throws Exception {
            context.getBroadcastState(Rules.RULES).put(in, 1L);
          }
        }`,
        kind: 'connect.process',
        keyed: true,
        arguments: ['new Alerts()'],
        broadcast: ['new MapStateDescriptor<>("rules", String.class, Long.class)'],
      },
      [
        'broadcast rules: String to Long',
        'value last: Long',
        'timer _timer_state/event_user-timers of connect',
        'timer _timer_state/processing_user-timers of connect',
      ],
    ));

  it('are not known where the runtime context goes to code that is not there', () =>
    checkStates(
      keyed('com.acme.Shared shared; public void open(Configuration c) { shared.open(getRuntimeContext()); }'),
      ['? open may register state, and is not read'],
    ));

  it('are not doubted because of calls that are given something else', () =>
    checkStates(keyed('com.acme.Log log; public void open(Configuration c) { log.info(c.toString()); }'), []));

  it('are not sure where a choice decides', () =>
    checkStates(
      keyed(`public void open(Configuration c) {
        if (c.containsKey("dedup")) { getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class)); }
      }`),
      ['value seen: Boolean', '? the state seen is registered only sometimes'],
    ));

  it('are not known of a superclass that is not there', () =>
    checkStates(
      { java: 'class F extends com.acme.BaseFunction {}', kind: 'flatMap', keyed: true, arguments: ['new F()'] },
      ['? the class com.acme.BaseFunction may register state, and is not known'],
    ));

  it('of custom operators are read as their own', () =>
    checkStates(
      {
        java: `class Op extends AbstractStreamOperator<String> implements OneInputStreamOperator<String, String> {
          public void initializeState(StateInitializationContext context) throws Exception {
            super.initializeState(context);
            context.getOperatorStateStore().getListState(new ListStateDescriptor<>("pending", String.class));
          }
          public void open() throws Exception {
            getInternalTimerService("my-timers", null, null);
            getPartitionedState(new ValueStateDescriptor<>("v", Long.class));
          }
          public void processElement(StreamRecord<String> element) {}
        }`,
        kind: 'transform',
        keyed: true,
        arguments: ['new Op()'],
      },
      [
        'operator-list pending SPLIT_DISTRIBUTE: String',
        'value v: Long',
        'timer _timer_state/event_my-timers',
        'timer _timer_state/processing_my-timers',
      ],
    ));
});
