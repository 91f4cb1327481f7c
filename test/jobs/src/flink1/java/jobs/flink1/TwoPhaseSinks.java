package jobs.flink1;

import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.TwoPhaseCommittingSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A sink of the job's own, with a committer. */
public class TwoPhaseSinks {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> numbers = env.fromSequence(1, 3).uid("numbers-source-v1");
        numbers.sinkTo(new Ledger()).uid("ledger-sink-v1").name("ledger");
        numbers.map(n -> n + 1).uid("numbers-map-v1").sinkTo(new Ledger());
        env.execute();
    }

    static class Ledger implements TwoPhaseCommittingSink<Long, String> {
        @Override
        public PrecommittingSinkWriter<Long, String> createWriter(InitContext context) { return new Writer(); }

        @Override
        public Committer<String> createCommitter() { return new Commits(); }

        @Override
        public SimpleVersionedSerializer<String> getCommittableSerializer() { return new Texts(); }
    }

    static class Writer implements TwoPhaseCommittingSink.PrecommittingSinkWriter<Long, String> {
        @Override
        public void write(Long n, Context context) {}

        @Override
        public void flush(boolean end) {}

        @Override
        public Collection<String> prepareCommit() { return List.of(); }

        @Override
        public void close() {}
    }

    static class Commits implements Committer<String> {
        @Override
        public void commit(Collection<CommitRequest<String>> requests) {}

        @Override
        public void close() {}
    }

    static class Texts implements SimpleVersionedSerializer<String> {
        @Override
        public int getVersion() { return 1; }

        @Override
        public byte[] serialize(String text) { return text.getBytes(); }

        @Override
        public String deserialize(int version, byte[] bytes) { return new String(bytes); }
    }
}
