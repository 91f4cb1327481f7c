package jobs.uids;

/** The uids of the orders' jobs. */
public final class OrderUids {
    public static final String VERSION = "v1";
    public static final String SOURCE = "orders-source-" + VERSION;
    public static final String MAP = "orders-map-" + VERSION;

    private OrderUids() {}

    /** {@code orders-print-v1} of {@code print}. */
    public static String of(String kind) {
        return String.join("-", "orders", kind, VERSION);
    }

    public static String numbered(String kind, int version) {
        return String.format("orders-%s-v%d", kind, version);
    }
}
