package com.example.orders;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The sum each customer has paid so far. The job to copy from: one line is still missing. */
public final class ReceiptsJob {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(60_000);
        env.setMaxParallelism(128);

        KafkaSource<String> payments = KafkaSource.<String>builder()
                .setBootstrapServers("localhost:9092")
                .setGroupId("receipts-job")
                .setTopics("payments")
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();

        KafkaSink<String> receipts = KafkaSink.<String>builder()
                .setBootstrapServers("localhost:9092")
                .setRecordSerializer(KafkaRecordSerializationSchema.<String>builder()
                        .setTopic("receipts")
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .build();

        env.fromSource(payments, WatermarkStrategy.noWatermarks(), "payments")
                .uid("payments-source-v1")
                .map(Payment::parse)
                .uid("payments-map-v1")
                .keyBy(payment -> payment.customer)
                .reduce((sum, next) -> new Payment(next.id, next.customer, sum.cents + next.cents))
                .uid("receipts-reduce-v1")
                .map(Payment::toString)
                .uid("receipts-map-v1")
                .sinkTo(receipts)
                .uid("receipts-sink-v1");

        env.execute("receipts");
    }
}
