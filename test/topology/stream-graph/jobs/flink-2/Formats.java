import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.legacy.io.TextInputFormat;

public class Formats {
    static TextInputFormat text() { return new TextInputFormat(new Path("/tmp/x")); }
}
