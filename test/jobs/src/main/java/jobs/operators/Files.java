package jobs.operators;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** From files to files. */
public class Files {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        FileSource<String> source = FileSource.forRecordStreamFormat(new TextLineInputFormat(), new Path("file:///tmp/in")).build();
        DataStream<String> lines = env.fromSource(source, WatermarkStrategy.noWatermarks(), "lines").uid("lines-source-v1");
        FileSink<String> sink = FileSink.forRowFormat(new Path("file:///tmp/out"), new SimpleStringEncoder<String>("UTF-8")).build();
        lines.sinkTo(sink).uid("lines-sink-v1").name("copied").setParallelism(2);
        lines.map(String::toUpperCase).sinkTo(sink);
        env.execute();
    }
}
