package shop;

/** What a customer ordered. */
public class Total {
    public String customer;
    public long cents;
    public String currency = "EUR";
}
