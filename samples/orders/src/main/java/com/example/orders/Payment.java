package com.example.orders;

/** One payment or, when negative, a refund: {@code id;customer;cents}. */
public class Payment {
    public String id;
    public String customer;
    public long cents;

    /** For Flink, which makes the object first and fills it afterwards. */
    public Payment() {}

    public Payment(String id, String customer, long cents) {
        this.id = id;
        this.customer = customer;
        this.cents = cents;
    }

    public static Payment parse(String line) {
        String[] parts = line.split(";");
        return new Payment(parts[0], parts[1], Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
        return id + ";" + customer + ";" + cents;
    }
}
