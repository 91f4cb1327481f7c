import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the members of library classes: `server/src/java/library/library-classes.json`, whose form
 * `library-classes.ts` beside it explains. `node scripts/library-classes.mjs` runs it.
 *
 *   java WriteLibraryClasses.java OUT.json VERSION=jar:jar:… VERSION=jar:jar:…
 *
 * with JDK 17 and, for each Flink version in rising order, the jars of a job.
 */
public class WriteLibraryClasses {
    private static final List<String> MODULES = List.of("java.base", "java.sql", "java.net.http");
    private static final Set<String> JDK = Set.of("java.lang", "java.util", "java.util.function", "java.util.stream",
            "java.util.concurrent", "java.util.concurrent.atomic", "java.util.regex", "java.time", "java.time.format",
            "java.time.temporal", "java.math", "java.nio.charset", "java.text", "java.net.http");
    /** Of further packages only what jobs use. */
    private static final Pattern JDK_CLASSES = Pattern.compile("java\\.io\\.(\\w*(Reader|Stream|Writer)|File|Serializable|Closeable|Flushable|IOException|UncheckedIOException)"
            + "|java\\.nio\\.file\\.(Path|Paths|Files)|java\\.nio\\.(Byte)?Buffer|java\\.net\\.(URI|URL|URLEncoder|URLDecoder|HttpURLConnection|URLConnection|InetAddress|InetSocketAddress|Socket)"
            + "|java\\.sql\\.(Timestamp|Date|Time|ResultSet|PreparedStatement|Connection|Statement|DriverManager|SQLException)"
            + "|java\\.util\\.concurrent\\.locks\\.(Lock|ReentrantLock)|java\\.lang\\.reflect\\.(Type|Field|Method|Array)|java\\.time\\.chrono\\.Chrono\\w+(Time|Date)"
            + "|java\\.security\\.MessageDigest|java\\.nio\\.file\\.attribute\\.FileTime");
    private static final Pattern JDK_LEFT_OUT = Pattern.compile("java\\.lang\\.(Character\\$Unicode.*|Module.*|Process.*|StackWalker.*|ClassValue|Compiler|Package|SecurityManager|Runtime\\$.*|\\w+Error|ClassLoader|ThreadGroup)"
            + "|java\\.util\\.(ResourceBundle.*|ServiceLoader.*|\\w*Permission\\w*|Formatt\\w+.*|ListResourceBundle|PropertyResourceBundle|EventListener\\w*|HexFormat|IllformedLocale.*|Observ.*|Currency|TimeZone|SimpleTimeZone|\\w*FormatW\\w+Exception|\\w+Format\\w+Exception)"
            + "|java\\.util\\.concurrent\\.(ForkJoin\\w+.*|Phaser|Exchanger|Flow.*|CountedCompleter|SubmissionPublisher|Recursive\\w+|ConcurrentSkip.*|CyclicBarrier)"
            + "|java\\.util\\.concurrent\\.atomic\\.\\w*(FieldUpdater|Stampable|Markable)\\w*"
            + "|java\\.text\\.(?!(Date|SimpleDate|Number|Decimal|Message)?Format$|ParseException$).*|java\\.net\\.http\\.WebSocket.*");

