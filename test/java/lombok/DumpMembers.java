import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;

/** Prints the members of all classes in a folder, as JSON, sorted. Arguments: the folder. */
public class DumpMembers {
    public static void main(String[] arguments) throws Exception {
        File folder = new File(arguments[0]);
        TreeMap<String, String> classes = new TreeMap<>();
        for (File packageFolder : folder.listFiles()) {
            for (File file : packageFolder.listFiles()) {
                String name = file.getName().replace(".class", "");
                Class<?> type = Class.forName(packageFolder.getName() + "." + name, false, DumpMembers.class.getClassLoader());
                if (!type.isAnonymousClass() && !type.isSynthetic()) {
                    classes.put(type.getName(), describe(type));
                }
            }
        }
        System.out.println("{");
        int left = classes.size();
        for (var each : classes.entrySet()) {
            System.out.println("  \"" + each.getKey() + "\": [\n" + each.getValue() + "\n  ]" + (--left > 0 ? "," : ""));
        }
        System.out.println("}");
    }

    private static String describe(Class<?> type) {
        TreeSet<String> lines = new TreeSet<>();
        lines.add("class " + modifiers(type.getModifiers() & ~Modifier.INTERFACE) + parameters(type.getTypeParameters()) + " extends " + name(type.getGenericSuperclass()));
        for (Field field : type.getDeclaredFields()) {
            if (!field.isSynthetic() && !field.isEnumConstant()) {
                lines.add("field " + modifiers(field.getModifiers()) + " " + name(field.getGenericType()) + " " + field.getName());
            }
        }
        for (Constructor<?> each : type.getDeclaredConstructors()) {
            if (!each.isSynthetic()) {
                Type[] types = each.getGenericParameterTypes();
                boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
                int added = inner && types.length == each.getParameterCount() ? 1 : 0;
                if (type.isEnum() && types.length == each.getParameterCount() && types.length >= 2 && each.getParameters()[0].isSynthetic()) {
                    added = 2;
                }
                lines.add("constructor " + modifiers(each.getModifiers()) + names(Arrays.copyOfRange(types, added, types.length)));
            }
        }
        for (Method each : type.getDeclaredMethods()) {
            boolean ofEnum = type.isEnum() && Modifier.isStatic(each.getModifiers()) && each.getName().matches("values|valueOf");
            boolean ofRecord = type.isRecord() && each.getName().matches("equals|hashCode|toString");
            if (!each.isSynthetic() && !ofEnum && !ofRecord) {
                int varargs = each.isVarArgs() ? Modifier.TRANSIENT : 0;
                lines.add("method " + modifiers(each.getModifiers() & ~varargs) + parameters(each.getTypeParameters()) + " "
                        + name(each.getGenericReturnType()) + " " + each.getName() + names(each.getGenericParameterTypes()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(text.length() > 0 ? ",\n" : "").append("    \"").append(line.replaceAll(" +", " ")).append('"');
        }
        return text.toString();
    }

    private static String modifiers(int flags) {
        return Modifier.toString(flags);
    }

    private static String parameters(java.lang.reflect.TypeVariable<?>[] all) {
        TreeSet<String> none = new TreeSet<>();
        StringBuilder text = new StringBuilder();
        for (var each : all) {
            text.append(text.length() > 0 ? ", " : "").append(each.getName());
            String bounds = String.join(" & ", Arrays.stream(each.getBounds()).map(DumpMembers::name).toList());
            text.append(bounds.equals("java.lang.Object") ? "" : " extends " + bounds);
        }
        return text.length() == 0 ? "" : " <" + text + ">";
    }

    private static String names(Type[] types) {
        return "(" + String.join(", ", Arrays.stream(types).map(DumpMembers::name).toList()) + ")";
    }

    /** The type with binary names, and only the arguments of the class itself. */
    private static String name(Type type) {
        if (type instanceof java.lang.reflect.ParameterizedType parameterized) {
            Type[] given = parameterized.getActualTypeArguments();
            String raw = ((Class<?>) parameterized.getRawType()).getName();
            return given.length == 0 ? raw : raw + "<" + String.join(", ", Arrays.stream(given).map(DumpMembers::name).toList()) + ">";
        }
        if (type instanceof java.lang.reflect.GenericArrayType array) {
            return name(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof java.lang.reflect.WildcardType wildcard) {
            if (wildcard.getLowerBounds().length > 0) {
                return "? super " + name(wildcard.getLowerBounds()[0]);
            }
            String upper = name(wildcard.getUpperBounds()[0]);
            return upper.equals("java.lang.Object") ? "?" : "? extends " + upper;
        }
        if (type instanceof Class<?> plain) {
            return plain.isArray() ? name(plain.getComponentType()) + "[]" : plain.getName();
        }
        return type == null ? "nothing" : type.getTypeName();
    }
}
