package jobs.types;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jobs.data.Country;
import jobs.data.Money;
import jobs.data.Reading;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Types that Flink treats in ways of its own. */
public class OddTypes {
    public static class Basket {
        public List<String> items;
        public Map<String, Long> prices;
        public Instant at;
        public Optional<String> note;
        public Country[] countries;
        public Money total;
        public Tuple2<Integer, Basket> parent;
    }

    static class Fill implements MapFunction<Long, Basket> {
        @Override
        public Basket map(Long n) { return new Basket(); }
    }

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Basket> baskets = env.fromSequence(1, 3).uid("numbers-source-v1").map(new Fill()).uid("baskets-map-v1");
        baskets.map(basket -> basket.at).uid("at-map-v1").print();
        baskets.map(basket -> basket.total).uid("total-map-v1").print();
        env.fromSequence(1, 3).uid("more-source-v1").map(Reading::numbered).uid("readings-map-v1").print();
        env.execute();
    }
}
