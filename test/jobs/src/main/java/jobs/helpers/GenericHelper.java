package jobs.helpers;

import jobs.data.Inputs;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A helper for streams of any type. */
public class GenericHelper {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        logged(Inputs.orders(env), "orders").map(order -> order.country).uid("country-map-v1").print().uid("country-sink-v1");
        logged(Inputs.payments(env), "payments").print().uid("payments-sink-v1");
        env.execute();
    }

    static <T> DataStream<T> logged(DataStream<T> stream, String name) {
        return stream.filter(any -> true).name("log " + name).uid(name + "-log-v1");
    }
}
