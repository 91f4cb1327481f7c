import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Builds the job of each folder of classes (`shop.Job.build`) and prints what its Kafka sources and sinks are set up with:
 * a JSON object by folder. Read by reflection, since none of it is public.
 */
public class KafkaSetups {
    public static void main(String[] folders) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String folder : folders) {
            answers.add(quoted(folder) + ":" + setups(folder));
        }
        System.out.println("{" + String.join(",", answers) + "}");
    }

    private static String setups(String folder) throws Exception {
        ClassLoader loader = new URLClassLoader(new URL[] {new File(folder).toURI().toURL()}, KafkaSetups.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Method build = Class.forName("shop.Job", true, loader).getDeclaredMethod("build", StreamExecutionEnvironment.class);
        build.setAccessible(true);
        try {
            build.invoke(null, env);
        } catch (ReflectiveOperationException e) {
            return "{\"error\":" + quoted(String.valueOf(e.getCause())) + "}";
        }
        Set<Transformation<?>> all = new LinkedHashSet<>();
        for (Object made : (List<?>) field(env, "transformations")) {
            Transformation<?> transformation = (Transformation<?>) made;
            all.addAll(transformation.getTransitivePredecessors());
            all.add(transformation);
        }
        List<String> sources = new ArrayList<>();
        List<String> sinks = new ArrayList<>();
        Set<Object> seen = new LinkedHashSet<>();
        for (Transformation<?> each : all) {
            String kind = each.getClass().getSimpleName();
            Object connector = kind.equals("SourceTransformation") ? field(each, "source") : kind.equals("SinkTransformation") ? field(each, "sink") : null;
            if (connector == null || !seen.add(each)) {
                continue;
            }
            if (connector.getClass().getSimpleName().equals("KafkaSource")) {
                sources.add(source(each, connector));
            } else if (connector.getClass().getSimpleName().equals("KafkaSink")) {
                sinks.add(sink(each, connector));
            }
        }
        return "{\"sources\":[" + String.join(",", sources) + "],\"sinks\":[" + String.join(",", sinks) + "]}";
    }

    private static String source(Transformation<?> made, Object source) throws Exception {
        Map<String, String> answer = named(made);
        Object subscriber = field(source, "subscriber");
        answer.put("topics", subscriber.getClass().getSimpleName().equals("TopicPatternSubscriber")
                ? "pattern " + field(subscriber, "topicPattern")
                : String.join(",", ((List<?>) field(subscriber, "topics")).stream().map(String::valueOf).toArray(String[]::new)));
        Properties properties = (Properties) field(source, "props");
        for (String key : List.of("bootstrap.servers", "group.id", "partition.discovery.interval.ms", "commit.offsets.on.checkpoint")) {
            answer.put(key, String.valueOf(properties.get(key)));
        }
        answer.put("start", start(field(source, "startingOffsetsInitializer")));
        answer.put("watermarks", field(made, "watermarkStrategy").getClass().getName());
        return json(answer);
    }

    private static String start(Object initializer) throws Exception {
        String kind = initializer.getClass().getSimpleName();
        if (kind.equals("LatestOffsetsInitializer")) {
            return "latest";
        }
        if (kind.equals("TimestampOffsetsInitializer")) {
            return "timestamp " + field(initializer, "startingTimestamp");
        }
        String reset = String.valueOf(field(initializer, "offsetResetStrategy")).toLowerCase();
        if (kind.equals("SpecifiedOffsetsInitializer")) {
            Map<?, ?> offsets = (Map<?, ?>) field(initializer, "initialOffsets");
            return "offsets " + offsets.toString().replaceAll("[{}]", "") + " " + reset;
        }
        long at = (Long) field(initializer, "startingOffset");
        return at == -1 ? "latest" : at == -2 ? "earliest" : at == -3 ? "committed " + reset : at + " " + reset;
    }

    private static String sink(Transformation<?> made, Object sink) throws Exception {
        Map<String, String> answer = named(made);
        answer.put("guarantee", String.valueOf(field(sink, "deliveryGuarantee")).toUpperCase().replace('-', '_'));
        answer.put("prefix", String.valueOf(field(sink, "transactionalIdPrefix")));
        answer.put("bootstrap.servers", String.valueOf(((Properties) field(sink, "kafkaProducerConfig")).get("bootstrap.servers")));
        answer.put("serializer", field(sink, "recordSerializer").getClass().getName());
        return json(answer);
    }

    private static Map<String, String> named(Transformation<?> made) {
        Map<String, String> answer = new TreeMap<>();
        answer.put("uid", made.getUid());
        answer.put("name", made.getName());
        return answer;
    }

    private static Object field(Object object, String name) throws Exception {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(object);
            } catch (NoSuchFieldException e) {
                continue;
            }
        }
        throw new NoSuchFieldException(object.getClass() + "." + name);
    }

    private static String json(Map<String, String> answer) {
        List<String> fields = new ArrayList<>();
        answer.forEach((key, value) -> fields.add(quoted(key) + ":" + quoted(String.valueOf(value))));
        return "{" + String.join(",", fields) + "}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
