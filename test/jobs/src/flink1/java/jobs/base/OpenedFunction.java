package jobs.base;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/** A process function that works with every Flink: {@code open} has another parameter in each line. */
public abstract class OpenedFunction<K, I, O> extends KeyedProcessFunction<K, I, O> {
    @Override
    public void open(Configuration parameters) { opened(); }

    /** Registers the states. */
    protected abstract void opened();
}
