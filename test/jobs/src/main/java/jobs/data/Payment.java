package jobs.data;

import java.util.List;

/** A payment: a POJO with getters and setters. */
public class Payment {
    private String orderId;
    private long cents;
    private List<String> vouchers;

    public static Payment numbered(long n) {
        Payment payment = new Payment();
        payment.setOrderId("o-" + n);
        payment.setCents(100 * n);
        return payment;
    }

    public String getOrderId() { return orderId; }

    public void setOrderId(String orderId) { this.orderId = orderId; }

    public long getCents() { return cents; }

    public void setCents(long cents) { this.cents = cents; }

    public List<String> getVouchers() { return vouchers; }

    public void setVouchers(List<String> vouchers) { this.vouchers = vouchers; }
}
