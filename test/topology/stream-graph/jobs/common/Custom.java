import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.*;

public class Custom {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setMaxParallelism(64);
        DataStream<Long> numbers = env.fromSequence(1, 10).setParallelism(2).slotSharingGroup("a");
        DataStream<Long> stamped = numbers.rebalance().assignTimestampsAndWatermarks(org.apache.flink.api.common.eventtime.WatermarkStrategy.noWatermarks());
        stamped.windowAll(EventTimeSessionWindows.withGap(Times.plus())).min(0).slotSharingGroup("default").name("least").print().disableChaining().name("sink");
        stamped.keyBy(n -> n, Types.LONG).process(new Functions.Plain()).uid("plain").setParallelism(4).global().print();
        stamped.keyBy(n -> n, Types.LONG).max(0).startNewChain().broadcast().connect(numbers).map(new Functions.CoMap()).rescale().print();
        numbers.coGroup(stamped).where(n -> n, Types.LONG).equalTo(n -> n, Types.LONG).window(GlobalWindows.create())
            .apply((x, y, out) -> {}, Types.LONG).print();
        env.execute();
    }
}
