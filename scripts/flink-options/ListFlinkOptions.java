import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.FallbackKey;

/**
 * Prints a line for each option that a static field of Flink's own classes declares:
 * key, deprecated keys, other fallback keys, type, default value and `Class#CONSTANT`, apart by tabs.
 */
final class ListFlinkOptions {
    public static void main(String[] jars) throws Exception {
        Map<String, String> lines = new TreeMap<>();
        for (String jar : jars) {
            if (!new File(jar).getName().startsWith("flink-")) {
                continue;
            }
            try (JarFile file = new JarFile(jar)) {
                for (var entry : Collections.list(file.entries())) {
                    String name = entry.getName();
                    if (name.startsWith("org/apache/flink/") && name.endsWith(".class") && !name.contains("/shaded/")) {
                        list(name.substring(0, name.length() - ".class".length()).replace('/', '.'), lines);
                    }
                }
            }
        }
        lines.values().forEach(System.out::println);
    }

    private static void list(String className, Map<String, String> lines) {
        try {
            Class<?> type = Class.forName(className, false, ListFlinkOptions.class.getClassLoader());
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == ConfigOption.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    ConfigOption<?> option = (ConfigOption<?>) field.get(null);
                    if (option != null) {
                        lines.put(className + "#" + field.getName(), line(option, className, field.getName()));
                    }
                }
            }
        } catch (Throwable unusable) {
            // a class of a library that is not here: its options are the library's, too
            if (className.endsWith("Options")) {
                System.err.println(className + ": " + unusable);
            }
        }
    }

    private static String line(ConfigOption<?> option, String className, String constant) throws Exception {
        StringBuilder deprecated = new StringBuilder();
        StringBuilder fallback = new StringBuilder();
        for (FallbackKey other : option.fallbackKeys()) {
            StringBuilder list = other.isDeprecated() ? deprecated : fallback;
            list.append(list.length() > 0 ? " " : "").append(other.getKey());
        }
        Method clazz = ConfigOption.class.getDeclaredMethod("getClazz");
        Method isList = ConfigOption.class.getDeclaredMethod("isList");
        clazz.setAccessible(true);
        isList.setAccessible(true);
        Class<?> of = (Class<?>) clazz.invoke(option);
        String type = of.isEnum() ? "enum" : of.getSimpleName().toLowerCase(Locale.ROOT);
        String value = option.hasDefaultValue() ? String.valueOf(option.defaultValue()) : "";
        String simple = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        return String.join(
                "\t",
                option.key(),
                deprecated,
                fallback,
                (boolean) isList.invoke(option) ? "list of " + type : type,
                value.replaceAll("[\t\r\n]+", " "),
                simple + "#" + constant);
    }
}
