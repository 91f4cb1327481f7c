package jobs.flink1;

import jobs.data.Click;
import jobs.data.Inputs;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import org.apache.flink.streaming.api.windowing.time.Time;
import org.apache.flink.streaming.api.windowing.triggers.ContinuousProcessingTimeTrigger;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Windows in time, with every kind of function. */
public class TimeWindows {
    private static final OutputTag<Click> LATE = new OutputTag<Click>("late") {};

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        KeyedStream<Click, String> clicks = Inputs.clicks(env)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Click>forMonotonousTimestamps().withTimestampAssigner((click, old) -> click.at))
                .uid("clicks-watermarks-v1")
                .keyBy(click -> click.page);
        clicks.window(TumblingEventTimeWindows.of(Time.minutes(1))).reduce((a, b) -> b).uid("minute-reduce-v1").print();
        clicks.window(SlidingEventTimeWindows.of(Time.hours(1), Time.minutes(5))).aggregate(new Count(), new Named()).uid("hour-aggregate-v1").print();
        SingleOutputStreamOperator<String> sessions = clicks.window(EventTimeSessionWindows.withGap(Time.minutes(30)))
                .allowedLateness(Time.minutes(1)).sideOutputLateData(LATE).process(new Named2()).uid("session-process-v1");
        sessions.print();
        sessions.getSideOutput(LATE).print().uid("late-sink-v1");
        clicks.window(TumblingProcessingTimeWindows.of(Time.seconds(10))).trigger(ContinuousProcessingTimeTrigger.of(Time.seconds(1))).max("at").uid("ten-max-v1").print();
        clicks.windowAll(TumblingEventTimeWindows.of(Time.minutes(1))).aggregate(new Count()).uid("all-aggregate-v1").print();
        env.execute();
    }

    static class Count implements AggregateFunction<Click, Long, Long> {
        @Override
        public Long createAccumulator() { return 0L; }

        @Override
        public Long add(Click click, Long count) { return count + 1; }

        @Override
        public Long getResult(Long count) { return count; }

        @Override
        public Long merge(Long a, Long b) { return a + b; }
    }

    static class Named extends ProcessWindowFunction<Long, Tuple2<String, Long>, String, TimeWindow> {
        @Override
        public void process(String page, Context context, Iterable<Long> counts, Collector<Tuple2<String, Long>> out) {
            for (Long count : counts) out.collect(Tuple2.of(page, count));
        }
    }

    static class Named2 extends ProcessWindowFunction<Click, String, String, TimeWindow> {
        @Override
        public void process(String page, Context context, Iterable<Click> clicks, Collector<String> out) { out.collect(page); }
    }
}
