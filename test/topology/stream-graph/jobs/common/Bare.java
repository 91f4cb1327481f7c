import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;
import org.apache.flink.api.common.typeinfo.Types;

public class Bare {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        OutputTag<Long> late = new OutputTag<>("late", Types.LONG);
        DataStream<Long> source = env.fromSequence(1, 10).slotSharingGroup("in");
        source.sinkTo(new org.apache.flink.streaming.api.functions.sink.PrintSink<>());
        SingleOutputStreamOperator<Long> processed = source.process(new Functions.Plain()).setParallelism(1);
        processed.getSideOutput(late).map(n -> n).returns(Types.LONG).setParallelism(1).slotSharingGroup("in").print();
        processed.shuffle().filter(n -> n > 1).print();
        env.disableOperatorChaining();
        env.execute();
    }
}
