import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.api.common.typeinfo.Types;

public class Two {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(4);
        env.setMaxParallelism(256);
        DataStream<Long> a = env.fromSequence(1, 10).name("a");
        DataStream<Long> b = env.fromSequence(1, 10).setParallelism(2);
        KeyedStream<Long, Long> ka = a.keyBy(n -> n, Types.LONG);
        KeyedStream<Long, Long> kb = b.keyBy(n -> n, Types.LONG);
        BroadcastStream<Long> rules = b.broadcast(Functions.RULES);
        a.connect(b).map(new Functions.CoMap()).print();
        a.connect(b).flatMap(new Functions.CoFlatMap()).print();
        a.connect(b).process(new Functions.Co()).uid("co").print();
        ka.connect(kb).process(new Functions.KeyedCo()).print();
        a.connect(rules).process(new Functions.Broadcast()).print();
        ka.connect(rules).process(new Functions.KeyedBroadcast()).setMaxParallelism(64).print();
        ka.intervalJoin(kb).between(Times.minus(), Times.plus()).process(new Functions.Joined()).name("joined").print();
        env.execute();
    }
}
