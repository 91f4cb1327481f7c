package jobs.operators;

import jobs.data.Reading;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Sources for tests and demos. */
public class SmallSources {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(2);
        env.fromSource(new NumberSequenceSource(1, 5), WatermarkStrategy.noWatermarks(), "numbers").uid("numbers-source-v1").print();
        env.fromSequence(1, 5).name("sequence").print();
        GeneratorFunction<Long, Reading> readings = Reading::numbered;
        DataStreamSource<Reading> generated = env.fromSource(new DataGeneratorSource<>(readings, 5, TypeInformation.of(Reading.class)), WatermarkStrategy.forMonotonousTimestamps(), "readings");
        generated.print();
        env.socketTextStream("localhost", 9999).uid("socket-source-v1").flatMap(new Words()).uid("words-flatmap-v1").print();
        env.execute();
    }

    static class Words implements FlatMapFunction<String, String> {
        @Override
        public void flatMap(String line, Collector<String> out) {
            for (String word : line.split(" ")) out.collect(word);
        }
    }
}
