package jobs.loops;

import java.util.Arrays;
import java.util.List;
import jobs.data.Country;
import jobs.data.Inputs;
import jobs.data.Order;
import jobs.helpers.CountryReport;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job's parts made by {@code forEach} and by a stream of the JDK. */
public class ForEach {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        List.of("a", "b").forEach(copy -> orders.map(order -> order.id).uid("copy-" + copy).print().uid("copy-sink-" + copy));
        Arrays.stream(Country.values()).map(CountryReport::new).forEach(report -> report.attachTo(orders).print());
        env.execute();
    }
}
