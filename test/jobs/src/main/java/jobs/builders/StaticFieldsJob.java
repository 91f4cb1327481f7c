package jobs.builders;

import jobs.data.Click;
import jobs.data.Inputs;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Everything is static. */
public class StaticFieldsJob {
    private static final StreamExecutionEnvironment ENV = StreamExecutionEnvironment.getExecutionEnvironment();
    private static final KeySelector<Click, String> BY_USER = click -> click.user;
    private static final MapFunction<Click, String> PAGE = click -> click.page;

    public static void main(String[] args) throws Exception {
        ENV.setParallelism(1);
        Inputs.clicks(ENV).keyBy(BY_USER).map(PAGE).uid("page-map-v1").print().uid("page-sink-v1");
        ENV.execute();
    }
}
