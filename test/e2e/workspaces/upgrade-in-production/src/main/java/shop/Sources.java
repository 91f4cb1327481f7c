package shop;

import java.util.Properties;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;

/** Where the jobs read. */
final class Sources {
    private Sources() {}

    static SingleOutputStreamOperator<String> orders(StreamExecutionEnvironment env) {
        Properties kafka = new Properties();
        kafka.setProperty("bootstrap.servers", "localhost:9092");
        kafka.setProperty("group.id", "orders-job");
        return env.addSource(new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka), "orders");
    }
}
