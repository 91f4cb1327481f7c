package jobs.helpers;

import jobs.data.Country;
import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Two instances of a part, each with uids of its own. */
public class InstanceHelpers {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Order> orders = Inputs.orders(env);
        new CountryReport(Country.DE).attachTo(orders).print().uid("de-sink-v1");
        CountryReport french = new CountryReport(Country.FR);
        french.attachTo(orders).print().uid("fr-sink-v1");
        env.execute("instances");
    }
}
