// args: blue
// args: green
package jobs.uids;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Uids that depend on an argument. */
public class UidsFromArguments {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        String color = args.length > 0 ? args[0] : "none";
        env.fromSequence(1, 3).uid(color + "-source").map(n -> n).uid("numbers-map-v1").print().uid(uid(color));
        env.execute();
    }

    private static String uid(String color) { return color + "-sink"; }
}
