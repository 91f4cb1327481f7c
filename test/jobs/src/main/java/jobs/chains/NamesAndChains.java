package jobs.chains;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Names, descriptions, chaining and slots. */
public class NamesAndChains {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(1, 100)
                .name("numbers")
                .slotSharingGroup("sources")
                .map(n -> n * 2).name("doubled").disableChaining()
                .filter(n -> n % 3 == 0).startNewChain()
                .map(n -> "n" + n).name("as text").setDescription("numbers as text").slotSharingGroup("default")
                .flatMap((String text, Collector<String> out) -> out.collect(text)).returns(String.class).name("flat")
                .print().name("shown").disableChaining();
        env.disableOperatorChaining();
        env.execute();
    }
}
