package jobs.data;

/** An amount. Flink needs Kryo for it: it has no constructor without arguments. */
public final class Money {
    private final long cents;
    private final String currency;

    public Money(long cents, String currency) {
        this.cents = cents;
        this.currency = currency;
    }

    public long cents() { return cents; }

    public String currency() { return currency; }
}