    private static final Pattern FLINK = Pattern.compile("org\\.apache\\.flink\\.("
            + "api\\.common\\.(eventtime|functions|serialization|state|time|accumulators)\\.\\w.*"
            + "|api\\.common\\.typeinfo\\.(Types|TypeInformation|TypeHint|BasicTypeInfo|PrimitiveArrayTypeInfo|BasicArrayTypeInfo|LocalTimeTypeInfo|SqlTimeTypeInfo|AtomicType)"
            + "|api\\.common\\.(JobExecutionResult|ExecutionConfig|RuntimeExecutionMode|JobID|TaskInfo|JobInfo|restartstrategy\\.RestartStrategies.*|typeutils\\.(TypeSerializer|CompositeType))"
            + "|api\\.java\\.(functions|tuple|utils)\\.\\w+|api\\.java\\.typeutils\\.(\\w+TypeInfo(Base)?|TypeExtractor|ResultTypeQueryable)"
            + "|api\\.connector\\.(sink2\\.\\w+|source\\.\\w+|source\\.util\\.ratelimit\\.\\w+(Strategy|Limiter))(\\$\\w+)?"
            + "|configuration\\.(\\w*Configuration|ConfigOption|ConfigOptions(\\$\\w+)?|MemorySize)"
            + "|connector\\.(base\\.DeliveryGuarantee|datagen\\.source\\.\\w+|kafka\\.source\\.(KafkaSource|KafkaSourceBuilder|KafkaSourceOptions|enumerator\\.initializer\\.OffsetsInitializer|reader\\.deserializer\\.KafkaRecordDeserializationSchema)"
            + "|kafka\\.sink\\.(Kafka(Sink|SinkBuilder|RecordSerializationSchema|RecordSerializationSchemaBuilder|PartitionComputer|PartitionKeyComputer)(\\$\\w+)?|TopicSelector|HeaderProvider)"
            + "|file\\.src\\.(FileSource|AbstractFileSource)(\\$\\w+)?|file\\.src\\.reader\\.(TextLineInputFormat|StreamFormat|SimpleStreamFormat)|file\\.sink\\.FileSink(\\$\\w+)?)"
            + "|core\\.(fs\\.Path|execution\\.\\w+(Client|Mode))|formats\\.(json|csv|avro)\\.\\w+Schema|formats\\.csv\\.CsvReaderFormat|metrics\\.\\w+"
            + "|streaming\\.api\\.(\\w+|datastream\\..*|environment\\..*|checkpoint\\..*|watermark\\..*|windowing\\..*|functions\\.(\\w+|async\\..*|co\\..*|source\\.\\w+|sink\\.\\w+|(source|sink)\\.legacy\\.\\w+|windowing\\.\\w+|source\\.datagen\\.\\w+|sink\\.filesystem\\.(StreamingFileSink|bucketassigners\\..*|rollingpolicies\\..*))(\\$\\w+)*)"
            + "|streaming\\.connectors\\.kafka\\.(Flink\\w+|Kafka\\w+Schema|table\\.none)(\\$\\w+)?|streaming\\.util\\.serialization\\.\\w+"
            + "|types\\.(Either(\\$\\w+)?|Row|RowKind|RowUtils|(String|Int|Long|Double|Float|Boolean|Byte|Short|Char|Null|List|Map)Value|Value|variant\\.Variant)"
            + "|util\\.(Collector|OutputTag|CloseableIterator|Preconditions|ParameterTool|AbstractParameterTool|MultipleParameterTool|SplittableIterator|NumberSequenceIterator|ExceptionUtils|function\\.\\w+))");
    private static final Pattern FLINK_LEFT_OUT = Pattern.compile(".*(Serializer|Snapshot|Comparator|SerializerConfig\\w*|StreamUtils|StreamingRuntimeContext|ExecutionCheckpointing\\w*|LocalStreamEnvironment|StreamContextEnvironment|StreamPlanEnvironment|Iterative\\w*|\\w*Internal\\w*|CollectSink\\w*|\\w*Utils)(\\$.*)?");

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    public static void main(String[] args) throws Exception {
        new WriteLibraryClasses().write(args);
    }

