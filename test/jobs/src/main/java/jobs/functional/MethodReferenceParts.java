package jobs.functional;

import java.util.function.Function;
import jobs.data.Click;
import jobs.data.Inputs;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Parts of the job are method references, composed. */
public class MethodReferenceParts {
    private final String prefix;

    MethodReferenceParts(String prefix) { this.prefix = prefix; }

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        MethodReferenceParts parts = new MethodReferenceParts("clicks");
        Function<StreamExecutionEnvironment, DataStream<Click>> source = Inputs::clicks;
        DataStream<String> pages = source.andThen(parts::pages).apply(env);
        pages.print().uid("pages-sink-v1");
        env.execute("references");
    }

    DataStream<String> pages(DataStream<Click> clicks) {
        return clicks.map(click -> click.page).uid(prefix + "-pages-v1");
    }
}
