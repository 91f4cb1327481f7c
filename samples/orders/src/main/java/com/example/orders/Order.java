package com.example.orders;

/** One order, as the shop sends it: {@code id;customer;country;cents}. */
public class Order {
    private String id;
    private String customer;
    private String country;
    private long cents;

    public Order(String id, String customer, String country, long cents) {
        this.id = id;
        this.customer = customer;
        this.country = country;
        this.cents = cents;
    }

    public static Order parse(String line) {
        String[] parts = line.split(";");
        return new Order(parts[0], parts[1], parts[2], Long.parseLong(parts[3]));
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public long getCents() {
        return cents;
    }

    public void setCents(long cents) {
        this.cents = cents;
    }
}
