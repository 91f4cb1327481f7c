import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what the TypeExtractor's decisions need of classes without source: `server/src/typeinfo/known-classes.json`.
 * One line a class; `server/src/typeinfo/known-classes.ts` says what stands in it.
 *
 *   java --add-modules ALL-SYSTEM WriteKnownClasses.java OUT.json VERSION=jar:jar:… VERSION=jar:jar:…
 *
 * with JDK 17 (the JDK's private fields differ between releases) and, for each Flink version in rising order, the jars
 * of flink-annotations, flink-core, flink-core-api (2.x) and flink-streaming-java with what they link against.
 */
public class WriteKnownClasses {
    private static final List<String> MODULES = List.of("java.base", "java.sql", "java.logging", "java.xml",
            "java.management", "java.naming", "java.net.http", "java.rmi", "java.compiler", "java.security.sasl",
            "java.security.jgss", "java.transaction.xa", "java.sql.rowset", "java.instrument", "java.scripting",
            "java.desktop");
    /** Packages of which people name classes in jobs; the rest of Flink is met only with the job's class path. */
    private static final List<String> FLINK_PACKAGES = List.of("org.apache.flink.api.common", "org.apache.flink.api.common.accumulators",
            "org.apache.flink.api.common.eventtime", "org.apache.flink.api.common.functions", "org.apache.flink.api.common.io",
            "org.apache.flink.api.common.serialization", "org.apache.flink.api.common.state", "org.apache.flink.api.common.time",
            "org.apache.flink.api.common.typeinfo", "org.apache.flink.api.common.typeutils", "org.apache.flink.api.connector.sink2",
            "org.apache.flink.api.connector.source", "org.apache.flink.api.java.functions", "org.apache.flink.api.java.tuple",
            "org.apache.flink.api.java.typeutils", "org.apache.flink.api.java.utils", "org.apache.flink.configuration",
            "org.apache.flink.core.io", "org.apache.flink.core.memory", "org.apache.flink.metrics",
            "org.apache.flink.streaming.api.checkpoint", "org.apache.flink.streaming.api.functions",
            "org.apache.flink.streaming.api.functions.async", "org.apache.flink.streaming.api.functions.co",
            "org.apache.flink.streaming.api.functions.sink", "org.apache.flink.streaming.api.functions.sink.legacy",
            "org.apache.flink.streaming.api.functions.source", "org.apache.flink.streaming.api.functions.source.legacy",
            "org.apache.flink.streaming.api.functions.windowing", "org.apache.flink.streaming.api.watermark",
            "org.apache.flink.streaming.api.windowing.assigners", "org.apache.flink.streaming.api.windowing.evictors",
            "org.apache.flink.streaming.api.windowing.time", "org.apache.flink.streaming.api.windowing.triggers",
            "org.apache.flink.streaming.api.windowing.windows", "org.apache.flink.types", "org.apache.flink.types.bitmap",
            "org.apache.flink.types.variant", "org.apache.flink.util", "org.apache.flink.util.function", "org.apache.avro.specific",
            "org.apache.avro.generic", "org.apache.avro.util");
    /** Packages of which people only extend and implement classes. */
    private static final List<String> ABSTRACT_ONLY = List.of("org.apache.flink.api.common.operators", "org.apache.flink.api.common.state.v2",
            "org.apache.flink.api.common.typeutils.base", "org.apache.flink.api.connector.dsv2", "org.apache.flink.api.connector.source.util.ratelimit",
            "org.apache.flink.core.execution", "org.apache.flink.streaming.api.operators");

    private static final String LEFT_OUT = ".*(Options|Utils|ClassLoader|Serializer|Snapshot|Comparator|Encoder|Decoder|Data\\$.*)(\\$.*)?";

    public static void main(String[] args) throws Exception {
        Set<Class<?>> jdk = new LinkedHashSet<>();
        for (String name : MODULES) {
            Module module = ModuleLayer.boot().findModule(name).orElseThrow();
            try (Stream<Path> files = Files.walk(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/" + name))) {
                files.map(Path::toString).filter(WriteKnownClasses::isClassFile)
                        .map(f -> className(f.substring(("/modules/" + name + "/").length()))).sorted()
                        .filter(n -> module.isExported(packageOf(n)) && !isDesktop(n))
                        .forEach(n -> add(n, ClassLoader.getPlatformClassLoader(), jdk));
            }
        }
        Map<String, String> jdkLines = new TreeMap<>();
        Set<String> names = fieldNames(jdk);
        jdk.forEach(c -> jdkLines.put(c.getName(), line(c, names)));

        Map<String, Map<String, List<String>>> flinkLines = new TreeMap<>();
        for (String argument : Arrays.asList(args).subList(1, args.length)) {
            String version = argument.substring(0, argument.indexOf('='));
            List<File> jars = Stream.of(argument.substring(argument.indexOf('=') + 1).split(":")).map(File::new).collect(Collectors.toList());
            Set<Class<?>> flink = new LinkedHashSet<>();
            URLClassLoader loader = new URLClassLoader(jars.stream().map(WriteKnownClasses::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            for (File jar : jars) {
                if (jar.getName().matches("(flink-(core|core-api|streaming-java|runtime|metrics-core)|avro)-[0-9].*")) {
                    classesOf(jar).filter(n -> FLINK_PACKAGES.contains(packageOf(n)) || ABSTRACT_ONLY.contains(packageOf(n))).forEach(n -> add(n, loader, flink));
                }
            }
            flink.removeIf(c -> c.getClassLoader() != loader || !links(c) || isLeftOut(c));
            Set<String> fieldNames = fieldNames(flink);
            flink.forEach(c -> flinkLines.computeIfAbsent(c.getName(), n -> new TreeMap<>())
                    .computeIfAbsent(line(c, fieldNames), l -> new ArrayList<>()).add(version));
        }
        List<String> json = new ArrayList<>();
        json.add("{\n  \"jdk\": [\n" + jdkLines.values().stream().map(WriteKnownClasses::quoted).collect(Collectors.joining(",\n")) + "\n  ],");
        json.add("  \"flink\": [\n" + flinkLines.values().stream().flatMap(byLine -> byLine.entrySet().stream())
                .map(e -> quoted(e.getValue().get(0) + "-" + e.getValue().get(e.getValue().size() - 1) + " " + e.getKey())).collect(Collectors.joining(",\n")) + "\n  ]\n}");
        Files.writeString(Path.of(args[0]), String.join("\n", json) + "\n");
    }

    private static boolean isLeftOut(Class<?> c) {
        return !Modifier.isAbstract(c.getModifiers()) && (c.getName().matches(LEFT_OUT) || ABSTRACT_ONLY.contains(packageOf(c.getName())));
    }

    /** The class, when others can name it, and all its superclasses. */
    private static void add(String name, ClassLoader loader, Set<Class<?>> to) {
        try {
            Class<?> c = Class.forName(name, false, loader);
            if (!c.isAnonymousClass() && !c.isLocalClass() && !c.isSynthetic() && canBeNamed(c)) {
                for (Class<?> s = c; s != null; s = s.getSuperclass()) {
                    to.add(s);
                }
            }
        } catch (ClassNotFoundException | LinkageError e) {
            System.err.println(name + ": " + e);
        }
    }

    /** False when a class that the members name is not among the jars. */
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
            if ((e.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
                return false;
            }
        }
        return true;
    }

    private static String line(Class<?> c, Set<String> fieldNames) {
        String kind = c.isAnnotation() ? "annotation" : c.isInterface() ? "interface" : c.isEnum() ? "enum" : c.isRecord() ? "record" : "class";
        return String.join("|", c.getName(), words(modifiers(c.getModifiers() & ~Modifier.INTERFACE), kind),
                c.getSuperclass() == null ? "" : typeName(c.getGenericSuperclass()),
                Arrays.stream(c.getInterfaces()).map(WriteKnownClasses::typeName).collect(Collectors.joining(",")),
                Arrays.stream(c.getTypeParameters()).map(WriteKnownClasses::parameter).collect(Collectors.joining(",")),
                c.isEnum() ? constants(c) : Arrays.stream(c.getDeclaredFields()).filter(WriteKnownClasses::isCounted)
                        .map(f -> words(modifiers(f.getModifiers()), typeName(f.getGenericType()), f.getName())).collect(Collectors.joining(";")),
                defaultConstructor(c),
                c.isEnum() ? "" : Arrays.stream(c.getDeclaredMethods()).filter(m -> isAccessor(m, fieldNames)).map(WriteKnownClasses::method).distinct().sorted().collect(Collectors.joining(";")))
                .replaceAll("\\|+$", "");
    }

    private static String constants(Class<?> c) {
        return Arrays.stream(c.getDeclaredFields()).filter(Field::isEnumConstant).map(Field::getName).collect(Collectors.joining(";"));
    }

    private static boolean isCounted(Field f) {
        return (f.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0;
    }

    private static String defaultConstructor(Class<?> c) {
        try {
            String access = Modifier.toString(c.getDeclaredConstructor().getModifiers() & 7);
            return c.isInterface() ? "" : access.isEmpty() ? "package" : access;
        } catch (NoSuchMethodException e) {
            return "";
        }
    }

    private static boolean isAccessor(Method m, Set<String> fieldNames) {
        String name = m.getName();
        if (name.equals("readObject") || name.equals("writeObject")) {
            return true;
        }
        if (m.getDeclaringClass() == Object.class) { // a field may be named class, hashCode or toString; every class has these
            return List.of("getClass", "hashCode", "toString").contains(name);
        }
        if (!Modifier.isPublic(m.getModifiers()) || m.isSynthetic() || m.getDeclaringClass().isInterface() && !m.isDefault()) {
            return false;
        }
        if (m.getParameterCount() == 0 && m.getReturnType() != void.class) {
            return name.matches("(get|is)\\p{Lu}.*") && !name.equals("getClass")
                    || fieldNames.contains(normal(name)) && !name.equals("hashCode");
        }
        return m.getParameterCount() == 1 && name.matches("set\\p{Lu}.*")
                && (m.getReturnType() == void.class || m.getReturnType() == m.getDeclaringClass());
    }

    private static String method(Method m) {
        String name = m.getName();
        if (name.equals("readObject") || name.equals("writeObject")) {
            return name;
        }
        return m.getParameterCount() == 0 ? typeName(m.getReturnType()) + " " + name
                : words(m.getReturnType() == void.class ? "" : "this", name + "(" + typeName(m.getParameterTypes()[0]) + ")");
    }

    private static Set<String> fieldNames(Set<Class<?>> classes) {
        Set<String> names = new TreeSet<>();
        classes.forEach(c -> Arrays.stream(c.getDeclaredFields()).filter(WriteKnownClasses::isCounted).forEach(f -> names.add(normal(f.getName()))));
        return names;
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    private static String modifiers(int modifiers) {
        return Modifier.toString(modifiers & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE | Modifier.ABSTRACT | Modifier.STATIC | Modifier.FINAL | Modifier.VOLATILE));
    }

    /** `T`, or `T:Bound` where the bound is not Object. */
    private static String parameter(TypeVariable<?> variable) {
        Type bound = variable.getBounds()[0];
        return bound == Object.class ? variable.getName() : variable.getName() + ":" + typeName(raw(bound));
    }

    private static Type raw(Type type) {
        return type instanceof ParameterizedType ? ((ParameterizedType) type).getRawType() : type;
    }

    /** A name without a package is one of java.lang, or a type variable. */
    private static String typeName(Type type) {
        if (type instanceof Class<?>) {
            Class<?> c = (Class<?>) type;
            return c.isArray() ? typeName(c.getComponentType()) + "[]"
                    : packageOf(c.getName()).equals("java.lang") ? c.getName().substring("java.lang.".length()) : c.getName();
        }
        if (type instanceof GenericArrayType) {
            return typeName(((GenericArrayType) type).getGenericComponentType()) + "[]";
        }
        if (type instanceof ParameterizedType) {
            return typeName(raw(type)) + Arrays.stream(((ParameterizedType) type).getActualTypeArguments())
                    .map(WriteKnownClasses::typeName).collect(Collectors.joining(",", "<", ">"));
        }
        return type instanceof TypeVariable ? ((TypeVariable<?>) type).getName() : "?";
    }

    /** Of the desktop only what is data: geometry, colours, beans. */
    private static boolean isDesktop(String name) {
        return name.matches("(javax\\.(swing|sound|print|accessibility|imageio)|java\\.applet|java\\.awt\\.[a-z]+)\\..*") && !name.startsWith("java.awt.geom.")
                || name.matches("java\\.awt\\.[A-Z].*") && !name.matches("java\\.awt\\.(Color|Dimension|Font|Insets|Point|Polygon|Rectangle|Shape|Image)");
    }

    private static Stream<String> classesOf(File jar) throws Exception {
        List<String> names = new ArrayList<>();
        try (JarFile file = new JarFile(jar)) {
            for (Enumeration<JarEntry> e = file.entries(); e.hasMoreElements(); ) {
                String name = e.nextElement().getName();
                if (isClassFile(name)) {
                    names.add(className(name));
                }
            }
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

    private static String words(String... words) {
        return Arrays.stream(words).filter(w -> !w.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String quoted(String s) {
        return "    \"" + s.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
