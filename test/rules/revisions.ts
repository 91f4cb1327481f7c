/** Two revisions of a job as a fixture: what the tests of rules about changes are written in. */

const IMPORTS = `import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.*;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.filesystem.StreamingFileSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;`;

/** A class `Job` whose `main` has these lines, with further members. */
export function job(lines: string, members = ''): string {
  return `${IMPORTS}
public class Job {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
${lines}
        env.execute();
    }
${members}
}
`;
}

/** A fixture of a job as it was and as it is; marks stand in the latter. */
export function revisions(before: string, after: string): string {
  return `//- before/src/main/java/Job.java\n${before}\n//- after/src/main/java/Job.java\n${after}`;
}

/** A keyed function that counts, with a state of this name and type. */
export function counter(name = 'count', type = 'Long', more = ''): string {
  return `    public static class Counter extends KeyedProcessFunction<Long, Long, ${type}> {
        private transient ValueState<${type}> count;
        @Override
        public void open(Configuration parameters) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("${name}", ${type}.class));
${more}
        }
        @Override
        public void processElement(Long n, Context context, Collector<${type}> out) throws Exception {
            count.update(count.value());
        }
    }`;
}

/** Numbers that `uid` counts by key. */
export function counted(uid: string, members = counter()): string {
  return job(
    `        env.fromSequence(1, 100).uid("numbers-source-v1")
                .keyBy(n -> n % 10)
                .process(new Counter())${uid === '' ? '' : `.uid("${uid}")`}
                .print().uid("counts-sink-v1");`,
    members,
  );
}
