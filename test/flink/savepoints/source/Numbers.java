import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Numbers without an end, and what else came with the sources and sinks of Flink 1.12. */
class Numbers {
  static DataStream<Long> of(StreamExecutionEnvironment env) {
    return env.fromSequence(0, Long.MAX_VALUE - 1).uid("numbers-source-v1");
  }

  /** A few numbers: from Flink 1.15 what reads them is part of a savepoint after it ended. */
  static DataStream<Long> few(StreamExecutionEnvironment env) {
    return env.fromSequence(1, 5).uid("few-source-v1").name("few");
  }

  static void toFiles(DataStream<Long> numbers, String folder) {
    numbers
        .sinkTo(FileSink.forRowFormat(new Path(folder), (Long n, java.io.OutputStream out) -> out.write('.')).build())
        .uid("files-sink-v1")
        .name("files");
  }
}
