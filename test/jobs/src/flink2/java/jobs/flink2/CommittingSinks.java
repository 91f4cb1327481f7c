package jobs.flink2;

import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A sink of the job's own, with writer state and a committer. */
public class CommittingSinks {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> numbers = env.fromSequence(1, 3).uid("numbers-source-v1");
        numbers.sinkTo(new Ledger()).uid("ledger-sink-v1").name("ledger");
        numbers.map(n -> n + 1).uid("numbers-map-v1").sinkTo(new Ledger());
        env.execute();
    }

    static class Ledger implements Sink<Long>, SupportsCommitter<String> {
        @Override
        public SinkWriter<Long> createWriter(WriterInitContext context) { return new Writer(); }

        @Override
        public Committer<String> createCommitter(CommitterInitContext context) { return new Commits(); }

        @Override
        public SimpleVersionedSerializer<String> getCommittableSerializer() { return new Texts(); }
    }

    static class Writer implements CommittingSinkWriter<Long, String> {
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
