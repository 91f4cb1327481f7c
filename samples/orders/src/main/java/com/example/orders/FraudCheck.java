package com.example.orders;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Raises an alert when a customer's payments add up to more than 10,000. */
public class FraudCheck extends KeyedProcessFunction<String, Payment, String> {
    private static final long LIMIT = 1_000_000;

    private transient ValueState<PaymentHistory> history;

    @Override
    public void open(OpenContext context) {
        history = getRuntimeContext().getState(
                new ValueStateDescriptor<>("history", PaymentHistory.class));
    }

    @Override
    public void processElement(Payment payment, Context context, Collector<String> alerts) throws Exception {
        PaymentHistory seen = history.value();
        if (seen == null) {
            seen = new PaymentHistory();
        }
        seen.cents += payment.cents;
        seen.paymentIds.add(payment.id);
        if (seen.cents > LIMIT) {
            alerts.collect(payment.customer + ": check payments " + seen.paymentIds);
            history.clear();
        } else {
            history.update(seen);
        }
    }
}
