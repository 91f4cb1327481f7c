import org.apache.flink.api.common.serialization.*;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.sink.compactor.*;
import org.apache.flink.connector.kafka.sink.*;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.api.common.typeinfo.Types;

public class Sinks {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<String> lines = env.fromSequence(1, 10).map(n -> "" + n).returns(Types.STRING);
        KafkaSink<String> kafka = KafkaSink.<String>builder().setBootstrapServers("localhost:9092")
            .setRecordSerializer(KafkaRecordSerializationSchema.builder().setTopic("t").setValueSerializationSchema(new SimpleStringSchema()).build()).build();
        FileSink<String> file = FileSink.forRowFormat(new Path("/tmp/out"), new SimpleStringEncoder<String>()).build();
        FileSink<String> compacted = FileSink.forRowFormat(new Path("/tmp/out"), new SimpleStringEncoder<String>())
            .enableCompact(FileCompactStrategy.Builder.newBuilder().enableCompactionOnCheckpoint(5).build(), new RecordWiseFileCompactor<>(new DecoderBasedReader.Factory<>(SimpleStringDecoder::new)))
            .build();
        FileSink<String> was = FileSink.forRowFormat(new Path("/tmp/out"), new SimpleStringEncoder<String>()).disableCompact().build();
        lines.sinkTo(kafka).uid("kafka-sink-v1").name("to kafka");
        lines.sinkTo(file);
        lines.sinkTo(compacted).uid("compacted").setParallelism(3);
        lines.map(s -> s).returns(Types.STRING).slotSharingGroup("other").sinkTo(was).uid("was").disableChaining();
        lines.sinkTo(new org.apache.flink.streaming.api.functions.sink.PrintSink<>()).uid("print");
        env.execute();
    }
}
