package com.example.orders;

import java.util.Properties;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;

/** Watches payments for fraud. The oldest job of the team: nobody has dared to touch it. */
public final class PaymentsJob {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(60_000);
        env.setMaxParallelism(128);

        Properties kafka = new Properties();
        kafka.setProperty("bootstrap.servers", "localhost:9092");
        kafka.setProperty("group.id", "payments-job");

        KafkaSink<String> alerts = KafkaSink.<String>builder()
                .setBootstrapServers("localhost:9092")
                .setRecordSerializer(KafkaRecordSerializationSchema.<String>builder()
                        .setTopic("fraud-alerts")
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .build();

        env.addSource(new FlinkKafkaConsumer<>("payments", new SimpleStringSchema(), kafka))
                .uid("payments-source-v1")
                .map(Payment::parse)
                .uid("payments-map-v1")
                .keyBy(payment -> payment.customer)
                .process(new FraudCheck())
                .sinkTo(alerts);

        env.execute("payments");
    }
}
