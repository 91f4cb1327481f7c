package jobs.state;

import jobs.data.Click;
import jobs.data.Inputs;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Keyed state that {@code initializeState} registers. */
public class KeyedStore {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Inputs.clicks(env).keyBy(click -> click.user).flatMap(new FirstClick()).uid("first-flatmap-v1").print().uid("first-sink-v1");
        env.execute();
    }

    static class FirstClick extends RichFlatMapFunction<Click, Click> implements CheckpointedFunction {
        private final ValueStateDescriptor<Boolean> seenDescriptor = new ValueStateDescriptor<>("seen", Types.BOOLEAN);
        private transient ValueState<Boolean> seen;

        @Override
        public void initializeState(FunctionInitializationContext context) throws Exception {
            seen = context.getKeyedStateStore().getState(seenDescriptor);
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {}

        @Override
        public void flatMap(Click click, Collector<Click> out) throws Exception {
            if (seen.value() == null) {
                seen.update(true);
                out.collect(click);
            }
        }
    }
}
