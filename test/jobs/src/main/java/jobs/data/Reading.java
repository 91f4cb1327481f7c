package jobs.data;

/** What a sensor measured. Records are POJOs from Flink 1.19 on. */
public record Reading(String sensor, double celsius, long at) {
    public static Reading numbered(long n) {
        return new Reading("s-" + n % 5, 20 + n % 7, n);
    }
}
