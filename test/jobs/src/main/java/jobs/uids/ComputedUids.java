package jobs.uids;

import jobs.data.Order;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Uids that code works out. */
public class ComputedUids {
    enum Stage { PARSED, CHECKED }

    private static final int VERSION = 3;

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        String text = """
                text-block-v1""";
        env.fromSequence(1, 10).uid("numbers" + '-' + "source" + "-v" + VERSION)
                .map(n -> n).uid(String.format("%s-map-v%d", "numbers", 2))
                .map(n -> n).uid(text)
                .map(n -> n).uid(Stage.PARSED.name())
                .map(n -> n).uid(Stage.CHECKED.toString().toLowerCase())
                .map(n -> n).uid(ComputedUids.class.getSimpleName())
                .map(n -> n).uid(Order.class.getName() + "-map")
                .map(n -> n).uid(String.valueOf(VERSION))
                .map(n -> n).uid(Integer.toString(7))
                .map(n -> n).uid(OrderUids.of("map"))
                .map(n -> n).uid(OrderUids.numbered("map", VERSION - 1))
                .map(n -> n).uid("prefix-".concat("map").replace('-', '_').trim())
                .map(n -> n).uid(new StringBuilder("built").append(1).append('x').toString())
                .print().uid("numbers-sink-v%d".formatted(VERSION));
        env.execute();
    }
}
