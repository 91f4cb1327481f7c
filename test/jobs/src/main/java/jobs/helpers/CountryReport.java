package jobs.helpers;

import jobs.data.Country;
import jobs.data.Order;
import org.apache.flink.streaming.api.datastream.DataStream;

/** A part with state of its own: the country it is about. */
public class CountryReport {
    private final Country country;
    private final String prefix;

    public CountryReport(Country country) {
        this.country = country;
        this.prefix = country.name().toLowerCase() + "-report";
    }

    public DataStream<String> attachTo(DataStream<Order> orders) {
        Country wanted = country;
        return orders.filter(order -> order.country == wanted)
                .uid(prefix + "-filter-v1")
                .map(order -> wanted + ": " + order.cents)
                .uid(prefix + "-map-v1")
                .name(country + " report");
    }
}
