import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.reflect.*;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.*;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeType;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.*;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.*;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.*;
import org.apache.flink.streaming.api.graph.*;
import org.apache.flink.util.InstantiationUtil;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Asks the Flink on the classpath what it makes of classes, uids and jobs. Nothing is submitted or run but the job's own
 * {@code main}, whose {@code execute} ends here. One file for Flink 1.17 to 2.x, JDK 11 or newer:
 *
 * <pre>java --add-opens java.base/java.lang=ALL-UNNAMED -cp JARS FlinkProbe.java COMMAND ARGUMENT...
 *   api CLASS...            public methods
 *   types CLASS...          the type information of each class, and what TypeExtractor logged
 *   measure CLASS...        bytes and nanoseconds a record of its serializer, and of Kryo
 *   uidhash UID...          the operator id of each uid
 *   topology [--open] [--patience SECONDS] MAIN [ARG...]
 *                           the operators of the job graphs that a main class submits; with --open also the states that
 *                           they register: for that their functions are opened, which runs code of the job's. A main that
 *                           takes longer than 60 seconds, or as long as is said, is given up: what it built until then counts</pre>
 *
 * In arguments {@code \}{@code uXXXX} stands for a character, whatever the locale is; {@code @FILE} stands for the lines
 * of a file. The answer is one JSON object on stdout;
 * all else goes to stderr.
 */
public final class FlinkProbe {
    private static final int PATIENCE_SECONDS = 60;
    /** A function is opened for so long at most: one that waits for a server that is not there tells nothing more. */
    private static final int OPENING_SECONDS = 10;

    private static final PrintStream answer = System.out;