    private void write(String[] args) throws Exception {
        Set<Class<?>> jdk = new LinkedHashSet<>();
        for (String name : MODULES) {
            try (Stream<Path> files = Files.walk(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/" + name))) {
                files.map(Path::toString).filter(WriteLibraryClasses::isClassFile)
                        .map(f -> className(f.substring(("/modules/" + name + "/").length()))).sorted()
                        .filter(n -> (JDK.contains(packageOf(n)) || JDK_CLASSES.matcher(topOf(n)).matches()) && !JDK_LEFT_OUT.matcher(n).matches())
                        .forEach(n -> add(n, ClassLoader.getPlatformClassLoader(), jdk));
            }
        }
        Map<String, List<String>> jdkLines = new TreeMap<>();
        // neighbours of a package get neighbouring numbers
        jdk.stream().map(Class::getName).sorted().forEach(this::named);
        jdk.forEach(c -> jdkLines.put(c.getName(), lines(c, jdk)));

        List<String> versions = new ArrayList<>();
        Map<String, Map<String, Integer>> flinkLines = new TreeMap<>();
        Map<String, Integer> present = new TreeMap<>();
        for (String argument : Arrays.asList(args).subList(1, args.length)) {
            String version = argument.substring(0, argument.indexOf('='));
            int bit = 1 << versions.size();
            versions.add(version);
            List<File> jars = Stream.of(argument.substring(argument.indexOf('=') + 1).split(File.pathSeparator)).map(File::new).collect(Collectors.toList());
            URLClassLoader loader = new URLClassLoader(jars.stream().map(WriteLibraryClasses::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            Set<Class<?>> flink = new LinkedHashSet<>();
            for (File jar : jars) {
                if (jar.getName().startsWith("flink-")) {
                    classesOf(jar).filter(n -> FLINK.matcher(n).matches() && !FLINK_LEFT_OUT.matcher(n).matches()).forEach(n -> add(n, loader, flink));
                }
            }
            flink.removeIf(c -> c.getClassLoader() != loader || !links(c));
            Set<Class<?>> known = new LinkedHashSet<>(jdk);
            known.addAll(flink);
            flink.stream().map(Class::getName).sorted().forEach(this::named);
            for (Class<?> c : flink) {
                present.merge(c.getName(), bit, Integer::sum);
                Map<String, Integer> masks = flinkLines.computeIfAbsent(c.getName(), n -> new TreeMap<>());
                lines(c, known).forEach(line -> masks.merge(line, bit, (a, b) -> a | b));
            }
        }

        List<String> jdkJson = jdkLines.entrySet().stream().map(e -> quoted(named(e.getKey()) + " " + String.join(" ", e.getValue()))).collect(Collectors.toList());
        List<String> flinkJson = new ArrayList<>();
        flinkLines.forEach((name, masks) -> {
            int all = present.get(name);
            List<String> parts = new ArrayList<>();
            masks.entrySet().stream().sorted((a, b) -> a.getKey().startsWith("^") == b.getKey().startsWith("^") ? 0 : a.getKey().startsWith("^") ? -1 : 1)
                    .forEach(e -> parts.add((e.getValue() == all ? "" : Integer.toHexString(e.getValue()) + "!") + e.getKey()));
            flinkJson.add(quoted(Integer.toHexString(all) + "!" + named(name) + " " + String.join(" ", parts)));
        });
        String json = "{\n  \"versions\": " + quoted(String.join(" ", versions)) + ",\n  \"names\": " + quoted(shortened(names))
                + ",\n  \"jdk\": [\n" + jdkJson.stream().map(l -> "    " + l).collect(Collectors.joining(",\n"))
                + "\n  ],\n  \"flink\": [\n" + flinkJson.stream().map(l -> "    " + l).collect(Collectors.joining(",\n")) + "\n  ]\n}\n";
        Files.writeString(Path.of(args[0]), json);
    }

    /** The class, when others can name it, and all above it. */
    private static void add(String name, ClassLoader loader, Set<Class<?>> to) {
        try {
            Class<?> c = Class.forName(name, false, loader);
            if (!c.isAnonymousClass() && !c.isLocalClass() && !c.isSynthetic() && canBeNamed(c)) {
                for (Class<?> s = c; s != null; s = s.getSuperclass()) {
                    to.add(s);
                    interfacesOf(s, to);
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            System.err.println(name + ": " + e);
        }
    }

    private static boolean links(Class<?> c) {
        try {
            return c.getDeclaredFields().length + c.getDeclaredMethods().length + c.getDeclaredConstructors().length >= 0;
        } catch (LinkageError e) {
            System.err.println(c.getName() + ": " + e);
            return false;
        }
    }

    private static boolean canBeNamed(Class<?> c) {
        for (Class<?> e = c; e != null; e = e.getEnclosingClass()) {
            if (!isAccessible(e.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAccessible(int modifiers) {
        return (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    /** The header, which begins with `^`, and a line for each member. */
    private List<String> lines(Class<?> c, Set<Class<?>> known) {
        Set<String> members = new TreeSet<>();
        for (Field f : c.getDeclaredFields()) {
            if (isAccessible(f.getModifiers()) && !f.isSynthetic()) {
                members.add(f.isEnumConstant() ? "e~" + f.getName() : flags(f.getModifiers(), false) + "~" + f.getName() + ":" + signature(f.getGenericType()));
            }
        }
        for (Constructor<?> m : c.getDeclaredConstructors()) {
            if (isAccessible(m.getModifiers()) && !m.isSynthetic() && !c.isEnum()) {
                members.add(flags(m.getModifiers() & Modifier.PROTECTED, m.isVarArgs()) + "~<init>" + signature(m, void.class));
            }
        }
        for (Method m : c.getDeclaredMethods()) {
            if (isAccessible(m.getModifiers()) && !m.isSynthetic() && !m.isBridge() && !isInherited(m, c, known)) {
                members.add(flags(m.getModifiers(), m.isVarArgs()) + "~" + m.getName() + signature(m, m.getGenericReturnType()));
            }
        }
        List<String> all = new ArrayList<>();
        String kind = c.isAnnotation() ? "@" : c.isInterface() ? "i" : c.isEnum() ? "e" : c.isRecord() ? "r" : "c";
        String flags = (Modifier.isAbstract(c.getModifiers()) && !c.isInterface() ? "a" : "") + (Modifier.isFinal(c.getModifiers()) ? "f" : "") + (Modifier.isStatic(c.getModifiers()) ? "s" : "");
        all.add("^" + kind + flags + "~" + parameters(c) + (c.getSuperclass() == null ? signature(Object.class) : signature(c.getGenericSuperclass()))
                + Arrays.stream(c.getGenericInterfaces()).map(this::signature).collect(Collectors.joining()));
        all.addAll(members);
        return all;
    }

    /** True for a class's method that overrides one with the same result: what is inherited says the same. */
    private static boolean isInherited(Method m, Class<?> c, Set<Class<?>> known) {
        if (c.isInterface() || Modifier.isStatic(m.getModifiers()) || m.getTypeParameters().length > 0) {
            return false;
        }
        Set<Class<?>> above = new LinkedHashSet<>();
        for (Class<?> s = c; s != null; s = s.getSuperclass()) {
            interfacesOf(s, above);
            if (s != c) above.add(s);
        }
        for (Class<?> s : above) {
            if (!known.contains(s)) continue;
            try {
                Method same = s.getDeclaredMethod(m.getName(), m.getParameterTypes());
                if (same.getReturnType() == m.getReturnType() && !same.isBridge() && same.getGenericReturnType().equals(m.getGenericReturnType())
                        && Arrays.equals(same.getGenericParameterTypes(), m.getGenericParameterTypes())
                        && isAccessible(same.getModifiers()) && Modifier.isPublic(m.getModifiers()) == Modifier.isPublic(same.getModifiers())) {
                    return true;
                }
            } catch (NoSuchMethodException e) {
                // not there
            }
        }
        return false;
    }

    private static void interfacesOf(Class<?> c, Set<Class<?>> to) {
        for (Class<?> i : c.getInterfaces()) {
            to.add(i);
            interfacesOf(i, to);
        }
    }

    private static String flags(int modifiers, boolean varargs) {
        return (Modifier.isStatic(modifiers) ? "s" : "") + (Modifier.isAbstract(modifiers) ? "a" : "") + (Modifier.isProtected(modifiers) ? "p" : "") + (varargs ? "v" : "");
    }

    private String signature(Executable m, Type result) {
        return parameters(m) + "(" + Arrays.stream(m.getGenericParameterTypes()).map(this::signature).collect(Collectors.joining()) + ")" + signature(result);
    }

    private String parameters(GenericDeclaration of) {
        TypeVariable<?>[] variables = of.getTypeParameters();
        return variables.length == 0 ? "" : Arrays.stream(variables).map(v -> v.getName()
                + Arrays.stream(v.getBounds()).map(b -> (isInterface(b) && b == v.getBounds()[0] ? "::" : ":") + signature(b)).collect(Collectors.joining())).collect(Collectors.joining("", "<", ">"));
    }

    private static boolean isInterface(Type type) {
        return type instanceof Class && ((Class<?>) type).isInterface() || type instanceof ParameterizedType && isInterface(((ParameterizedType) type).getRawType());
    }

    /** JVMS 4.7.9.1, but `@n` for `L` and the n-th name. */
    private String signature(Type type) {
        if (type instanceof Class) {
            Class<?> c = (Class<?>) type;
            return c.isArray() ? "[" + signature(c.getComponentType()) : c.isPrimitive() ? c.descriptorString() : named(c) + ";";
        }
        if (type instanceof GenericArrayType) {
            return "[" + signature(((GenericArrayType) type).getGenericComponentType());
        }
        if (type instanceof TypeVariable) {
            return "T" + ((TypeVariable<?>) type).getName() + ";";
        }
        if (type instanceof WildcardType) {
            WildcardType wildcard = (WildcardType) type;
            return wildcard.getLowerBounds().length > 0 ? "-" + signature(wildcard.getLowerBounds()[0])
                    : wildcard.getUpperBounds()[0] == Object.class ? "*" : "+" + signature(wildcard.getUpperBounds()[0]);
        }
        ParameterizedType parameterized = (ParameterizedType) type;
        Type[] given = parameterized.getActualTypeArguments();
        return named((Class<?>) parameterized.getRawType())
                + (given.length == 0 ? "" : Arrays.stream(given).map(this::signature).collect(Collectors.joining("", "<", ">"))) + ";";
    }

    private String named(Class<?> c) {
        return named(c.getName());
    }

    private String named(String className) {
        int index = indexes.computeIfAbsent(className, name -> {
            names.add(name);
            return names.size() - 1;
        });
        return "@" + Integer.toString(index, 36);
    }

    /** A name of the same package as the one before begins with a dot. */
    private static String shortened(List<String> names) {
        List<String> written = new ArrayList<>();
        String before = "";
        for (String name : names) {
            String of = packageOf(name);
            written.add(of.equals(before) ? name.substring(of.length()) : name);
            before = of;
        }
        return String.join(" ", written);
    }

    private static Stream<String> classesOf(File jar) {
        List<String> names = new ArrayList<>();
        try (JarFile file = new JarFile(jar)) {
            for (Enumeration<JarEntry> e = file.entries(); e.hasMoreElements(); ) {
                String name = e.nextElement().getName();
                if (isClassFile(name)) {
                    names.add(className(name));
                }
            }
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(jar.getPath(), e);
        }
        return names.stream().sorted();
    }

    private static boolean isClassFile(String path) {
        return path.endsWith(".class") && !path.endsWith("-info.class") && !path.contains("META-INF");
    }

    private static String className(String path) {
        return path.substring(0, path.length() - ".class".length()).replace('/', '.');
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }

    private static String topOf(String name) {
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private static String quoted(String s) {
        return "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
