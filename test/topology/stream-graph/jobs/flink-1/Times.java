import org.apache.flink.streaming.api.windowing.time.Time;

public class Times {
    static Time minus() { return Time.seconds(-1); }
    static Time plus() { return Time.seconds(1); }
}
