import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/** Prints, a line each, the types that Flink gives the streams which `shop.Job.exampleN` make. */
public class RecordTypes {
    public static void main(String[] args) throws Exception {
        Class<?> job = Class.forName("shop.Job");
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            String answer;
            try {
                Method method = job.getMethod("example" + i);
                method.invoke(null);
                answer = told((DataStream<?>) job.getField("made").get(null));
            } catch (InvocationTargetException e) {
                answer = "! " + e.getCause().getMessage();
            } catch (Exception e) {
                answer = "! " + e.getMessage();
            }
            System.out.println(i + " " + answer.replaceAll("of function '[^']*'", "of function 'PLACE'"));
        }
    }

    private static String told(DataStream<?> stream) throws Exception {
        String type = stream.getType().toString();
        Object key = stream instanceof KeyedStream ? ((KeyedStream<?, ?>) stream).getKeyType() : null;
        for (Method method : stream.getTransformation().getClass().getMethods()) {
            if (key == null && method.getName().matches("getStateKeyType|getKeyTypeInfo")) key = method.invoke(stream.getTransformation());
        }
        return key == null ? type : key + " -> " + type;
    }
}
