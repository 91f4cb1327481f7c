package jobs.helpers;

import jobs.data.Inputs;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The parts of the job are static methods of other classes. */
public class OtherFileHelpers {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Enrichment.withMoney(Inputs.orders(env)).print().uid("money-sink-v1");
        env.execute("other file");
    }
}
