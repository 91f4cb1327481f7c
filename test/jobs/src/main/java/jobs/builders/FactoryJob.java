package jobs.builders;

import jobs.data.Inputs;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Steps made by static factories. */
public class FactoryJob {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Step<Long, Long> above = Steps.above(500);
        DataStream<Long> cents = Steps.cents("cents-map-v1").on(Inputs.orders(env));
        above.on(cents).print().uid("cents-sink-v1");
        env.execute("factories");
    }
}
