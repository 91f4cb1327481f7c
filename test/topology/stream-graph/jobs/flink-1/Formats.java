import org.apache.flink.core.fs.Path;
import org.apache.flink.api.java.io.TextInputFormat;

public class Formats {
    static TextInputFormat text() { return new TextInputFormat(new Path("/tmp/x")); }
}
