package shop;

import lib.Money;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Whether a receipt is a POJO cannot be known without the class path. */
class Receipts {
    public static class Receipt {
        public Money total;
    }

    void print(DataStream<Receipt> receipts) {
        receipts.print().uid("receipts-print-v1");
    }
}
