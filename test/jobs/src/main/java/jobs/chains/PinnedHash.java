package jobs.chains;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The id of an operator that once had no uid, pinned with {@code setUidHash}. */
public class PinnedHash {
    private static final String OLD_ID = "0a448493b4782967b150582570326227";

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(1, 10)
                .uid("numbers-source-v1")
                .keyBy(n -> n % 2)
                .reduce((a, b) -> Math.max(a, b))
                .setUidHash(OLD_ID)
                .map(n -> n * 2)
                .uid("numbers-map-v1")
                .setUidHash("aaaabbbbccccddddeeeeffff00001111")
                .print()
                .setUidHash("11112222333344445555666677778888");
        env.execute();
    }
}
