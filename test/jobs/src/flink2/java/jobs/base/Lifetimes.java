package jobs.base;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/** How long state lives. */
public final class Lifetimes {
    private Lifetimes() {}

    public static StateTtlConfig ofHours(int hours) {
        return StateTtlConfig.newBuilder(Duration.ofHours(hours)).setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite).build();
    }
}
