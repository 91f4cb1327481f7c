package jobs.uids;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink refuses this job: two operators of one flow have the same uid. */
public class DuplicateUid {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> numbers = env.fromSequence(1, 3).uid("numbers-v1");
        numbers.map(n -> n + 1).uid("same-v1").print();
        numbers.map(n -> n + 2).uid("same-v1").print();
        env.execute();
    }
}
