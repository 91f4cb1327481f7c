package jobs.several;

import jobs.data.Inputs;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One main, two jobs: the first on one environment, the second on another. */
public class TwoJobsInOneMain {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment orders = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.orders(orders).print().uid("sink-v1");
        orders.execute("orders");

        StreamExecutionEnvironment payments = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.payments(payments).print().uid("sink-v1");
        payments.execute("payments");
    }
}
