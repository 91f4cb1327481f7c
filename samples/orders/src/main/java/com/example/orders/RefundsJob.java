package com.example.orders;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Lists large refunds. New, and written in a hurry: it has not been started yet. */
public final class RefundsJob {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(60_000);
        env.setMaxParallelism(128);

        KafkaSource<String> payments = KafkaSource.<String>builder()
                .setBootstrapServers("localhost:9092")
                .setGroupId("refunds-job")
                .setTopics("payments")
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();

        env.fromSource(payments, WatermarkStrategy.noWatermarks(), "payments")
                .uid("refunds-source-v1")
                .map(Payment::parse)
                .uid("refunds-map-v1")
                .filter(payment -> payment.cents < 0)
                .uid("refunds-filter-v1")
                .filter(payment -> payment.cents < -10_000)
                .uid("refunds-filter-v1")
                .print()
                .uid("refunds-sink-v1");

        env.execute("refunds");
    }
}
