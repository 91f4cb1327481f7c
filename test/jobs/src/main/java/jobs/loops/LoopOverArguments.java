// args: orders
// args: orders payments
// args:
package jobs.loops;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A source for each argument: any number of them. */
public class LoopOverArguments {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(0, 0).uid("ticks-source-v1").print().uid("ticks-sink-v1");
        for (String name : args) {
            env.fromSequence(1, name.length()).uid(name + "-source-v1").print(name).uid(name + "-sink-v1");
        }
        env.execute();
    }
}
