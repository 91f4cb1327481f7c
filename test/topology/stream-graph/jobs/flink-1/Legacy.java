import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.*;
import org.apache.flink.streaming.api.functions.sink.*;
import org.apache.flink.api.java.tuple.*;
import org.apache.flink.api.common.typeinfo.Types;
import java.util.concurrent.TimeUnit;

public class Legacy {
    public static class One implements SourceFunction<Long> {
        public void run(SourceContext<Long> context) {}
        public void cancel() {}
    }

    public static class Many extends RichParallelSourceFunction<Long> {
        public void run(SourceContext<Long> context) {}
        public void cancel() {}
    }

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> one = env.addSource(new One());
        DataStream<Long> many = env.addSource(new Many(), "many").uid("many");
        AsyncDataStream.orderedWait(many.map(n -> n).returns(Types.LONG), new Functions.Lookup(), 1, TimeUnit.SECONDS).addSink(new DiscardingSink<>());
        many.addSink(new DiscardingSink<>()).name("nothing");
        one.keyBy(n -> n, Types.LONG).process(new Functions.Plain()).writeAsText("/tmp/x");
        one.map(n -> Tuple2.of(n, n)).returns(Types.TUPLE(Types.LONG, Types.LONG)).project(1).print();
        env.readTextFile("/tmp/x").print();
        env.fromElements(1L, 2L).writeToSocket("localhost", 1, n -> new byte[0]);
        env.execute();
    }
}
