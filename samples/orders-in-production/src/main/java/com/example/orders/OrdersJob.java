package com.example.orders;

import java.util.Arrays;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;

/** The revenue of each country. With {@code --demo} it invents 500 orders and needs no Kafka. */
public final class OrdersJob {
    /** Most of the shop's customers live in one country. */
    private static final String[] COUNTRIES = {"DE", "DE", "AT", "DE", "DE", "FR", "DE", "DE", "NL", "DE"};

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setMaxParallelism(128);

        DataStream<String> lines;
        if (Arrays.asList(args).contains("--demo")) {
            lines = env.fromSource(
                            new DataGeneratorSource<>(OrdersJob::demoLine, 500, Types.STRING),
                            WatermarkStrategy.noWatermarks(),
                            "invented orders")
                    .uid("orders-source");
        } else {
            env.enableCheckpointing(60_000);
            Properties kafka = new Properties();
            kafka.setProperty("bootstrap.servers", "localhost:9092");
            kafka.setProperty("group.id", "orders-job");
            lines = env.addSource(new FlinkKafkaConsumer<>("orders", new SimpleStringSchema(), kafka), "orders")
                    .uid("orders-source");
        }

        lines.map(Order::parse)
                .uid("orders-map-v1")
                .keyBy(Order::getCountry)
                .process(new CountryRevenue())
                .uid("revenue-process-v1")
                .print()
                .uid("revenue-sink-v1");

        env.execute("orders");
    }

    private static String demoLine(long n) {
        long cents = 1_000 + n * 37 % 9_000;
        return n + ";customer-" + n % 50 + ";" + COUNTRIES[(int) (n % COUNTRIES.length)] + ";" + cents;
    }
}
