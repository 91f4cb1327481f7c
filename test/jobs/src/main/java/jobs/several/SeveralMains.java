package jobs.several;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Two mains in one file. */
public class SeveralMains {
    public static void main(String[] args) throws Exception {
        build("outer", 10);
    }

    public static final class Inner {
        public static void main(String[] args) throws Exception {
            build("inner", 20);
        }
    }

    private static void build(String name, long most) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(1, most).uid(name + "-source-v1").print().uid(name + "-sink-v1");
        env.execute(name);
    }
}
