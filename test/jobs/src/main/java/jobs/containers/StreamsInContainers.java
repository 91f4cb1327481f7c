package jobs.containers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Streams that go through lists, maps, optionals, arrays and tuples on their way. */
public class StreamsInContainers {
    /** A graph that its caller builds by names. */
    static final class Graph {
        private final Map<String, SingleOutputStreamOperator<String>> nodes = new HashMap<>();
        private final StreamExecutionEnvironment env;

        Graph(StreamExecutionEnvironment env) { this.env = env; }

        Graph source(String name) {
            nodes.put(name, env.fromElements("a", "b").uid(name + "-source-v1"));
            return this;
        }

        Graph trim(String from, String name) {
            nodes.put(name, nodes.get(from).map(String::trim).uid(name + "-map-v1"));
            return this;
        }

        void sink(String from) { nodes.get(from).print().uid(from + "-sink-v1"); }
    }

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        new Graph(env).source("clicks").trim("clicks", "clean").sink("clean");

        List<DataStream<String>> sources = new ArrayList<>();
        sources.add(env.fromElements("x").uid("first-source-v1"));
        sources.add(env.fromElements("y").uid("second-source-v1"));
        DataStream<String> all = sources.get(0).union(sources.get(1));
        all.filter(text -> true).uid("all-filter-v1").print();

        DataStream<?>[] array = {all, sources.get(1)};
        array[1].print().uid("array-sink-v1");

        Tuple2<DataStream<String>, DataStream<Integer>> pair = Tuple2.of(all, env.fromElements(1));
        pair.f1.map(number -> number + 1).uid("plus-map-v1").print();

        Optional<DataStream<String>> optional = Optional.of(all);
        optional.map(stream -> stream.filter(text -> false).uid("optional-filter-v1")).get().print();

        for (DataStream<String> each : sources) {
            each.map(String::length).print();
        }
        sources.forEach(each -> each.print());
        sources.stream().reduce((left, right) -> left.union(right)).get().map(String::trim).uid("reduced-map-v1").print();
        env.execute();
    }
}
