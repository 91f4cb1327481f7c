import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public class Loop {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> many = env.fromSequence(1, 2).uid("many");
        IterativeStream<Long> loop = many.iterate(5000);
        DataStream<Long> body = loop.map(n -> n).returns(Types.LONG);
        loop.closeWith(body.filter(n -> n > 0));
        body.print();
        env.execute();
    }
}
