package jobs.base;

import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.time.Time;

/** How long state lives. */
public final class Lifetimes {
    private Lifetimes() {}

    public static StateTtlConfig ofHours(int hours) {
        return StateTtlConfig.newBuilder(Time.hours(hours)).setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite).build();
    }
}
