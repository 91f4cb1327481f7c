import java.time.Duration;

public class Times {
    static Duration minus() { return Duration.ofSeconds(-1); }
    static Duration plus() { return Duration.ofSeconds(1); }
}