    public static void main(String[] arguments) throws Exception {
        System.setOut(System.err);
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("@")) words.addAll(Files.readAllLines(Paths.get(argument.substring(1))));
            else words.add(unescape(argument));
        }
        if (words.size() < 2) {
            System.err.println("usage: FlinkProbe api CLASS... | types CLASS... | measure CLASS... | uidhash UID... | topology [--open] [--patience SECONDS] MAIN [ARG...]");
            System.exit(2);
        }
        List<String> rest = words.subList(1, words.size());
        switch (words.get(0)) {
            case "api": reply(object("classes", each(rest, FlinkProbe::api))); break;
            case "types": reply(object("classes", each(rest, FlinkProbe::types))); break;
            case "measure": reply(object("classes", Measure.all(rest))); break;
            case "uidhash": reply(object("uids", each(rest, FlinkProbe::uidHash))); break;
            case "topology":
                Topology.of(new ArrayList<>(rest));
                break;
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
            Throwable thrown = attempt(loader(), PATIENCE_SECONDS, () -> question.ask(subject, one));
            Map<String, Object> copy = new LinkedHashMap<>(one); // a task that was given up may still write
            if (thrown != null) copy.put("error", thrown.toString());
            answers.add(copy);
        }
        return answers;
    }

    /** What a task threw, a TimeoutException when it takes too long (Flink 2 can need minutes for a recursive type), or null. */
    private static Throwable attempt(ClassLoader loader, int seconds, Callable<?> task) throws InterruptedException {
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
        thread.join(seconds * 1000L);
        if (!thread.isAlive()) return thrown[0];
        TimeoutException late = new TimeoutException("not done within " + seconds + " seconds");
        late.setStackTrace(thread.getStackTrace());
        return late;
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
            node.put("serializer", createSerializer(type).getClass().getName());
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
    private static TypeSerializer<?> createSerializer(TypeInformation<?> type) throws Exception {
        Object config = Optional.ofNullable(call(new ExecutionConfig(), "getSerializerConfig")).orElseGet(ExecutionConfig::new);
        for (Method method : TypeInformation.class.getMethods()) {
            if (method.getName().equals("createSerializer") && method.getParameterTypes()[0].isInstance(config)) {
                return (TypeSerializer<?>) method.invoke(type, config);
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

    // -------------------------------------------------------------------------------- measure

    /** Bytes and nanoseconds a record: the serializer that TypeExtractor chooses, and Kryo, in turn in one run. */
    private static final class Measure {
        private static final int RECORDS = 100;
        private static final int ROUNDS = 31;
        private static final int FEWEST_ROUNDS = 3;
        private static final long WARM_UP_NANOS = 200_000_000;
        private static final long ROUND_NANOS = 2_000_000;
        private static final long LONGEST_NANOS = 8_000_000_000L;

        /** The time that the thread itself works, since a busy machine lets it wait; Windows counts that in steps of 16 ms. */
        private static final boolean OWN_TIME = !System.getProperty("os.name").startsWith("Windows")
                && ManagementFactory.getThreadMXBean().isCurrentThreadCpuTimeSupported();

        /** What was made last: a field that the JVM cannot know to be unread, so that it makes every record. */
        static volatile Object made;

        /** All classes run once before the first is measured: else that one has machine code made for it alone. */
        static List<Object> all(List<String> names) throws InterruptedException {
            Map<String, Object> failed = new HashMap<>();
            for (Object answer : each(names, (name, one) -> of(name, one, false))) {
                Map<?, ?> one = (Map<?, ?>) answer;
                if (one.containsKey("error")) failed.put((String) one.get("class"), answer);
            }
            int[] done = {0};
            return each(names, (name, one) -> {
                System.err.println("FlinkProbe: measuring " + ++done[0] + " of " + names.size());
                if (failed.containsKey(name)) ((Map<?, ?>) failed.get(name)).forEach((key, value) -> one.put((String) key, value));
                else of(name, one, true);
                return one;
            });
        }

        private static Object of(String name, Map<String, Object> answer, boolean timed) throws Exception {
            answer.put("class", name);
            Class<?> type = Class.forName(name, true, loader());
            Samples samples = new Samples(name.hashCode());
            Object[] records = new Object[RECORDS];
            for (int i = 0; i < RECORDS; i++) {
                records[i] = samples.of(type);
                if (records[i] == null) return answer.put("error", "no record can be made: " + samples.notFilled.get(""));
            }
            List<Object> notFilled = new ArrayList<>();
            samples.notFilled.forEach((field, why) -> notFilled.add(object("field", field, "why", why)));
            answer.put("records", RECORDS);
            answer.put("notFilled", notFilled);
            TypeInformation<?> chosenType = TypeExtractor.createTypeInfo((Type) type);
            Map<String, Object> chosen = object("kind", kind(chosenType.getClass().getSimpleName()));
            answer.put("chosen", chosen);
            Contender ours = Contender.of(chosenType, records, chosen);
            Map<String, Object> kryo = null;
            Contender theirs = null;
            if (!chosenType.getClass().equals(GenericTypeInfo.class)) {
                kryo = object("kind", "kryo");
                theirs = Contender.of(new GenericTypeInfo<>(type), records, kryo);
            }
            answer.put("kryo", kryo); // null: Kryo is what was chosen
            List<Contender> contenders = new ArrayList<>(Arrays.asList(ours, theirs));
            contenders.removeIf(Objects::isNull);
            run(contenders, timed);
            if (!timed) return answer;
            for (Contender contender : contenders) contender.tell();
            if (contenders.size() == 2) answer.put("kryoCosts", compared(ours, theirs));
            return answer;
        }

        private static long clock() {
            return OWN_TIME ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
        }

        /** In turn, so that whatever else the machine does hits both; and each first as often as the other. */
        private static void run(List<Contender> contenders, boolean timed) {
            for (Contender contender : contenders) contender.warmUp(timed ? WARM_UP_NANOS : WARM_UP_NANOS / 2);
            long start = System.nanoTime();
            for (int round = 0; timed && round < ROUNDS; round++) {
                if (round >= FEWEST_ROUNDS && System.nanoTime() - start > LONGEST_NANOS) return;
                for (Contender contender : contenders) contender.round();
                Collections.reverse(contenders);
            }
        }

        /** How many times the chosen one's bytes and time Kryo needs; the time from the first to the third quarter of the rounds. */
        private static Map<String, Object> compared(Contender chosen, Contender kryo) {
            List<Double> time = new ArrayList<>();
            for (int i = 0; i < chosen.total.size(); i++) time.add(kryo.total.get(i) / chosen.total.get(i));
            return object("bytes", rounded((double) kryo.length / chosen.length, 100), "time", rounded(quantile(time, 0.5), 100),
                    "timeLow", rounded(quantile(time, 0.25), 100), "timeHigh", rounded(quantile(time, 0.75), 100));
        }

        static double quantile(List<Double> values, double part) {
            List<Double> sorted = new ArrayList<>(values);
            Collections.sort(sorted);
            return sorted.get((int) Math.round(part * (sorted.size() - 1)));
        }

        /** Infinite where the other serializer writes nothing at all: null. */
        static Double rounded(double value, int parts) {
            return Double.isFinite(value) ? (Double) (Math.round(value * parts) / (double) parts) : null;
        }

        /** One serializer with the records of a class. */
        private static final class Contender {
            final Map<String, Object> answer;
            final TypeSerializer<Object> serializer;
            final Object[] records;
            final DataOutputSerializer out = new DataOutputSerializer(1 << 12);
            final DataInputDeserializer in = new DataInputDeserializer();
            final byte[] bytes;
            final int length;
            final List<Double> serialize = new ArrayList<>();
            final List<Double> deserialize = new ArrayList<>();
            final List<Double> copy = new ArrayList<>();
            /** Serialize and deserialize. */
            final List<Double> total = new ArrayList<>();
            int times = 1;

            /** Null, and the error in its answer, where a record does not get through. */
            static Contender of(TypeInformation<?> type, Object[] records, Map<String, Object> answer) {
                try {
                    TypeSerializer<?> serializer = createSerializer(type);
                    answer.put("serializer", serializer.getClass().getName());
                    return new Contender(serializer, records, answer);
                } catch (StackOverflowError | Exception e) {
                    answer.put("error", cause(e).toString());
                } catch (LinkageError e) {
                    answer.put("error", e.toString());
                }
                return null;
            }

            @SuppressWarnings("unchecked")
            private Contender(TypeSerializer<?> serializer, Object[] records, Map<String, Object> answer) throws IOException {
                this.serializer = (TypeSerializer<Object>) serializer;
                this.records = records;
                this.answer = answer;
                serializeAll();
                bytes = out.getCopyOfBuffer();
                length = bytes.length;
                deserializeAll();
                copyAll();
                answer.put("bytes", (double) length / records.length);
            }

            private void serializeAll() throws IOException {
                out.clear();
                for (Object one : records) serializer.serialize(one, out);
                made = out;
            }

            private void deserializeAll() throws IOException {
                in.setBuffer(bytes, 0, length);
                for (int i = 0; i < records.length; i++) made = serializer.deserialize(in);
            }

            private void copyAll() {
                for (Object one : records) made = serializer.copy(one);
            }

            /** Finds out, too, how often a round must repeat to be long enough for the clock. */
            void warmUp(long nanos) {
                long start = clock();
                double last = 0;
                while (clock() - start < nanos) last = nanos(this::serializeAll, 1) + nanos(this::deserializeAll, 1);
                times = (int) Math.max(1, Math.min(10_000, ROUND_NANOS / (1 + last * records.length)));
            }

            void round() {
                serialize.add(nanos(this::serializeAll, times));
                deserialize.add(nanos(this::deserializeAll, times));
                copy.add(nanos(this::copyAll, times));
                total.add(serialize.get(serialize.size() - 1) + deserialize.get(deserialize.size() - 1));
            }

            /** A record's nanoseconds. */
            private double nanos(Work work, int times) {
                long start = clock();
                try {
                    for (int i = 0; i < times; i++) work.run();
                } catch (IOException e) {
                    throw new IllegalStateException(e); // it is all in memory
                }
                return (double) (clock() - start) / times / records.length;
            }

            void tell() {
                answer.put("serializeNanos", rounded(quantile(serialize, 0.5), 10));
                answer.put("deserializeNanos", rounded(quantile(deserialize, 0.5), 10));
                answer.put("copyNanos", rounded(quantile(copy, 0.5), 10));
                answer.put("spread", rounded((quantile(total, 0.75) - quantile(total, 0.25)) / quantile(total, 0.5), 1000));
            }
        }

        private interface Work {
            void run() throws IOException;
        }
    }

    /** Records of a class with plausible values, the same ones in every run. */
    private static final class Samples {
        private static final int DEEPEST = 5;
        private static final int MOST_OBJECTS = 200;
        private static final int ELEMENTS = 3;
        /** Classes whose fields belong together in ways that no value of ours would respect. */
        private static final Pattern CLOSED = Pattern.compile("(javax?|jdk|sun|com\\.sun|org\\.apache\\.flink\\.types|org\\.apache\\.avro|com\\.google\\.protobuf)\\..*");

        /** Why, by the path of fields from the record. What a constructor put there stays. */
        final Map<String, String> notFilled = new LinkedHashMap<>();
        private final Random random;
        private final List<Class<?>> within = new ArrayList<>();
        private int room;

        Samples(long seed) {
            random = new Random(seed);
        }

        /** A record, or null with the reason at the empty path. */
        Object of(Class<?> type) {
            room = MOST_OBJECTS;
            return make(new Shape(type, new ArrayList<>()), "", 0);
        }

        private Object none(String path, String why) {
            notFilled.putIfAbsent(path, why);
            return null;
        }

        private Object make(Shape shape, String path, int depth) {
            Class<?> type = shape.raw;
            Object plain = plain(type.getName());
            if (plain != null) return plain;
            if (Enum.class.isAssignableFrom(type) && type != Enum.class) {
                Object[] constants = (type.isEnum() ? type : type.getSuperclass()).getEnumConstants();
                return constants.length == 0 ? none(path, type.getName() + " has no constants") : constants[random.nextInt(constants.length)];
            }
            if (type == Object.class || type == Class.class) return none(path, type.getName() + " may be anything");
            if (depth > DEEPEST) return none(path, "it is more than " + DEEPEST + " levels deep");
            if (--room < 0) return none(path, "the record has " + MOST_OBJECTS + " objects already");
            try {
                if (type.isArray()) return array(shape, path, depth);
                if (type == Optional.class) return Optional.ofNullable(argument(shape, 0, path, depth));
                boolean open = type.isInterface() || CLOSED.matcher(type.getName()).matches();
                if (open && Map.class.isAssignableFrom(type)) return map(shape, path, depth);
                if (open && Iterable.class.isAssignableFrom(type)) return collection(shape, path, depth);
                return object(shape, path, depth);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                return none(path, cause(e).toString());
            }
        }

        private Object plain(String type) {
            switch (type) {
                case "boolean": case "java.lang.Boolean": return random.nextBoolean();
                case "byte": case "java.lang.Byte": return (byte) random.nextInt(100);
                case "short": case "java.lang.Short": return (short) random.nextInt(10_000);
                case "int": case "java.lang.Integer": return random.nextInt(1_000_000);
                case "long": case "java.lang.Long": return instant().toEpochMilli();
                case "float": case "java.lang.Float": return random.nextFloat() * 1000;
                case "double": case "java.lang.Double": case "java.lang.Number": return random.nextDouble() * 1000;
                case "char": case "java.lang.Character": return (char) ('a' + random.nextInt(26));
                case "java.lang.String": case "java.lang.CharSequence": return word();
                case "java.math.BigDecimal": return BigDecimal.valueOf(random.nextInt(10_000_000), 2);
                case "java.math.BigInteger": return new BigInteger(64, random);
                case "java.util.UUID": return new UUID(random.nextLong(), random.nextLong());
                case "java.util.Date": return new Date(instant().toEpochMilli());
                case "java.util.Locale": return Locale.US;
                case "java.sql.Date": return java.sql.Date.valueOf(local().toLocalDate());
                case "java.sql.Time": return java.sql.Time.valueOf(local().toLocalTime());
                case "java.sql.Timestamp": return new java.sql.Timestamp(instant().toEpochMilli());
                case "java.time.Instant": return instant();
                case "java.time.LocalDate": return local().toLocalDate();
                case "java.time.LocalTime": return local().toLocalTime();
                case "java.time.LocalDateTime": return local();
                case "java.time.ZonedDateTime": return local().atZone(ZoneOffset.UTC);
                case "java.time.OffsetDateTime": return local().atOffset(ZoneOffset.UTC);
                case "java.time.Duration": return Duration.ofMillis(random.nextInt(100_000_000));
                case "java.time.ZoneId": case "java.time.ZoneOffset": return ZoneOffset.UTC;
                default: return null;
            }
        }

        private String word() {
            StringBuilder word = new StringBuilder();
            for (int i = 10 + random.nextInt(11); i > 0; i--) word.append((char) ('a' + random.nextInt(26)));
            return word.toString();
        }

        private Instant instant() {
            return Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt(1_000_000_000));
        }

        private LocalDateTime local() {
            return LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
        }

        private Object array(Shape shape, String path, int depth) {
            Class<?> component = shape.raw.getComponentType();
            Shape element = shape.arguments.isEmpty() ? new Shape(component, new ArrayList<>()) : shape.arguments.get(0);
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < (component == byte.class ? 16 : ELEMENTS); i++) {
                Object one = make(element, path + "[]", depth + 1);
                if (one != null) elements.add(one);
            }
            Object array = Array.newInstance(component, elements.size());
            for (int i = 0; i < elements.size(); i++) Array.set(array, i, elements.get(i));
            return array;
        }

        @SuppressWarnings("unchecked")
        private Object collection(Shape shape, String path, int depth) throws ReflectiveOperationException {
            Object made = container(shape.raw, ArrayList.class, HashSet.class, TreeSet.class, ArrayDeque.class);
            if (!(made instanceof Collection)) return none(path, "no value of " + shape.raw.getName() + " is known");
            for (int i = 0; i < ELEMENTS; i++) {
                Object one = argument(shape, 0, path + "[]", depth);
                if (one != null) ((Collection<Object>) made).add(one);
            }
            return made;
        }

        @SuppressWarnings("unchecked")
        private Object map(Shape shape, String path, int depth) throws ReflectiveOperationException {
            Object made = container(shape.raw, HashMap.class, TreeMap.class, java.util.concurrent.ConcurrentHashMap.class);
            if (made == null) return none(path, "no value of " + shape.raw.getName() + " is known");
            for (int i = 0; i < ELEMENTS; i++) {
                Object key = argument(shape, 0, path + "{key}", depth);
                Object value = argument(shape, 1, path + "{value}", depth);
                if (key != null && value != null) ((Map<Object, Object>) made).put(key, value);
            }
            return made;
        }

        /** An empty one of a class, or for an interface of the first of these that fits. */
        private static Object container(Class<?> type, Class<?>... usual) throws ReflectiveOperationException {
            for (Class<?> one : usual) if (type.isInterface() && type.isAssignableFrom(one)) return one.getConstructor().newInstance();
            boolean none = type.isInterface() || Modifier.isAbstract(type.getModifiers());
            return none || !hasPublicConstructor(type) ? null : type.getConstructor().newInstance();
        }

        private static boolean hasPublicConstructor(Class<?> type) {
            for (Constructor<?> one : type.getConstructors()) if (one.getParameterCount() == 0) return true;
            return false;
        }

        private Object argument(Shape shape, int index, String path, int depth) {
            if (index >= shape.arguments.size()) return none(path, shape.raw.getName() + " has no type argument");
            return make(shape.arguments.get(index), path, depth + 1);
        }

        private Object object(Shape shape, String path, int depth) throws ReflectiveOperationException {
            Class<?> type = shape.raw;
            if (type.isInterface()) return none(path, type.getName() + " is an interface");
            if (Modifier.isAbstract(type.getModifiers())) return none(path, type.getName() + " is abstract");
            if (CLOSED.matcher(type.getName()).matches()) {
                boolean isData = type.getName().matches("(java\\.util|org\\.apache\\.flink\\.types)\\..*") && hasPublicConstructor(type);
                return isData ? type.getConstructor().newInstance() : none(path, "no value of " + type.getName() + " is known");
            }
            if (Collections.frequency(within, type) > 1) return none(path, type.getName() + " contains itself");
            within.add(type);
            try {
                return constructed(shape, path, depth);
            } finally {
                within.remove(within.size() - 1);
            }
        }

        private Object constructed(Shape shape, String path, int depth) {
            Class<?> type = shape.raw;
            boolean isRecord = type.getSuperclass() != null && type.getSuperclass().getName().equals("java.lang.Record");
            List<Constructor<?>> constructors = new ArrayList<>(Arrays.asList(type.getDeclaredConstructors()));
            constructors.removeIf(one -> one.isSynthetic() || isRecord && !isCanonical(one));
            // the one without parameters, then the one with the most
            constructors.sort(Comparator.comparing(one -> one.getParameterCount() == 0 ? Integer.MIN_VALUE : -one.getParameterCount()));
            String why = "it has no constructor";
            for (Constructor<?> constructor : constructors) {
                Map<String, String> before = new LinkedHashMap<>(notFilled);
                try {
                    constructor.setAccessible(true);
                    Object made = constructor.newInstance(parameters(constructor, shape, isRecord, path, depth));
                    if (!isRecord) fill(made, shape, constructor.getParameterCount() == 0, path, depth);
                    return made;
                } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                    why = "the constructor with " + constructor.getParameterCount() + " parameters fails: " + cause(e);
                    notFilled.keySet().retainAll(before.keySet());
                }
            }
            return none(path, why);
        }

        private static boolean isCanonical(Constructor<?> constructor) {
            List<Class<?>> components = new ArrayList<>();
            for (Field field : fieldsOf(constructor.getDeclaringClass())) components.add(field.getType());
            return components.equals(Arrays.asList(constructor.getParameterTypes()));
        }

        private Object[] parameters(Constructor<?> constructor, Shape shape, boolean isRecord, String path, int depth) {
            Type[] types = constructor.getGenericParameterTypes();
            if (types.length != constructor.getParameterCount()) types = constructor.getParameterTypes();
            List<Field> components = fieldsOf(shape.raw);
            Object[] values = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                String name = isRecord ? components.get(i).getName() : constructor.getParameters()[i].getName();
                values[i] = make(Shape.of(types[i], shape.variables()), below(path, name), depth + 1);
            }
            return values;
        }

        private void fill(Object made, Shape shape, boolean overwrite, String path, int depth) throws ReflectiveOperationException {
            if (shape == null || CLOSED.matcher(shape.raw.getName()).matches()) return;
            for (Field field : fieldsOf(shape.raw)) {
                field.setAccessible(true);
                if (!overwrite && (field.getType().isPrimitive() || field.get(made) != null)) continue;
                Object value = make(Shape.of(field.getGenericType(), shape.variables()), below(path, field.getName()), depth + 1);
                if (value != null) field.set(made, value);
            }
            Type above = shape.raw.getGenericSuperclass();
            fill(made, above == null ? null : Shape.of(above, shape.variables()), overwrite, path, depth);
        }

        private static List<Field> fieldsOf(Class<?> type) {
            List<Field> fields = new ArrayList<>(Arrays.asList(type.getDeclaredFields()));
            fields.removeIf(field -> field.isSynthetic() || (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) != 0);
            return fields;
        }

        private static String below(String path, String name) {
            return path.isEmpty() ? name : path + "." + name;
        }

        /** A class with its arguments, variables replaced. */
        private static final class Shape {
            final Class<?> raw;
            final List<Shape> arguments;

            Shape(Class<?> raw, List<Shape> arguments) {
                this.raw = raw;
                this.arguments = arguments;
            }

            static Shape of(Type type, Map<Object, Shape> variables) {
                List<Shape> arguments = new ArrayList<>();
                if (type instanceof Class) return new Shape((Class<?>) type, arguments);
                if (type instanceof WildcardType) return of(((WildcardType) type).getUpperBounds()[0], variables);
                if (type instanceof GenericArrayType) {
                    Shape element = of(((GenericArrayType) type).getGenericComponentType(), variables);
                    arguments.add(element);
                    return new Shape(Array.newInstance(element.raw, 0).getClass(), arguments);
                }
                if (type instanceof TypeVariable) {
                    Type bound = ((TypeVariable<?>) type).getBounds()[0];
                    Type raw = bound instanceof ParameterizedType ? ((ParameterizedType) bound).getRawType() : bound; // T extends Comparable<T>
                    return variables.containsKey(type) ? variables.get(type) : of(raw, variables);
                }
                for (Type argument : ((ParameterizedType) type).getActualTypeArguments()) arguments.add(of(argument, variables));
                return new Shape((Class<?>) ((ParameterizedType) type).getRawType(), arguments);
            }

            Map<Object, Shape> variables() {
                Map<Object, Shape> variables = new HashMap<>();
                TypeVariable<?>[] names = raw.getTypeParameters();
                for (int i = 0; i < names.length && i < arguments.size(); i++) variables.put(names[i], arguments.get(i));
                return variables;
            }
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
        private static final Map<String, Boolean> FLINKS = new java.util.concurrent.ConcurrentHashMap<>();
        private static volatile Map<String, Object> call;
        private static volatile boolean open;

        static void of(List<String> words) throws Exception {
            open = words.get(0).equals("--open");
            if (open) words.remove(0);
            int patience = PATIENCE_SECONDS;
            if (words.get(0).equals("--patience")) {
                patience = Integer.parseInt(words.get(1));
                words.subList(0, 2).clear();
            }
            String main = words.remove(0);
            String[] arguments = words.toArray(new String[0]);
            call = object("main", main, "arguments", Arrays.asList(arguments), "status", "exited");
            Runtime.getRuntime().addShutdownHook(new Thread(Topology::finish)); // a main may call System.exit
            ClassLoader loader = new OnlyOurExecutor();
            Throwable thrown = run(main, arguments, loader, patience, true);
            // createLocalEnvironment refuses to work where another environment is preset: then without call sites
            if (thrown instanceof InvalidProgramException && jobs.isEmpty()) thrown = run(main, arguments, loader, patience, false);
            if (thrown != null) {
                call.put("error", reason(thrown));
                Object own = site(thrown.getStackTrace(), true);
                call.put("errorSite", own != null ? own : site(thrown.getStackTrace(), false));
            }
            System.exit(0); // whatever threads the main has left
        }

        /** Not so of what lies in a folder of classes or beside the main class: jobs may use Flink's packages for their own. */
        static boolean isFlinks(String type) {
            return type.startsWith("org.apache.flink.") && FLINKS.computeIfAbsent(type, name -> !isOwn(name));
        }

        private static boolean isOwn(String type) {
            URL place = placeOf(type);
            return place != null && (place.getPath().endsWith("/") || place.equals(placeOf((String) call.get("main"))));
        }

        /** The jar or folder of a class; null where that is not told, as for those of lambdas. */
        private static URL placeOf(String type) {
            try {
                java.security.CodeSource source = Class.forName(type.replaceAll("\\$\\$Lambda.*", ""), false, loader()).getProtectionDomain().getCodeSource();
                return source == null ? null : source.getLocation();
            } catch (ClassNotFoundException | LinkageError e) {
                return null;
            }
        }

        /** What was thrown, and what was behind it. */
        private static String reason(Throwable thrown) {
            Throwable first = thrown;
            for (int depth = 0; first.getCause() != null && depth < 20; depth++) first = first.getCause();
            return first == thrown || thrown.toString().contains(first.toString()) ? thrown.toString() : thrown + " (" + first + ")";
        }

        /** The innermost line that is not Flink's, Java's or the probe's own, nor of another library's if so asked; null where there is none. */
        static Object site(StackTraceElement[] frames, boolean onlyOwn) {
            for (StackTraceElement frame : frames) {
                String type = frame.getClassName();
                if (isFlinks(type) || type.startsWith("FlinkProbe") || type.startsWith("java.") || onlyOwn && !isOwn(type)) continue;
                return object("class", type, "method", frame.getMethodName(), "file", frame.getFileName(), "line", frame.getLineNumber());
            }
            return null;
        }

        private static Throwable run(String main, String[] arguments, ClassLoader loader, int patience, boolean recording) throws Exception {
            preset(recording ? RecordingEnvironment::new : null);
            Throwable thrown = attempt(loader, patience, () -> {
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
            Map<Integer, Transformation<?>> made = RecordingEnvironment.made();
            List<Object> operators = new ArrayList<>();
            for (StreamNode node : nodes) {
                Transformation<?> transformation = made.get(node.getId());
                List<Object> inputs = new ArrayList<>();
                node.getInEdges().forEach(edge -> inputs.add(edge.getSourceId()));
                Object most = call(node, "getMaxParallelism");
                Map<String, Object> operator = object("id", node.getId(), "name", node.getOperatorName(), "uid", node.getTransformationUID(),
                        "userHash", node.getUserHash(), "operatorId", ids.get(node.getId()), "parallelism", node.getParallelism(),
                        "parallelismConfigured", call(node, "isParallelismConfigured"),
                        "maxParallelism", Integer.valueOf(-1).equals(most) ? null : most, "inputs", inputs,
                        "callSite", RecordingEnvironment.sites.get(node.getId()));
                operator.put("outputType", typeOr(() -> transformation == null ? null : transformation.getOutputType()));
                operator.put("keyType", typeOr(() -> transformation == null ? null
                        : Optional.ofNullable(call(transformation, "getStateKeyType")).orElseGet(() -> call(transformation, "getKeyTypeInfo"))));
                try {
                    operator.putAll(new States(open).of(node, transformation));
                } catch (Throwable e) {
                    operator.put("statesError", cause(e).toString());
                }
                operators.add(operator);
            }
            try {
                if (rejected == null) graph.getJobGraph();
            } catch (Throwable e) {
                rejected = cause(e).toString();
            }
            jobs.add(object("name", graph.getJobName(), "executed", executed, "rejected", rejected, "settings", settings(graph), "operators", operators));
        }

        private static Map<String, Object> settings(StreamGraph graph) {
            ExecutionConfig config = graph.getExecutionConfig();
            int most = config.getMaxParallelism();
            Object denied = call(Optional.ofNullable(call(config, "getSerializerConfig")).orElse(config), "hasGenericTypesDisabled");
            return object("parallelism", config.getParallelism(), "maxParallelism", most == -1 ? null : most,
                    "genericTypes", denied == null ? null : !(Boolean) denied, "autoGeneratedUids", config.hasAutoGeneratedUIDsEnabled());
        }

        /** A type's tree, null for no type, or what is thrown when it is asked for: MissingTypeInfo does. */
        static Object typeOr(Callable<?> question) {
            try {
                Object type = question.call();
                return type instanceof TypeInformation ? tree((TypeInformation<?>) type, new ArrayList<>()) : null;
            } catch (Throwable e) {
                return object("error", cause(e).toString());
            }
        }
    }

    // -------------------------------------------------------------------------------- states

    /** The states that an operator registers when it is opened, and the user's classes in it. */
    private static final class States {
        private static final int DEPTH = 8;
        /** States that Flink's operators make in code: by operator the constant with the name, kind and mode. */
        private static final String[][] BY_CONSTANT = {
            {"StreamGroupedReduceOperator", "STATE_NAME", "value", null}, {"StreamGroupedReduceAsyncStateOperator", "STATE_NAME", "value", null},
            {"BatchGroupedReduceOperator", "STATE_NAME", "value", null}, {"AsyncWaitOperator", "STATE_NAME", "operator-list", "SPLIT_DISTRIBUTE"},
            {"IntervalJoinOperator", "LEFT_BUFFER", "map", null}, {"IntervalJoinOperator", "RIGHT_BUFFER", "map", null},
            {"CepOperator", "NFA_STATE_NAME", "value", null}, {"CepOperator", "EVENT_QUEUE_STATE_NAME", "map", null}};
        /** The same of what a CepOperator makes to hold partial matches. */
        private static final String[] OF_SHARED_BUFFER = {"ENTRIES_STATE_NAME", "EVENTS_STATE_NAME", "EVENTS_COUNT_STATE_NAME"};

        private final boolean open;
        private boolean broadcast;
        private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<Object> users = new LinkedHashSet<>();
        private final List<Object> functions = new ArrayList<>();
        private final List<Object> states = Collections.synchronizedList(new ArrayList<>());
        private final List<Object> errors = new ArrayList<>();

        States(boolean open) {
            this.open = open;
        }

        Map<String, Object> of(StreamNode node, Transformation<?> transformation) throws Exception {
            Object factory = node.getOperatorFactory();
            if (factory == null) return object("functions", new ArrayList<>(), "states", new ArrayList<>());
            Class<?> type = node.getOperatorFactory().getStreamOperatorClass(Thread.currentThread().getContextClassLoader());
            broadcast = type.getSimpleName().contains("Broadcast");
            dig(factory, null, 0);
            ofOperator(type, transformation);
            if (open) for (Object function : functions) open(function);
            Map<String, Object> answer = object("functions", new ArrayList<>(users), "states", new ArrayList<>(new LinkedHashSet<>(states)));
            if (!errors.isEmpty()) answer.put("openErrors", errors);
            return answer;
        }

        /** Flink's own states: descriptors in static fields, and those of {@link #BY_CONSTANT}. */
        private void ofOperator(Class<?> type, Transformation<?> transformation) throws Exception {
            for (String[] known : BY_CONSTANT) {
                if (type.getSimpleName().equals(known[0])) {
                    Object element = known[2].equals("value") ? Topology.typeOr(transformation::getOutputType) : null;
                    states.add(object("name", field(type, known[1]).get(null), "kind", known[2], "mode", known[3], "type", element, "keyType", null, "ttl", null));
                }
            }
            if (type.getSimpleName().equals("ContinuousFileReaderOperator")) { // its descriptor is made in initializeState
                states.add(object("name", "splits", "kind", "operator-list", "mode", "SPLIT_DISTRIBUTE", "type", null, "keyType", null, "ttl", null));
            }
            if (type.getSimpleName().equals("CepOperator")) {
                Class<?> buffer = Class.forName("org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer", false, type.getClassLoader());
                for (String name : OF_SHARED_BUFFER) {
                    states.add(object("name", field(buffer, name).get(null), "kind", "map", "mode", null, "type", null, "keyType", null, "ttl", null));
                }
            }
            for (Object function : functions) {
                if (isA(function, "ListCheckpointed")) { // StreamingFunctionUtils registers it with the first snapshot
                    states.add(object("name", "_default_", "kind", "operator-list", "mode", "SPLIT_DISTRIBUTE", "type", null, "keyType", null, "ttl", null));
                }
            }
            if (type.getSimpleName().endsWith("WindowOperator") && seen.stream().anyMatch(part -> isA(part, "MergingWindowAssigner"))) {
                states.add(object("name", "merging-window-set", "kind", "list", "mode", null, "type", null, "keyType", null, "ttl", null));
            }
            for (Field field : type.getDeclaredFields()) {
                // the writer's is read only where an older Flink left it
                if (!Modifier.isStatic(field.getModifiers()) || type.getSimpleName().equals("SinkWriterOperator")) continue;
                field.setAccessible(true);
                if (isDescriptor(field.get(null))) add(field.get(null), "SPLIT_DISTRIBUTE", "operator-list");
            }
            if (type.getSimpleName().equals("SinkWriterOperator")) {
                for (Object sink : seen) {
                    if (!isA(sink, "SupportsWriterState") && !isA(sink, "StatefulSink")) continue;
                    Class<?> handler = Class.forName(type.getPackage().getName() + ".StatefulSinkWriterStateHandler");
                    add(field(handler, "WRITER_RAW_STATES_DESC").get(null), "SPLIT_DISTRIBUTE", "operator-list");
                    break;
                }
            }
        }

        /** Looks for the user's objects and for descriptors in what Flink made around them. */
        private void dig(Object target, Object within, int depth) throws Exception {
            if (target == null || depth > DEPTH || !seen.add(target)) return;
            Class<?> type = target.getClass();
            if (isDescriptor(target)) {
                if (within instanceof CheckpointedFunction) return; // registers it itself
                add(target, broadcast ? "BROADCAST" : null, broadcast ? "broadcast" : null);
                for (String part : new String[] {"getReduceFunction", "getAggregateFunction"}) dig(call(target, part), target, depth + 1);
            } else if (target instanceof Iterable && type.getName().startsWith("java.")) {
                for (Object element : (Iterable<?>) target) dig(element, within, depth + 1);
            } else if (isUsers(type)) {
                if (isPart(target)) users.add(type.getName());
                if (target instanceof org.apache.flink.api.common.functions.Function) functions.add(target);
                if (isA(target, "Trigger") || isA(target, "WindowAssigner") || isA(target, "StreamOperator") || isA(target, "StreamOperatorFactory")) {
                    digFields(target, type, depth);
                }
            } else if (Topology.isFlinks(type.getName()) && !isA(target, "TypeInformation", "TypeSerializer", "ExecutionConfig", "Configuration", "Transformation", "MailboxExecutor")) {
                if (isA(target, "Source", "Sink", "SourceFunction", "SinkFunction")) users.add(type.getName());
                if (target instanceof org.apache.flink.api.common.functions.Function) functions.add(target);
                digFields(target, type, depth);
            }
        }

        private void digFields(Object target, Class<?> type, int depth) throws Exception {
            for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
                for (Field field : at.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) continue;
                    try {
                        field.setAccessible(true);
                    } catch (RuntimeException e) {
                        continue; // a module keeps it to itself
                    }
                    dig(field.get(target), target, depth + 1);
                }
            }
        }

        private static boolean isUsers(Class<?> type) {
            return !Topology.isFlinks(type.getName()) && !type.getName().startsWith("java.");
        }

        private static boolean isPart(Object target) {
            boolean lambda = target.getClass().isSynthetic() || target.getClass().getName().contains("$$Lambda");
            return !lambda && isA(target, "Function", "Source", "Sink", "StreamOperator", "StreamOperatorFactory");
        }

        /** By simple names of classes above it: not every version and class path has all of them. */
        private static boolean isA(Object target, String... names) {
            Deque<Class<?>> open = new ArrayDeque<>(Collections.singleton(target.getClass()));
            while (!open.isEmpty()) {
                Class<?> type = open.pop();
                if (Arrays.asList(names).contains(type.getSimpleName())) return true;
                if (type.getSuperclass() != null) open.add(type.getSuperclass());
                Collections.addAll(open, type.getInterfaces());
            }
            return false;
        }

        private static boolean isDescriptor(Object target) {
            return target != null && isA(target, "StateDescriptor");
        }

        /** Notes a descriptor; mode and kind are those of keyed state, or of broadcast state, unless they are given. */
        private void add(Object descriptor, String mode, String kind) throws Exception {
            String word = String.valueOf(call(descriptor, "getType")).toLowerCase(Locale.ROOT);
            Object type = null;
            for (String name : new String[] {"typeInfo", "typeInformation"}) {
                for (Class<?> at = descriptor.getClass(); at != null && type == null; at = at.getSuperclass()) {
                    try {
                        type = field(at, name).get(descriptor);
                    } catch (NoSuchFieldException e) {
                        // above, or the other name
                    }
                }
            }
            boolean map = isA(descriptor, "MapStateDescriptor");
            Object keyType = map && type != null ? call(type, "getKeyTypeInfo") : null;
            if (map && type != null) type = call(type, "getValueTypeInfo");
            if (isA(descriptor, "ListStateDescriptor") && isA(type == null ? "" : type, "ListTypeInfo")) type = call(type, "getElementTypeInfo");
            Object chosen = type;
            Object known = keyType;
            Map<String, Object> state = object("name", call(descriptor, "getName"), "kind", kind == null ? word : kind, "mode", mode,
                    "type", Topology.typeOr(() -> chosen), "keyType", Topology.typeOr(() -> known), "ttl", ttl(call(descriptor, "getTtlConfig")));
            if (state.get("name") == null) state.put("name", call(descriptor, "getStateId"));
            if (type == null) { // Flink forgets it once it has the serializer
                Object serializer = call(descriptor, "getSerializer");
                for (String part : new String[] {"getElementSerializer", "getValueSerializer"}) {
                    if (serializer != null && (word.equals("list") || word.equals("map"))) serializer = Optional.ofNullable(call(serializer, part)).orElse(serializer);
                }
                state.put("serializer", serializer == null ? null : serializer.getClass().getName());
            }
            states.add(state);
        }

        private static Object ttl(Object config) {
            if (config == null || !Boolean.TRUE.equals(call(config, "isEnabled"))) return null;
            Object time = Optional.ofNullable(call(config, "getTimeToLive")).orElseGet(() -> call(config, "getTtl"));
            return time instanceof Duration ? ((Duration) time).toMillis() : call(time, "toMilliseconds");
        }

        /** Calls what Flink calls before the first record, on a copy, with contexts that only take notes. */
        private void open(Object function) throws Exception {
            boolean rich = isA(function, "RichFunction");
            boolean checkpointed = isA(function, "CheckpointedFunction");
            if (!rich && !checkpointed) return;
            Throwable thrown = attempt(Thread.currentThread().getContextClassLoader(), OPENING_SECONDS, () -> {
                Object copy = InstantiationUtil.clone((Serializable) function, Thread.currentThread().getContextClassLoader());
                if (rich) invoke(copy, "setRuntimeContext");
                if (checkpointed) invoke(copy, "initializeState");
                // Flink's own sources and sinks would connect to what they read
                if (rich && isUsers(copy.getClass())) invoke(copy, "open");
                return null;
            });
            if (thrown != null) errors.add(function.getClass().getName() + ": " + thrown);
        }

        /** Calls a method of one parameter; of two `open`, the one that Flink calls: of OpenContext, which calls the other. */
        private void invoke(Object target, String name) throws Exception {
            Method chosen = null;
            for (Method method : target.getClass().getMethods()) {
                if (!method.getName().equals(name) || method.getParameterCount() != 1 || method.isBridge()) continue;
                if (chosen == null || method.getParameterTypes()[0].getSimpleName().equals("OpenContext")) chosen = method;
            }
            if (chosen == null) return;
            chosen.setAccessible(true);
            Class<?> parameter = chosen.getParameterTypes()[0];
            chosen.invoke(target, parameter == Configuration.class ? new Configuration() : noting(parameter));
        }

        /** An object of an interface of Flink's that notes the descriptors it is given; what it returns does nothing. */
        private Object noting(Class<?> type) {
            return Proxy.newProxyInstance(loader(), new Class<?>[] {type}, (self, method, values) -> {
                String name = method.getName();
                if (name.equals("equals")) return self == values[0];
                if (name.equals("hashCode")) return System.identityHashCode(self);
                if (name.equals("toString")) return "probe";
                for (Object value : values == null ? new Object[0] : values) {
                    if (!isDescriptor(value)) continue;
                    boolean operators = type.getSimpleName().equals("OperatorStateStore");
                    String mode = name.equals("getUnionListState") ? "UNION" : name.equals("getBroadcastState") ? "BROADCAST" : "SPLIT_DISTRIBUTE";
                    add(value, operators ? mode : null, !operators ? null : mode.equals("BROADCAST") ? "broadcast" : "operator-list");
                }
                if (name.equals("getExecutionConfig")) return new ExecutionConfig();
                if (values != null && values.length == 2 && method.getReturnType().isInstance(values[1])) return values[1]; // a metric
                return nothing(method);
            });
        }

        private Object nothing(Method method) {
            Class<?> type = method.getReturnType();
            if (type == boolean.class) return false;
            if (type == int.class) return method.getName().matches("getNumberOf.*|getMax.*") ? 1 : 0;
            if (type == long.class) return 0L;
            if (type == double.class) return 0d;
            if (type == String.class) return "probe";
            if (type == Optional.class) return Optional.empty();
            if (type == OptionalLong.class) return OptionalLong.empty();
            if (type == ClassLoader.class) return Thread.currentThread().getContextClassLoader();
            if (type == Iterator.class) return Collections.emptyIterator();
            if (type == Iterable.class || type == List.class) return new ArrayList<>();
            if (type == Map.class) return new HashMap<>();
            if (type == Set.class) return new HashSet<>();
            return type.isInterface() ? noting(type) : null;
        }
    }

    /** Remembers for each transformation the line of the job that made it. */
    private static final class RecordingEnvironment extends StreamExecutionEnvironment {
        static final Map<Integer, Object> sites = Collections.synchronizedMap(new HashMap<>());
        private static final List<Transformation<?>> added = Collections.synchronizedList(new ArrayList<>());

        /** By id all that was added, and what that gets its records from. */
        static Map<Integer, Transformation<?>> made() {
            Map<Integer, Transformation<?>> all = new HashMap<>();
            Deque<Transformation<?>> open = new ArrayDeque<>(added);
            while (!open.isEmpty()) {
                Transformation<?> next = open.pop();
                if (all.put(next.getId(), next) == null) open.addAll(next.getInputs());
            }
            return all;
        }

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
            added.add(made);
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
            return Topology.site(new Throwable().getStackTrace(), false);
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
