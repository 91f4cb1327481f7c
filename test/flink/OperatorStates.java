import java.lang.reflect.Method;
import java.io.InputStream;
import java.io.DataInputStream;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.state.*;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.*;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.*;
import org.apache.flink.runtime.minicluster.*;
import org.apache.flink.runtime.state.*;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.async.*;
import org.apache.flink.streaming.api.functions.co.*;
import org.apache.flink.streaming.api.functions.windowing.*;
import org.apache.flink.streaming.api.windowing.assigners.*;
import org.apache.flink.streaming.api.windowing.windows.*;
import org.apache.flink.util.Collector;

/** Runs a job with an operator of each kind, takes a checkpoint, and prints the uids, and the states it holds by operator id. */
public final class OperatorStates {
    static final MapStateDescriptor<String, Long> RULES = new MapStateDescriptor<>("rules", String.class, Long.class);

    public static void main(String[] args) throws Exception {
        Path checkpoints = Files.createTempDirectory("operator-states");
        Configuration configuration = new Configuration();
        for (String key : new String[] {"state.checkpoints.dir", "execution.checkpointing.dir"}) configuration.setString(key, checkpoints.toUri().toString());
        for (String key : new String[] {"rest.bind-port", "rest.port"}) configuration.setString(key, "0");
        configuration.setString("execution.checkpointing.interval", "300");
        configuration.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        configuration.setString("taskmanager.memory.network.min", "64m");
        configuration.setString("taskmanager.memory.network.max", "64m");
        configuration.setString("taskmanager.memory.managed.size", "32m");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        build(env);
        JobGraph graph = env.getStreamGraph().getJobGraph();
        UIDS.forEach(uid -> System.out.println("UID\t" + uid));
        try (MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder().setConfiguration(configuration)
                .setNumTaskManagers(1).setNumSlotsPerTaskManager(1).build())) {
            cluster.start();
            cluster.submitJob(graph).get();
            Path metadata = waitForCheckpoint(checkpoints, 12);
            print(metadata);
            cluster.cancelJob(graph.getJobID()).get();
        }
        System.exit(0);
    }

    static final List<String> UIDS = new ArrayList<>();

    static <T> SingleOutputStreamOperator<T> uid(DataStream<T> stream, String uid) {
        UIDS.add(uid);
        return ((SingleOutputStreamOperator<T>) stream).uid(uid);
    }

    static void build(StreamExecutionEnvironment env) throws Exception {
        DataStream<Long> numbers = uid(env.fromSequence(0, Long.MAX_VALUE / 2), "fromSequence").map(n -> { Thread.sleep(2); return n; })
                .returns(Types.LONG).assignTimestampsAndWatermarks(WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((n, t) -> n));
        KeyedStream<Long, Long> keyed = numbers.keyBy(n -> n % 3, Types.LONG);
        BroadcastStream<Long> rules = numbers.broadcast(RULES);
        uid(keyed.process(new Kinds()), "process");
        uid(keyed.reduce((ReduceFunction<Long>) Long::sum), "reduce");
        uid(numbers.map(n -> Tuple2.of(1L, n)).returns(Types.TUPLE(Types.LONG, Types.LONG)).keyBy(t -> t.f0, Types.LONG).sum(1), "sum");
        WindowedStream<Long, Long, TimeWindow> windows = keyed.window(tumbling());
        uid(windows.reduce((ReduceFunction<Long>) Long::sum), "window.reduce");
        uid(keyed.window(tumbling()).process(new Windows()), "window.process");
        uid(keyed.window(session()).process(new Windows()), "window.process session");
        uid(keyed.countWindow(1000).reduce((ReduceFunction<Long>) Long::sum), "window.reduce countWindow");
        uid(keyed.countWindow(1000, 10).reduce((ReduceFunction<Long>) Long::sum), "window.reduce countWindow sliding");
        uid(numbers.windowAll(tumbling()).reduce((ReduceFunction<Long>) Long::sum), "windowAll.reduce");
        uid(AsyncDataStream.unorderedWait(numbers, new Async(), 1, TimeUnit.SECONDS), "unorderedWait");
        uid(joined(keyed.intervalJoin(keyed)).process(new Joined()), "intervalJoin.process");
        uid(numbers.join(numbers).where(n -> n, Types.LONG).equalTo(n -> n, Types.LONG).window(tumbling())
                .apply((JoinFunction<Long, Long, Long>) Long::sum, Types.LONG), "join.apply");
        uid(keyed.connect(keyed).process(new Both()), "connect.process");
        uid(keyed.connect(rules).process(new Broadcast()), "connect.process broadcast");
        uid(numbers.map(new Buffering()), "map");
        uid(keyed.filter(new Filtering()), "filter");
    }

    static class Kinds extends KeyedProcessFunction<Long, Long, Long> implements CheckpointedFunction {
        @Override public void initializeState(FunctionInitializationContext context) throws Exception {
            KeyedStateStore store = context.getKeyedStateStore();
            store.getState(new ValueStateDescriptor<>("value", String.class));
            store.getListState(new ListStateDescriptor<>("list", Types.LONG));
            store.getMapState(new MapStateDescriptor<>("map", String.class, Long.class));
            store.getReducingState(new ReducingStateDescriptor<>("reducing", Long::sum, Long.class));
            store.getAggregatingState(new AggregatingStateDescriptor<>("aggregating", new Sum(), Long.class));
        }
        @Override public void snapshotState(FunctionSnapshotContext context) {}
        @Override public void processElement(Long n, Context context, Collector<Long> out) { out.collect(n); }
    }

    static class Sum implements AggregateFunction<Long, Long, Long> {
        @Override public Long createAccumulator() { return 0L; }
        @Override public Long add(Long n, Long sum) { return n + sum; }
        @Override public Long getResult(Long sum) { return sum; }
        @Override public Long merge(Long a, Long b) { return a + b; }
    }

    static class Windows extends ProcessWindowFunction<Long, Long, Long, TimeWindow> {
        @Override public void process(Long key, Context context, Iterable<Long> numbers, Collector<Long> out) throws Exception {
            context.globalState().getState(new ValueStateDescriptor<>("fired", Long.class)).update(1L);
        }
    }

    static class Async implements AsyncFunction<Long, Long> {
        @Override public void asyncInvoke(Long n, ResultFuture<Long> future) { future.complete(Collections.singleton(n)); }
    }

    static class Joined extends ProcessJoinFunction<Long, Long, Long> {
        @Override public void processElement(Long left, Long right, Context context, Collector<Long> out) { out.collect(left); }
    }

    static class Both extends KeyedCoProcessFunction<Long, Long, Long, Long> {
        @Override public void processElement1(Long n, Context context, Collector<Long> out) { context.timerService().registerEventTimeTimer(n + 1); }
        @Override public void processElement2(Long n, Context context, Collector<Long> out) {}
    }

    static class Broadcast extends KeyedBroadcastProcessFunction<Long, Long, Long, Long> {
        @Override public void processElement(Long n, ReadOnlyContext context, Collector<Long> out) throws Exception { context.getBroadcastState(RULES).get("a"); }
        @Override public void processBroadcastElement(Long n, Context context, Collector<Long> out) throws Exception { context.getBroadcastState(RULES).put("a", n); }
    }

    static class Buffering implements MapFunction<Long, Long>, CheckpointedFunction {
        @Override public Long map(Long n) { return n; }
        @Override public void snapshotState(FunctionSnapshotContext context) {}
        @Override public void initializeState(FunctionInitializationContext context) throws Exception {
            OperatorStateStore store = context.getOperatorStateStore();
            store.getListState(new ListStateDescriptor<>("split", Long.class));
            store.getUnionListState(new ListStateDescriptor<>("union", Long.class));
            store.getBroadcastState(new MapStateDescriptor<>("broadcast", String.class, Long.class));
        }
    }

    static class Filtering extends RichFilterFunction<Long> {
        private static final ValueStateDescriptor<Long> SEEN = new ValueStateDescriptor<>("seen", Long.class);
        private transient ValueState<Long> seen;
        @Override public boolean filter(Long n) throws Exception {
            if (seen == null) seen = getRuntimeContext().getState(SEEN);
            seen.update(n);
            return true;
        }
    }

    // what takes a Time in 1.x and a Duration in 2.x

    @SuppressWarnings("unchecked")
    static WindowAssigner<Object, TimeWindow> tumbling() throws Exception {
        return (WindowAssigner<Object, TimeWindow>) make(TumblingEventTimeWindows.class, "of");
    }

    @SuppressWarnings("unchecked")
    static WindowAssigner<Object, TimeWindow> session() throws Exception {
        return (WindowAssigner<Object, TimeWindow>) make(EventTimeSessionWindows.class, "withGap");
    }

    static Object make(Class<?> owner, String method) throws Exception {
        for (Method each : owner.getMethods()) {
            if (each.getName().equals(method) && each.getParameterCount() == 1) return each.invoke(null, time(each.getParameterTypes()[0], 200));
        }
        throw new NoSuchMethodException(method);
    }

    static Object time(Class<?> type, long millis) throws Exception {
        return type == Duration.class ? Duration.ofMillis(millis) : type.getMethod("milliseconds", long.class).invoke(null, millis);
    }

    @SuppressWarnings("unchecked")
    static KeyedStream.IntervalJoined<Long, Long, Long> joined(KeyedStream.IntervalJoin<Long, Long, Long> join) throws Exception {
        for (Method each : join.getClass().getMethods()) {
            if (each.getName().equals("between")) {
                Class<?> type = each.getParameterTypes()[0];
                return (KeyedStream.IntervalJoined<Long, Long, Long>) each.invoke(join, time(type, -1), time(type, 1));
            }
        }
        throw new NoSuchMethodException("between");
    }

    // what a checkpoint holds

    static Path waitForCheckpoint(Path root, int least) throws Exception {
        for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; Thread.sleep(100)) {
            try (java.util.stream.Stream<Path> files = Files.walk(root)) {
                Optional<Path> found = files.filter(file -> file.getFileName().toString().equals("_metadata"))
                        .filter(file -> Integer.parseInt(file.getParent().getFileName().toString().substring(4)) >= least).findAny();
                if (found.isPresent()) return found.get();
            } catch (java.io.UncheckedIOException moved) {
                // a checkpoint that is being removed
            }
        }
        throw new IllegalStateException("no checkpoint");
    }

    static void print(Path metadata) throws Exception {
        CheckpointMetadata read;
        try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
            read = Checkpoints.loadCheckpointMetadata(in, OperatorStates.class.getClassLoader(), metadata.toString());
        }
        for (OperatorState operator : read.getOperatorStates()) {
            Set<String> states = new TreeSet<>();
            for (OperatorSubtaskState subtask : operator.getStates()) {
                for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
                    handle.getStateNameToPartitionOffsets().forEach((name, info) -> states.add(name + " " + info.getDistributionMode()));
                }
                for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
                    try (InputStream in = ((StreamStateHandle) handle).openInputStream()) {
                        KeyedBackendSerializationProxy<?> proxy = new KeyedBackendSerializationProxy<>(OperatorStates.class.getClassLoader());
                        proxy.read(new DataInputViewStreamWrapper(in));
                        for (StateMetaInfoSnapshot state : proxy.getStateMetaInfoSnapshots()) {
                            String kind = state.getOption(StateMetaInfoSnapshot.CommonOptionsKeys.KEYED_STATE_TYPE);
                            states.add(state.getName() + " " + (kind == null ? "TIMER" : kind));
                        }
                    }
                }
            }
            System.out.println("STATES\t" + operator.getOperatorID() + "\t" + String.join("\t", states));
        }
    }
}
