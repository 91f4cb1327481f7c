import java.util.*;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.api.common.typeinfo.Types;

public class Sources {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.fromSource(new NumberSequenceSource(1, 2), WatermarkStrategy.noWatermarks(), "numbers").print();
        env.fromCollection(Arrays.asList(1L, 2L)).print();
        env.socketTextStream("localhost", 1).print();
        env.createInput(Formats.text()).map(s -> s).returns(Types.STRING).print();
        env.readFile(Formats.text(), "/tmp/x").uid("reader").name("reads").print();
        env.execute();
    }
}
