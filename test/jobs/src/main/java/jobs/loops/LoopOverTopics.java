package jobs.loops;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A source for each topic, all into one stream. */
public class LoopOverTopics {
    private static final String[] TOPICS = {"orders", "returns", "gifts"};

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<String> all = null;
        for (String topic : TOPICS) {
            KafkaSource<String> source = KafkaSource.<String>builder()
                    .setBootstrapServers("localhost:9092").setTopics(topic).setValueOnlyDeserializer(new SimpleStringSchema()).build();
            DataStream<String> lines = env.fromSource(source, WatermarkStrategy.noWatermarks(), topic).uid(topic + "-source-v1");
            all = all == null ? lines : all.union(lines);
        }
        all.map(String::length).uid("lengths-map-v1").print().uid("lengths-sink-v1");
        env.execute("topics");
    }
}
