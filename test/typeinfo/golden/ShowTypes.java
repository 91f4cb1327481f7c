import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.BasicArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.LocalTimeTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.SqlTimeTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.api.java.typeutils.EnumTypeInfo;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.api.java.typeutils.MapTypeInfo;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.api.java.typeutils.RowTypeInfo;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;
import org.apache.flink.api.java.typeutils.TypeExtractor;
import org.apache.flink.api.java.typeutils.ValueTypeInfo;

/**
 * Says what real Flink makes of classes, in the words of `server/src/typeinfo/show-type.ts`: for each class a line
 * `> name TAB type`, and under it the lines Flink logged. Needs slf4j-simple on the class path.
 */
public class ShowTypes {
    public static void main(String[] names) throws Exception {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.flink.api.java.typeutils.TypeExtractor", "debug");
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        System.setProperty("org.slf4j.simpleLogger.showLogName", "false");
        for (String name : names) {
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            System.setErr(new PrintStream(log, true, "UTF-8"));
            System.out.println("> " + name + "\t" + show(Class.forName(name)));
            log.toString(StandardCharsets.UTF_8).lines().filter(l -> l.startsWith("INFO ") || l.startsWith("DEBUG "))
                    .forEach(l -> System.out.println(l.substring(l.indexOf(' ') + 1)));
        }
    }

    private static String show(Class<?> c) {
        try {
            TypeInformation<?> type = TypeExtractor.createTypeInfo(c);
            return show(type) + (hasSerializer(type) ? "" : " without serializer");
        } catch (Throwable e) {
            return "Error(" + (e.getMessage() == null || e instanceof StackOverflowError ? e.getClass().getName() : e.getMessage()) + ")";
        }
    }

    private static boolean hasSerializer(TypeInformation<?> type) throws Exception {
        for (Method method : TypeInformation.class.getMethods()) {
            if (method.getName().equals("createSerializer")) {
                Class<?> parameter = method.getParameterTypes()[0];
                Class<?> config = parameter.isInterface() ? Class.forName(parameter.getName() + "Impl") : parameter;
                try {
                    return method.invoke(type, config.getConstructor().newInstance()) != null;
                } catch (java.lang.reflect.InvocationTargetException e) {
                    return false;
                }
            }
        }
        throw new IllegalStateException("no createSerializer");
    }

    private static String show(TypeInformation<?> type) {
        String name = shortName(type.getTypeClass());
        if (type instanceof GenericTypeInfo) {
            return "Kryo[" + name + "]";
        } else if (type instanceof PojoTypeInfo) {
            List<String> fields = new ArrayList<>();
            PojoTypeInfo<?> pojo = (PojoTypeInfo<?>) type;
            for (int i = 0; i < pojo.getArity(); i++) {
                fields.add(pojo.getPojoFieldAt(i).getField().getName() + ": " + show(pojo.getPojoFieldAt(i).getTypeInformation()));
            }
            String kind = type.getClass().getSimpleName().startsWith("Avro") ? "Avro" : "Pojo";
            return kind + "{" + String.join(", ", fields) + "}";
        } else if (type instanceof TupleTypeInfo) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < type.getArity(); i++) {
                fields.add(show(((TupleTypeInfo<?>) type).getTypeAt(i)));
            }
            return "Tuple(" + String.join(", ", fields) + ")";
        } else if (type instanceof PrimitiveArrayTypeInfo) {
            return type.getTypeClass().getComponentType().getName() + "[]";
        } else if (type instanceof BasicArrayTypeInfo) {
            return show(((BasicArrayTypeInfo<?, ?>) type).getComponentInfo()) + "[]";
        } else if (type instanceof ObjectArrayTypeInfo) {
            return show(((ObjectArrayTypeInfo<?, ?>) type).getComponentInfo()) + "[]";
        } else if (type instanceof ListTypeInfo) {
            return "List<" + show(((ListTypeInfo<?>) type).getElementTypeInfo()) + ">";
        } else if (type instanceof MapTypeInfo) {
            return "Map<" + show(((MapTypeInfo<?, ?>) type).getKeyTypeInfo()) + ", " + show(((MapTypeInfo<?, ?>) type).getValueTypeInfo()) + ">";
        } else if (type.getClass().getSimpleName().endsWith("SetTypeInfo")) {
            return "Set<" + show(invoke(type, "getElementTypeInfo")) + ">";
        } else if (type instanceof EitherTypeInfo) {
            return "Either<" + show(((EitherTypeInfo<?, ?>) type).getLeftType()) + ", " + show(((EitherTypeInfo<?, ?>) type).getRightType()) + ">";
        } else if (type instanceof EnumTypeInfo) {
            return "Enum[" + name + "]";
        } else if (type instanceof ValueTypeInfo) {
            return "Value[" + name + "]";
        } else if (type instanceof RowTypeInfo) {
            return "Row[" + name + "]";
        } else if (type instanceof BasicTypeInfo || type instanceof SqlTimeTypeInfo || type instanceof LocalTimeTypeInfo) {
            return name;
        }
        return "Custom[" + name + "]";
    }

    private static TypeInformation<?> invoke(TypeInformation<?> type, String getter) {
        try {
            return (TypeInformation<?>) type.getClass().getMethod(getter).invoke(type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shortName(Class<?> c) {
        String name = c.getTypeName();
        return name.startsWith("java.lang.") && name.lastIndexOf('.') == 9 ? name.substring(10) : name;
    }
}
