import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * Prints what of Flink's public API one version has and a later one has not:
 *
 *   java ListRemovedApi.java BEFORE:jar:… AFTER:jar:…
 *
 * A line each: {@code a.b.C} for a class that is gone, {@code a.b.C>a.d.C} where one class of that name is left,
 * {@code a.b.C#method(Type,Type)} and {@code a.b.C#FIELD} for members that neither the class nor an ancestor of it has;
 * {@code !} behind a method says that no method of that name takes that many arguments any more. Types are erased and
 * written by their simple names. Public API is what carries one of Flink's annotations for it, in the class or around it.
 */
public class ListRemovedApi {
    private static final List<String> ANNOTATIONS = List.of("Public", "PublicEvolving", "Experimental");

    public static void main(String[] args) throws Exception {
        Version before = new Version(args[0]);
        Version after = new Version(args[1]);
        Map<String, TreeSet<String>> bySimpleName = new TreeMap<>();
        for (String name : after.names) {
            // what has the same name there is something else
            boolean other = name.matches("org\\.apache\\.flink\\.(datastream|.*\\.operators)\\..*") && !name.contains(".legacy.");
            if (!name.contains("shaded") && !name.contains("$") && !other) {
                bySimpleName.computeIfAbsent(simple(name), any -> new TreeSet<>()).add(name);
            }
        }
        TreeSet<String> lines = new TreeSet<>();
        for (String name : before.publicNames) {
            if (!after.names.contains(name)) {
                // a nested class goes with the one around it
                String outer = name.contains("$") ? name.substring(0, name.indexOf('$')) : null;
                if (outer == null || after.names.contains(outer)) {
                    Set<String> left = outer == null ? bySimpleName.getOrDefault(simple(name), new TreeSet<>()) : Set.of();
                    lines.add(left.size() == 1 ? name + ">" + left.iterator().next() : name);
                }
                continue;
            }
            lines.addAll(removedMembers(before.load(name), after.load(name)));
        }
        lines.forEach(System.out::println);
    }

    private static Set<String> removedMembers(Class<?> before, Class<?> after) {
        Set<String> removed = new TreeSet<>();
        if (before == null || after == null || !Modifier.isPublic(before.getModifiers())) {
            return removed;
        }
        Map<String, Boolean> left = new TreeMap<>();
        Set<String> arities = new HashSet<>();
        for (Executable member : membersOf(after, true)) {
            left.put(signature(member), true);
            arities.add(name(member) + "/" + member.getParameterCount());
        }
        for (Executable member : membersOf(before, false)) {
            String signature = signature(member);
            if (!left.containsKey(signature)) {
                boolean none = !arities.contains(name(member) + "/" + member.getParameterCount());
                removed.add(before.getName() + "#" + signature + (none ? "!" : ""));
            }
        }
        Set<String> fields = new HashSet<>();
        for (Class<?> type = after; type != null; type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredFields()).map(Field::getName).forEach(fields::add);
        }
        for (Field field : before.getDeclaredFields()) {
            if (isOpen(field.getModifiers()) && !field.isSynthetic() && !fields.contains(field.getName())) {
                removed.add(before.getName() + "#" + field.getName());
            }
        }
        return removed;
    }

    /** Methods and constructors that other code may use; with `inherited` those of all ancestors too. */
    private static List<Executable> membersOf(Class<?> type, boolean inherited) {
        Set<Class<?>> types = new HashSet<>();
        collect(type, types, inherited);
        return types.stream()
                .flatMap(each -> java.util.stream.Stream.<Executable>concat(
                        Arrays.stream(each.getDeclaredMethods()).filter(method -> !method.isSynthetic() && !method.isBridge()),
                        each == type ? Arrays.stream(each.getDeclaredConstructors()) : java.util.stream.Stream.empty()))
                .filter(member -> isOpen(member.getModifiers()))
                .collect(Collectors.toList());
    }

    private static void collect(Class<?> type, Set<Class<?>> types, boolean inherited) {
        if (type == null || !types.add(type) || !inherited) {
            return;
        }
        collect(type.getSuperclass(), types, true);
        for (Class<?> parent : type.getInterfaces()) {
            collect(parent, types, true);
        }
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String name(Executable member) {
        return member instanceof Constructor ? "<init>" : member.getName();
    }

    private static String signature(Executable member) {
        return name(member) + Arrays.stream(member.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static class Version {
        final Set<String> names = new TreeSet<>();
        final Set<String> publicNames = new TreeSet<>();
        private final ClassLoader loader;

        Version(String jars) throws IOException {
            String[] paths = jars.split(File.pathSeparator);
            URL[] urls = new URL[paths.length];
            Set<String> marked = new HashSet<>();
            for (int i = 0; i < paths.length; i++) {
                urls[i] = new File(paths[i]).toURI().toURL();
                try (JarFile jar = new JarFile(paths[i])) {
                    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                        String path = entry.getName();
                        if (path.startsWith("org/apache/flink/") && path.endsWith(".class")) {
                            String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
                            names.add(name);
                            if (isMarked(jar, entry)) {
                                marked.add(name);
                            }
                        }
                    }
                }
            }
            for (String name : names) {
                String outer = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
                if (!name.matches(".*\\$\\d.*") && !name.contains(".shaded.") && (marked.contains(name) || marked.contains(outer))) {
                    publicNames.add(name);
                }
            }
            loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        }

        private static boolean isMarked(JarFile jar, JarEntry entry) throws IOException {
            try (InputStream in = jar.getInputStream(entry)) {
                String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                return ANNOTATIONS.stream().anyMatch(name -> bytes.contains("Lorg/apache/flink/annotation/" + name + ";"));
            }
        }

        /** Null where what the class needs is not there. */
        Class<?> load(String name) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                type.getDeclaredMethods();
                type.getDeclaredConstructors();
                membersOf(type, true);
                return type;
            } catch (LinkageError | ClassNotFoundException | TypeNotPresentException e) {
                return null;
            }
        }
    }
}
