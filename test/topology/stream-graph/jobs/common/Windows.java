import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.windowing.assigners.*;

public class Windows {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        DataStream<Long> a = env.fromSequence(1, 10);
        DataStream<Long> b = env.fromSequence(1, 10).setParallelism(3);
        KeyedStream<Long, Long> keyed = a.keyBy(n -> n, Types.LONG);
        keyed.window(TumblingEventTimeWindows.of(Times.plus())).sum(0).print();
        keyed.window(EventTimeSessionWindows.withDynamicGap(n -> 1L)).aggregate(new Functions.Sum()).uid("session").print();
        keyed.window(SlidingProcessingTimeWindows.of(Times.plus(), Times.plus())).process(new Functions.Windowed()).name("named").print();
        keyed.countWindow(5).reduce((x, y) -> x + y).print();
        a.windowAll(TumblingProcessingTimeWindows.of(Times.plus())).reduce((x, y) -> x + y).print();
        a.countWindowAll(5).sum(0).print().setParallelism(1);
        a.coGroup(b).where(n -> n, Types.LONG).equalTo(n -> n, Types.LONG).window(TumblingEventTimeWindows.of(Times.plus()))
            .apply((x, y, out) -> {}, Types.LONG).print();
        a.join(b).where(n -> n, Types.LONG).equalTo(n -> n, Types.LONG).window(TumblingEventTimeWindows.of(Times.plus()))
            .apply((Long x, Long y) -> x, Types.LONG).print();
        env.execute();
    }
}
