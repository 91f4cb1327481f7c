package jobs.flink1;

import java.util.Properties;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaProducer;

/** The Kafka connectors that Flink 2 no longer has. */
public class OldKafka {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", "localhost:9092");
        properties.setProperty("group.id", "old-kafka");
        FlinkKafkaConsumer<String> consumer = new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), properties);
        consumer.setStartFromEarliest();
        env.addSource(consumer).uid("orders-source-v1")
                .filter(line -> !line.isEmpty()).uid("orders-filter-v1")
                .addSink(new FlinkKafkaProducer<>("copies", new SimpleStringSchema(), properties)).uid("copies-sink-v1");
        env.execute();
    }
}
