package jobs.templates;

import jobs.data.Reading;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Two jobs in one file, each with a main of its own, on one template. */
public class Sensors {
    abstract static class Job {
        void start() throws Exception {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            DataStream<Reading> readings = env.fromSequence(1, 20).uid("numbers-source-v1").map(Reading::numbered).uid("readings-map-v1");
            connect(readings);
            env.execute(getClass().getSimpleName());
        }

        abstract void connect(DataStream<Reading> readings);
    }

    public static class Warm extends Job {
        public static void main(String[] args) throws Exception { new Warm().start(); }

        @Override
        void connect(DataStream<Reading> readings) {
            readings.filter(reading -> reading.celsius() > 22).uid("warm-filter-v1").print().uid("warm-sink-v1");
        }
    }

    public static class Names extends Job {
        public static void main(String[] args) throws Exception { new Names().start(); }

        @Override
        void connect(DataStream<Reading> readings) {
            readings.map(Reading::sensor).uid("names-map-v1").print().uid("names-sink-v1");
        }
    }
}
