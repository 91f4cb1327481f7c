import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.RichParallelSourceFunction;

/** Numbers without an end, from a SourceFunction: before Flink 1.12. */
class Numbers extends RichParallelSourceFunction<Long> {
  private volatile boolean runs = true;

  static DataStream<Long> of(StreamExecutionEnvironment env) {
    return env.addSource(new Numbers()).uid("numbers-source-v1");
  }

  @Override
  public void run(SourceContext<Long> context) throws Exception {
    for (long n = 0; runs; n++) {
      synchronized (context.getCheckpointLock()) {
        context.collect(n);
      }
      Thread.sleep(2);
    }
  }

  @Override
  public void cancel() {
    runs = false;
  }
}
