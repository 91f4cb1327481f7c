// args: print
// args: files
// args: nothing
package jobs.branches;

import jobs.data.Inputs;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The sink depends on an argument. */
public class SwitchSink {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<String> ids = Inputs.orders(env).map(order -> order.id).uid("ids-map-v1");
        switch (args.length == 0 ? "nothing" : args[0]) {
            case "print":
                ids.print().uid("ids-sink-v1");
                break;
            case "files":
                ids.sinkTo(FileSink.forRowFormat(new Path("file:///tmp/ids"), new SimpleStringEncoder<String>()).build()).uid("ids-sink-v1");
                break;
            default:
                ids.map(String::length).uid("lengths-map-v1").print().uid("lengths-sink-v1");
        }
        env.execute();
    }
}
