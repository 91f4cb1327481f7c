import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job with what Kafka's connectors keep; the topics `orders` and `totals` are there. */
class KafkaKinds {
  static void build(StreamExecutionEnvironment env, String broker) throws Exception {
    KafkaSource<String> source = KafkaSource.<String>builder()
        .setBootstrapServers(broker)
        .setTopics("orders")
        .setGroupId("kinds")
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setValueOnlyDeserializer(new SimpleStringSchema())
        .build();
    DataStream<String> orders = env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders").uid("orders-source-v1");
    KafkaSink<String> sink = KafkaSink.<String>builder()
        .setBootstrapServers(broker)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix("totals-of-kinds")
        .setProperty("transaction.timeout.ms", "60000")
        .setRecordSerializer(KafkaRecordSerializationSchema.<String>builder().setTopic("totals").setValueSerializationSchema(new SimpleStringSchema()).build())
        .build();
    orders.sinkTo(sink).uid("totals-sink-v1").name("totals");
    try {
      Class.forName("LegacyKinds").getDeclaredMethod("build", DataStream.class, String.class).invoke(null, orders, broker);
    } catch (ClassNotFoundException gone) {
    }
  }
}
