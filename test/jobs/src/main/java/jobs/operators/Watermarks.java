package jobs.operators;

import java.time.Duration;
import jobs.data.Click;
import jobs.data.Inputs;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Watermarks within the stream, and processing with timers. */
public class Watermarks {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.clicks(env)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Click>forBoundedOutOfOrderness(Duration.ofSeconds(5)).withTimestampAssigner((click, old) -> click.at))
                .uid("clicks-watermarks-v1")
                .keyBy(click -> click.user)
                .process(new Idle())
                .uid("idle-process-v1")
                .print()
                .uid("idle-sink-v1");
        env.execute();
    }

    static class Idle extends KeyedProcessFunction<String, Click, String> {
        @Override
        public void processElement(Click click, Context context, Collector<String> out) {
            context.timerService().registerEventTimeTimer(click.at + 60_000);
        }

        @Override
        public void onTimer(long at, OnTimerContext context, Collector<String> out) {
            out.collect(context.getCurrentKey());
        }
    }
}
