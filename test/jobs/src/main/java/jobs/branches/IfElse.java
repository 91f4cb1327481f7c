// args: --demo
// args:
package jobs.branches;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One source or another, with the same uid. */
public class IfElse {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<String> lines;
        if (args.length > 0 && args[0].equals("--demo")) {
            lines = env.fromSource(new DataGeneratorSource<>(n -> "line " + n, 10, Types.STRING), WatermarkStrategy.noWatermarks(), "demo")
                    .uid("lines-source-v1");
        } else {
            KafkaSource<String> kafka = KafkaSource.<String>builder()
                    .setBootstrapServers("localhost:9092").setTopics("lines").setValueOnlyDeserializer(new SimpleStringSchema()).build();
            lines = env.fromSource(kafka, WatermarkStrategy.noWatermarks(), "lines").uid("lines-source-v1");
        }
        lines.map(String::trim).uid("lines-map-v1").print().uid("lines-sink-v1");
        env.execute();
    }
}
