package jobs.helpers;

import jobs.data.Click;
import jobs.data.Inputs;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One helper, called twice with another prefix. */
public class CalledTwice {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Click> clicks = Inputs.clicks(env);
        count(clicks, "pages", click -> click.page);
        count(clicks, "users", click -> click.user);
        env.execute("called twice");
    }

    private static void count(DataStream<Click> clicks, String what, KeySelector<Click, String> key) {
        clicks.keyBy(key)
                .map(click -> 1L)
                .uid(what + "-map-v1")
                .print(what)
                .uid(what + "-sink-v1");
    }
}
