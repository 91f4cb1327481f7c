import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what names of the JDK a Java file may use without saying all of them: {@code server/src/java/jdk-names.json}.
 * {@code packages}: the public classes of each package, which a star import brings. {@code members}: for each class that
 * has or inherits member classes, these.
 *
 * <pre>java --add-modules ALL-SYSTEM WriteKnownNames.java OUT.json</pre>
 */
public class WriteKnownNames {
    private static final List<String> MODULES = List.of("java.base", "java.sql", "java.logging", "java.xml",
            "java.management", "java.naming", "java.net.http", "java.rmi", "java.compiler", "java.security.sasl",
            "java.security.jgss", "java.transaction.xa", "java.sql.rowset", "java.instrument", "java.scripting",
            "java.desktop", "java.prefs", "java.xml.crypto", "java.management.rmi");

    public static void main(String[] args) throws Exception {
        Map<String, Set<String>> packages = new TreeMap<>();
        Map<String, Set<String>> members = new TreeMap<>();
        for (String name : MODULES) {
            Module module = ModuleLayer.boot().findModule(name).orElseThrow();
            try (Stream<Path> files = Files.walk(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/" + name))) {
                List<String> classes = files.map(Path::toString).filter(f -> f.endsWith(".class") && !f.endsWith("-info.class"))
                        .map(f -> f.substring(("/modules/" + name + "/").length(), f.length() - ".class".length()).replace('/', '.'))
                        .sorted().collect(Collectors.toList());
                for (String each : classes) {
                    if (!module.isExported(packageOf(each)) || isDesktop(each)) continue;
                    Class<?> c = Class.forName(each, false, ClassLoader.getPlatformClassLoader());
                    if (!canBeNamed(c)) continue;
                    if (c.getEnclosingClass() == null) {
                        packages.computeIfAbsent(packageOf(each), p -> new TreeSet<>()).add(c.getSimpleName());
                    }
                    Set<String> found = new TreeSet<>();
                    for (Class<?> s = c; s != null; s = s.getSuperclass()) addMembers(s, found);
                    if (!found.isEmpty()) members.put(each, found);
                }
            }
        }
        Files.writeString(Path.of(args[0]), "{\n  \"packages\": " + json(packages) + ",\n  \"members\": " + json(members) + "\n}\n");
    }

    private static void addMembers(Class<?> c, Set<String> to) {
        for (Class<?> member : c.getDeclaredClasses()) {
            if (canBeNamed(member)) to.add(member.getName());
        }
        for (Class<?> parent : c.getInterfaces()) addMembers(parent, to);
    }

    private static boolean canBeNamed(Class<?> c) {
        for (Class<?> e = c; e != null; e = e.getEnclosingClass()) {
            if (e.isAnonymousClass() || e.isLocalClass() || (e.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) return false;
        }
        return true;
    }

    /** Of the desktop only what is data: geometry, colours, beans. */
    private static boolean isDesktop(String name) {
        return name.matches("(javax\\.(swing|sound|print|accessibility|imageio)|java\\.applet|java\\.awt\\.[a-z]+)\\..*");
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    }

    private static String json(Map<String, Set<String>> lists) {
        return lists.entrySet().stream().map(e -> "    \"" + e.getKey() + "\": \"" + String.join(" ", e.getValue()) + "\"")
                .collect(Collectors.joining(",\n", "{\n", "\n  }"));
    }
}
