package jobs.data;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Sources that need no other system. */
public final class Inputs {
    private Inputs() {}

    public static DataStream<Order> orders(StreamExecutionEnvironment env) {
        DataGeneratorSource<Order> source = new DataGeneratorSource<>(Order::numbered, 100, TypeInformation.of(Order.class));
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders").uid("orders-source-v1");
    }

    public static DataStream<Payment> payments(StreamExecutionEnvironment env) {
        DataGeneratorSource<Payment> source = new DataGeneratorSource<>(Payment::numbered, 100, Types.POJO(Payment.class));
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), "payments").uid("payments-source-v1");
    }

    public static DataStream<Click> clicks(StreamExecutionEnvironment env) {
        return env.fromSequence(1, 100).uid("clicks-source-v1").map(Click::numbered).uid("clicks-map-v1");
    }
}
