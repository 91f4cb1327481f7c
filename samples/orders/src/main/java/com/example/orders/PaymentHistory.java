package com.example.orders;

import java.util.ArrayList;
import java.util.List;

/** What {@link FraudCheck} remembers of a customer. */
public class PaymentHistory {
    public long cents;
    public List<String> paymentIds = new ArrayList<>();
}
