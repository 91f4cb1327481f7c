import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.*;
import java.math.BigInteger;
import java.net.URL;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.*;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeType;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.*;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.*;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.*;
import org.apache.flink.streaming.api.graph.*;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Asks the Flink on the classpath what it makes of classes, uids and jobs. Nothing is submitted or run but the job's own
 * {@code main}, whose {@code execute} ends here. One file for Flink 1.17 to 2.x, JDK 11 or newer:
 *
 * <pre>java --add-opens java.base/java.lang=ALL-UNNAMED -cp JARS FlinkProbe.java COMMAND ARGUMENT...
 *   api CLASS...            public methods
 *   types CLASS...          the type information of each class, and what TypeExtractor logged
 *   uidhash UID...          the operator id of each uid
 *   topology MAIN [ARG...]  the operators of the job graphs that a main class submits</pre>
 *
 * In arguments {@code \}{@code uXXXX} stands for a character, whatever the locale is; {@code @FILE} stands for the lines
 * of a file. The answer is one JSON object on stdout;
 * all else goes to stderr.
 */
public final class FlinkProbe {
    private static final long PATIENCE_MILLIS = 60_000;

    private static final PrintStream answer = System.out;

    public static void main(String[] arguments) throws Exception {
        System.setOut(System.err);
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("@")) words.addAll(Files.readAllLines(Paths.get(argument.substring(1))));
            else words.add(unescape(argument));
        }
        if (words.size() < 2) {
            System.err.println("usage: FlinkProbe api CLASS... | types CLASS... | uidhash UID... | topology MAIN [ARG...]");
            System.exit(2);
        }
        List<String> rest = words.subList(1, words.size());
        switch (words.get(0)) {
            case "api": reply(object("classes", each(rest, FlinkProbe::api))); break;
            case "types": reply(object("classes", each(rest, FlinkProbe::types))); break;
            case "uidhash": reply(object("uids", each(rest, FlinkProbe::uidHash))); break;
            case "topology": Topology.of(rest.get(0), rest.subList(1, rest.size()).toArray(new String[0])); break;
            default:
                System.err.println("FlinkProbe: unknown command " + words.get(0));
                System.exit(2);
        }
    }

    private interface Question {
        Object ask(String subject, Map<String, Object> answer) throws Exception;
    }

    /** One answer a subject; what goes wrong with one is its {@code error} and costs the others nothing. */
    private static List<Object> each(List<String> subjects, Question question) throws InterruptedException {
        List<Object> answers = new ArrayList<>();
        for (String subject : subjects) {
            Map<String, Object> one = Collections.synchronizedMap(new LinkedHashMap<>());
            Throwable thrown = attempt(loader(), () -> question.ask(subject, one));
            Map<String, Object> copy = new LinkedHashMap<>(one); // a task that was given up may still write
            if (thrown != null) copy.put("error", thrown.toString());
            answers.add(copy);
        }
        return answers;
    }

    /** What a task threw, a TimeoutException when it takes too long (Flink 2 can need minutes for a recursive type), or null. */
    private static Throwable attempt(ClassLoader loader, Callable<?> task) throws InterruptedException {
        Throwable[] thrown = {null};
        Thread thread = new Thread(() -> {
            try {
                task.call();
            } catch (Throwable e) {
                thrown[0] = cause(e);
            }
        });
        thread.setContextClassLoader(loader);
        thread.setDaemon(true);
        thread.start();
        thread.join(PATIENCE_MILLIS);
        return thread.isAlive() ? new TimeoutException("not done within " + PATIENCE_MILLIS / 1000 + " seconds") : thrown[0];
    }

    // -------------------------------------------------------------------------------- api

    private static Object api(String name, Map<String, Object> answer) throws Exception {
        answer.put("class", name);
        Class<?> type = Class.forName(name, false, loader());
        answer.put("deprecated", type.isAnnotationPresent(Deprecated.class));
        List<Method> methods = new ArrayList<>(Arrays.asList(type.getMethods()));
        methods.removeIf(m -> m.isSynthetic() || m.getDeclaringClass() == Object.class);
        methods.sort(Comparator.comparing(Method::getName).thenComparing(Method::toGenericString));
        List<Object> all = new ArrayList<>();
        for (Method method : methods) {
            List<Object> parameters = new ArrayList<>();
            for (Type parameter : method.getGenericParameterTypes()) parameters.add(parameter.getTypeName());
            all.add(object("name", method.getName(), "parameters", parameters, "returns", method.getGenericReturnType().getTypeName(),
                    "static", Modifier.isStatic(method.getModifiers()), "deprecated", method.isAnnotationPresent(Deprecated.class),
                    "declaredIn", method.getDeclaringClass().getName()));
        }
        return answer.put("methods", all);
    }

    // -------------------------------------------------------------------------------- types

    private static Object types(String name, Map<String, Object> answer) throws Exception {
        answer.put("class", name);
        List<Object> log = TypeLog.start();
        try {
            return answer.put("type", tree(TypeExtractor.createTypeInfo((Type) Class.forName(name, false, loader())), new ArrayList<>()));
        } finally {
            answer.put("log", log);
        }
    }

    private static Map<String, Object> tree(TypeInformation<?> type, List<TypeInformation<?>> path) throws Exception {
        Map<String, Object> node = object("kind", kind(type.getClass().getSimpleName()), "class", type.getTypeClass().getTypeName(),
                "typeInformation", type.getClass().getName());
        try {
            node.put("serializer", serializer(type));
        } catch (ReflectiveOperationException e) {
            node.put("serializerError", cause(e).toString());
        }
        if (path.contains(type)) return node; // a class that contains itself
        List<TypeInformation<?>> here = new ArrayList<>(path);
        here.add(type);
        if (type instanceof CompositeType) {
            CompositeType<?> composite = (CompositeType<?>) type;
            List<Object> fields = new ArrayList<>();
            for (int i = 0; i < composite.getArity(); i++) {
                Class<?> owner = type instanceof PojoTypeInfo
                        ? ((PojoTypeInfo<?>) type).getPojoFieldAt(i).getField().getDeclaringClass() : type.getTypeClass();
                String field = composite.getFieldNames()[i];
                fields.add(object("name", field, "declaredIn", owner.getName(), "type", tree(composite.getTypeAt(i), here)));
            }
            node.put("fields", fields);
            return node;
        }
        List<Object> arguments = new ArrayList<>();
        for (String part : PARTS) {
            Object component = call(type, part);
            if (component instanceof TypeInformation) arguments.add(tree((TypeInformation<?>) component, here));
        }
        if (!arguments.isEmpty()) node.put("arguments", arguments);
        return node;
    }

    /** How the type informations that are no composites name the types they are made of. */
    private static final List<String> PARTS = Arrays.asList(
            "getComponentType", "getComponentInfo", "getElementTypeInfo", "getKeyTypeInfo", "getValueTypeInfo", "getLeftType", "getRightType");

    /** The product's word for a TypeInformation class. By name, since not every version or classpath has all of them. */
    private static String kind(String typeInformation) {
        String word = typeInformation.replaceAll("Nullable|TypeInfo$", "").toLowerCase(Locale.ROOT);
        if (word.equals("generic")) return "kryo";
        if (word.endsWith("array")) return "array";
        if (word.endsWith("avro")) return "avro"; // Avro, GenericRecordAvro
        if (Arrays.asList("integer", "fractional", "numeric", "sqltime", "localtime").contains(word)) return "basic";
        List<String> same = Arrays.asList("basic", "tuple", "pojo", "enum", "value", "writable", "either", "row", "list", "map", "set");
        return same.contains(word) ? word : "custom";
    }

    /** createSerializer takes an ExecutionConfig up to 1.20 and a SerializerConfig from 1.19 on. */
    private static String serializer(TypeInformation<?> type) throws Exception {
        Object config = Optional.ofNullable(call(new ExecutionConfig(), "getSerializerConfig")).orElseGet(ExecutionConfig::new);
        for (Method method : TypeInformation.class.getMethods()) {
            if (method.getName().equals("createSerializer") && method.getParameterTypes()[0].isInstance(config)) {
                return method.invoke(type, config).getClass().getName();
            }
        }
        throw new IllegalStateException("this Flink has no TypeInformation.createSerializer");
    }

    /** Puts itself in the place of TypeExtractor's logger, so that its lines are seen whatever logging the job has. */
    private static final class TypeLog {
        private static final ThreadLocal<List<Object>> lines = new ThreadLocal<>();

        static List<Object> start() throws Exception {
            hook();
            lines.set(Collections.synchronizedList(new ArrayList<>()));
            return lines.get();
        }

        private static void hook() throws Exception {
            Field log = TypeExtractor.class.getDeclaredField("LOG");
            Class.forName(TypeExtractor.class.getName()); // initialises it
            Object ours = Proxy.newProxyInstance(loader(), new Class<?>[] {Logger.class}, (proxy, method, values) -> {
                String name = method.getName();
                if (lines.get() != null && Arrays.asList("debug", "info", "warn", "error").contains(name)) lines.get().add(line(values));
                return method.getReturnType() == boolean.class ? !name.equals("isTraceEnabled") : null;
            });
            // A static final field of another class: reflection refuses to set it, Unsafe does not.
            Object unsafe = field(Class.forName("sun.misc.Unsafe"), "theUnsafe").get(null);
            Class<?> type = unsafe.getClass();
            Object base = type.getMethod("staticFieldBase", Field.class).invoke(unsafe, log);
            Object offset = type.getMethod("staticFieldOffset", Field.class).invoke(unsafe, log);
            type.getMethod("putObjectVolatile", Object.class, long.class, Object.class).invoke(unsafe, base, offset, ours);
        }

        /** The values of a logger's call stand beside each other or in an array. */
        private static String line(Object[] values) {
            boolean array = values.length == 2 && values[1] instanceof Object[];
            Object[] rest = array ? (Object[]) values[1] : Arrays.copyOfRange(values, 1, values.length);
            return MessageFormatter.arrayFormat(String.valueOf(values[0]), rest).getMessage();
        }
    }

    // -------------------------------------------------------------------------------- uidhash

    private static Object uidHash(String uid, Map<String, Object> answer) {
        answer.put("uid", uid);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        env.disableOperatorChaining();
        env.fromSequence(0, 1).filter(any -> true).name("asked").uid(uid).print();
        JobVertex asked = null;
        for (JobVertex vertex : env.getStreamGraph().getJobGraph().getVertices()) if (vertex.getName().equals("asked")) asked = vertex;
        return answer.put("operatorId", asked.getOperatorIDs().get(0).getGeneratedOperatorID().toString());
    }

    // -------------------------------------------------------------------------------- topology

    /** Runs a main class with environments that remember call sites, and catches every graph that it submits. */
    private static final class Topology {
        private static final List<RecordingEnvironment> environments = Collections.synchronizedList(new ArrayList<>());
        private static final List<Object> jobs = Collections.synchronizedList(new ArrayList<>());
        private static volatile Map<String, Object> call;

        static void of(String main, String[] arguments) throws Exception {
            call = object("main", main, "arguments", Arrays.asList(arguments), "status", "exited");
            Runtime.getRuntime().addShutdownHook(new Thread(Topology::finish)); // a main may call System.exit
            ClassLoader loader = new OnlyOurExecutor();
            Throwable thrown = run(main, arguments, loader, true);
            // createLocalEnvironment refuses to work where another environment is preset: then without call sites
            if (thrown instanceof InvalidProgramException && jobs.isEmpty()) thrown = run(main, arguments, loader, false);
            if (thrown != null) call.put("error", thrown.toString());
            System.exit(0); // whatever threads the main has left
        }

        private static Throwable run(String main, String[] arguments, ClassLoader loader, boolean recording) throws Exception {
            preset(recording ? RecordingEnvironment::new : null);
            Throwable thrown = attempt(loader, () -> {
                Method method = Class.forName(main, true, loader).getMethod("main", String[].class);
                method.setAccessible(true);
                return method.invoke(null, (Object) arguments);
            });
            call.put("status", thrown == null ? "ok" : thrown instanceof TimeoutException ? "timeout" : "threw");
            return thrown;
        }

        /** What was built but never executed counts too: the main may have stopped short of it. */
        private static void finish() {
            for (RecordingEnvironment env : new ArrayList<>(environments)) {
                if (!env.pending()) continue;
                try {
                    capture(env.getStreamGraph(true), false);
                } catch (Throwable e) {
                    jobs.add(object("name", null, "executed", false, "rejected", cause(e).toString(), "operators", new ArrayList<>()));
                }
            }
            call.put("jobs", jobs);
            reply(call);
        }

        /** The environment that getExecutionEnvironment hands out: ours, or Flink's own again. */
        private static void preset(StreamExecutionEnvironmentFactory factory) throws Exception {
            Method method = factory == null ? StreamExecutionEnvironment.class.getDeclaredMethod("resetContextEnvironment")
                    : StreamExecutionEnvironment.class.getDeclaredMethod("initializeContextEnvironment", StreamExecutionEnvironmentFactory.class);
            method.setAccessible(true);
            method.invoke(null, factory == null ? new Object[0] : new Object[] {factory});
        }

        static void capture(StreamGraph graph, boolean executed) {
            Map<Integer, String> ids = new HashMap<>();
            String rejected = null;
            try {
                Class<?> type = Class.forName("org.apache.flink.streaming.api.graph.StreamGraphHasherV2");
                Method hash = type.getMethod("traverseStreamGraphAndGenerateHashes", StreamGraph.class);
                Object hashes = hash.invoke(type.getConstructor().newInstance(), graph);
                ((Map<?, ?>) hashes).forEach((id, bytes) -> ids.put((Integer) id, String.format("%032x", new BigInteger(1, (byte[]) bytes))));
            } catch (Throwable e) {
                rejected = cause(e).toString();
            }
            List<StreamNode> nodes = new ArrayList<>(graph.getStreamNodes());
            nodes.sort(Comparator.comparing(StreamNode::getId));
            List<Object> operators = new ArrayList<>();
            for (StreamNode node : nodes) {
                List<Object> inputs = new ArrayList<>();
                node.getInEdges().forEach(edge -> inputs.add(edge.getSourceId()));
                Object most = call(node, "getMaxParallelism");
                operators.add(object("id", node.getId(), "name", node.getOperatorName(), "uid", node.getTransformationUID(),
                        "userHash", node.getUserHash(), "operatorId", ids.get(node.getId()), "parallelism", node.getParallelism(),
                        "maxParallelism", Integer.valueOf(-1).equals(most) ? null : most, "inputs", inputs,
                        "callSite", RecordingEnvironment.sites.get(node.getId())));
            }
            try {
                if (rejected == null) graph.getJobGraph();
            } catch (Throwable e) {
                rejected = cause(e).toString();
            }
            jobs.add(object("name", graph.getJobName(), "executed", executed, "rejected", rejected, "operators", operators));
        }
    }

    /** Remembers for each transformation the line of the job that made it. */
    private static final class RecordingEnvironment extends StreamExecutionEnvironment {
        static final Map<Integer, Object> sites = Collections.synchronizedMap(new HashMap<>());

        /** While Flink generates the graph, each sink is expanded into operators of its own: where each sink was made. */
        private Iterator<Object> sinks;
        private Object sink;
        private int size;

        RecordingEnvironment(Configuration configuration) {
            super(configuration == null ? new Configuration() : configuration);
            this.configuration.setString("execution.target", "probe");
            this.configuration.setString("execution.attached", "true");
            Topology.environments.add(this);
        }

        boolean pending() {
            return !transformations.isEmpty();
        }

        @Override
        public void addOperator(Transformation<?> made) {
            if (sinks != null && transformations.size() == size && sinks.hasNext()) sink = sinks.next();
            sites.put(made.getId(), sinks == null ? site() : sink);
            super.addOperator(made);
        }

        /** Sources are not added, but ask for this just before they get their id. */
        @Override
        public int getParallelism() {
            if (sinks == null) sites.put(lastId() + 1, site());
            return super.getParallelism();
        }

        @Override
        public StreamGraph getStreamGraph(boolean clear) {
            List<Object> all = new ArrayList<>();
            for (Transformation<?> made : transformations) {
                if (made.getClass().getSimpleName().equals("SinkTransformation")) all.add(sites.get(made.getId()));
            }
            size = transformations.size();
            sinks = all.iterator();
            try {
                return super.getStreamGraph(clear);
            } finally {
                sinks = null;
            }
        }

        /** The id that Flink gave last; in a Flink that hides it otherwise, sources have no call site. */
        private static int lastId() {
            for (String name : new String[] {"ID_COUNTER", "idCounter"}) {
                try {
                    return ((Number) field(Transformation.class, name).get(null)).intValue();
                } catch (ReflectiveOperationException e) {
                    // the other name
                }
            }
            return Integer.MIN_VALUE;
        }

        private static Object site() {
            for (StackTraceElement frame : new Throwable().getStackTrace()) {
                String type = frame.getClassName();
                boolean flink = type.startsWith("org.apache.flink.") && !type.contains(".examples.");
                if (flink || type.startsWith("FlinkProbe") || type.startsWith("java.")) continue;
                return object("class", type, "method", frame.getMethodName(), "file", frame.getFileName(), "line", frame.getLineNumber());
            }
            return null;
        }
    }

    /** A class loader in which the only executor that Flink finds is ours, whichever way the environment was made. */
    private static final class OnlyOurExecutor extends ClassLoader {
        private static final String SERVICE = "META-INF/services/org.apache.flink.core.execution.PipelineExecutorFactory";
        private final URL ours;

        OnlyOurExecutor() throws Exception {
            super(loader());
            Path file = Files.createTempFile("flink-probe", ".service");
            file.toFile().deleteOnExit();
            Files.writeString(file, Catcher.class.getName());
            ours = file.toUri().toURL();
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.equals(SERVICE) ? Collections.enumeration(Collections.singleton(ours)) : super.getResources(name);
        }
    }

    /** The executor that executes nothing: it keeps the graph and says that the job has finished. */
    public static final class Catcher implements PipelineExecutorFactory {
        @Override public String getName() { return "probe"; }

        @Override public boolean isCompatibleWith(Configuration configuration) { return true; }

        @Override
        public PipelineExecutor getExecutor(Configuration configuration) {
            return (pipeline, settings, parent) -> {
                Topology.capture((StreamGraph) pipeline, true);
                JobID id = new JobID();
                Map<String, Object> known = object("getJobID", id, "getJobStatus", JobStatus.FINISHED,
                        "getAccumulators", new HashMap<>(), "getJobExecutionResult", new JobExecutionResult(id, 0, new HashMap<>()));
                Class<?>[] client = {JobClient.class};
                return CompletableFuture.completedFuture((JobClient) Proxy.newProxyInstance(loader(), client, (self, method, values) -> {
                    Object result = known.get(method.getName());
                    if (result == null) throw new UnsupportedOperationException("the probe has no result for JobClient." + method.getName());
                    return method.getReturnType() == CompletableFuture.class ? CompletableFuture.completedFuture(result) : result;
                }));
            };
        }
    }

    // -------------------------------------------------------------------------------- helpers

    private static ClassLoader loader() {
        return FlinkProbe.class.getClassLoader();
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** The result of a method without parameters, however hidden; null where there is none. */
    private static Object call(Object target, String name) {
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Method method = type.getDeclaredMethod(name);
                method.setAccessible(true);
                return method.invoke(target);
            } catch (NoSuchMethodException e) {
                // perhaps above
            } catch (ReflectiveOperationException e) {
                return null;
            }
        }
        return null;
    }

    private static Throwable cause(Throwable thrown) {
        while (thrown instanceof InvocationTargetException && thrown.getCause() != null) thrown = thrown.getCause();
        return thrown;
    }

    private static String unescape(String argument) {
        Matcher escapes = Pattern.compile("\\\\u([0-9a-fA-F]{4})").matcher(argument);
        return escapes.replaceAll(escape -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return object;
    }

    private static void reply(Map<String, Object> content) {
        Map<String, Object> all = object("flinkVersion", EnvironmentInformation.getVersion(), "javaVersion", System.getProperty("java.version"));
        all.putAll(content);
        answer.println(json(all));
        answer.flush();
    }

    private static String json(Object value) {
        if (value instanceof Map) {
            StringJoiner members = new StringJoiner(",", "{", "}");
            ((Map<?, ?>) value).forEach((name, member) -> members.add(json(name) + ":" + json(member)));
            return members.toString();
        }
        if (value instanceof List) {
            StringJoiner elements = new StringJoiner(",", "[", "]");
            new ArrayList<>((List<?>) value).forEach(element -> elements.add(json(element)));
            return elements.toString();
        }
        if (value == null || value instanceof Number || value instanceof Boolean) return String.valueOf(value);
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toString().toCharArray()) {
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') text.append(c);
            else text.append(String.format("\\u%04x", (int) c));
        }
        return text.append('"').toString();
    }
}
