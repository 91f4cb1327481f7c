import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.api.common.typeinfo.Types;

public class Simple {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStreamSource<Long> unused = env.fromSequence(1, 2);
        DataStream<Long> numbers = env.fromSequence(1, 10);
        DataStream<Long> mapped = numbers.map(n -> n + 1).returns(Types.LONG).flatMap((Long n, org.apache.flink.util.Collector<Long> out) -> out.collect(n)).returns(Types.LONG);
        DataStream<Long> filtered = mapped.filter(n -> n > 0).uid("filter").name("positive").process(new Functions.Plain());
        DataStream<Long> stamped = filtered.assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks());
        DataStream<Long> async = AsyncDataStream.unorderedWait(stamped, new Functions.Lookup(), 1, TimeUnit.SECONDS);
        KeyedStream<Long, Long> keyed = async.keyBy(n -> n, Types.LONG);
        keyed.process(new Functions.Keyed()).setUidHash("0123456789abcdef0123456789abcdef").print();
        keyed.reduce((a, b) -> a + b).print("reduced").name("out").uid("out");
        keyed.sum(0).rebalance().map(n -> n).returns(Types.LONG).printToErr();
        mapped.union(filtered, stamped).map(n -> n).returns(Types.LONG).disableChaining().forward().map(n -> n).returns(Types.LONG).startNewChain();
        env.execute();
    }
}
