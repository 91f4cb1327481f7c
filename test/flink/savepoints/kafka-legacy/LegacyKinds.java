import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaProducer;
import org.apache.flink.streaming.connectors.kafka.KafkaSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The connectors that went with Flink 2.0. */
class LegacyKinds {
  static void build(DataStream<String> orders, String broker) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", broker);
    properties.setProperty("group.id", "kinds");
    properties.setProperty("transaction.timeout.ms", "60000");
    KafkaSerializationSchema<String> schema =
        (word, time) -> new ProducerRecord<>("totals", word.getBytes(StandardCharsets.UTF_8));
    orders.addSink(new FlinkKafkaProducer<>("totals", schema, properties, FlinkKafkaProducer.Semantic.EXACTLY_ONCE, 2))
        .uid("totals-producer-v1").name("totals of old");
    FlinkKafkaConsumer<String> consumer = new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), properties);
    consumer.setStartFromEarliest();
    orders.getExecutionEnvironment().addSource(consumer).uid("orders-consumer-v1").print().uid("orders-print-v1");
  }
}
