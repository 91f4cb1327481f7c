package jobs.data;

/** An order of the shop: a POJO with public fields. */
public class Order {
    public String id;
    public String customerId;
    public Country country;
    public long cents;
    public long placedAt;

    public Order() {}

    public Order(String id, String customerId, Country country, long cents, long placedAt) {
        this.id = id;
        this.customerId = customerId;
        this.country = country;
        this.cents = cents;
        this.placedAt = placedAt;
    }

    /** Reads a line such as {@code o-1;c-7;DE;1999;0}. */
    public static Order parse(String line) {
        String[] parts = line.split(";");
        return new Order(parts[0], parts[1], Country.valueOf(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4]));
    }

    public static Order numbered(long n) {
        return new Order("o-" + n, "c-" + n % 10, Country.values()[(int) (n % 3)], 100 * n, n);
    }
}
