package jobs.operators;

import jobs.data.Click;
import jobs.data.Inputs;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.windowing.ProcessAllWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;
import org.apache.flink.streaming.api.windowing.triggers.CountTrigger;
import org.apache.flink.streaming.api.windowing.windows.GlobalWindow;
import org.apache.flink.util.Collector;

/** Windows over all records: one subtask, a key of Flink's own. */
public class AllWindows {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(3);
        DataStream<Click> clicks = Inputs.clicks(env);
        clicks.countWindowAll(100).process(new Count()).uid("count-process-v1").print();
        clicks.windowAll(GlobalWindows.create()).trigger(CountTrigger.of(7)).reduce((a, b) -> b).uid("last-reduce-v1").print();
        env.execute();
    }

    static class Count extends ProcessAllWindowFunction<Click, Integer, GlobalWindow> {
        @Override
        public void process(Context context, Iterable<Click> clicks, Collector<Integer> out) {
            int count = 0;
            for (Click ignored : clicks) count++;
            out.collect(count);
        }
    }
}
