package jobs.builders;

import jobs.data.Inputs;
import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Environment and streams are fields; methods share them. */
public class FieldsJob {
    private static final String SINK_UID = "ids-sink-v1";

    private final StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    private final DataStream<Order> orders;
    private DataStream<String> ids;

    FieldsJob() {
        this.orders = Inputs.orders(env);
    }

    public static void main(String[] args) throws Exception {
        FieldsJob job = new FieldsJob();
        job.wire();
        job.execute();
    }

    void wire() {
        ids = orders.map(order -> order.id).uid("ids-map-v1");
        this.ids.print().uid(SINK_UID);
    }

    void execute() throws Exception {
        env.execute(getClass().getName());
    }
}
