/** Basic types, arrays, enums, values and classes of the JDK. */
import { example } from './examples';

describe('a field of', () => {
  example(
    'a basic type has a serializer of its own',
    `import java.math.*;
    // revealed: Pojo{a: String, b: Byte, c: Character, d: java.math.BigDecimal, e: java.math.BigInteger, f: java.util.Date, g: java.time.Instant, h: Void, i: java.sql.Timestamp, j: Double}
    public class A { public String a; public byte b; public Character c; public BigDecimal d; public BigInteger e; public java.util.Date f; public java.time.Instant g; public Void h; public java.sql.Timestamp i; public double j; }`,
  );
  example(
    'other times and JDK classes is Kryo',
    `import java.time.*;
    import java.util.*;
    // revealed: Pojo{a: Kryo[java.time.LocalDate], b: Kryo[java.time.Duration], c: Kryo[java.util.UUID], d: Kryo[java.util.Optional], e: Kryo[Object], f: Kryo[Number], g: Kryo[CharSequence], h: Kryo[Class], i: Pojo{ID: String}, j: Kryo[java.util.concurrent.atomic.AtomicLong]}
    public class A { public LocalDate a; public Duration b; public UUID c; public Optional<String> d; public Object e; public Number f; public CharSequence g; public Class<?> h; public TimeZone i; public java.util.concurrent.atomic.AtomicLong j; }`,
  );
  example(
    'an array type goes by its component',
    `public class A {
      public static class P { public int x; }
      public enum E { X }
      // revealed: Pojo{a: int[], b: Integer[], c: String[][], d: int[][], e: Pojo{x: Integer}[], f: Kryo[Object][], g: Enum[A$E][], h: java.util.Date[]}
      public static class Holds { public int[] a; public Integer[] b; public String[][] c; public int[][] d; public P[] e; public Object[] f; public E[] g; public java.util.Date[] h; }
    }`,
  );
  example(
    'an interface is Kryo',
    `public class A {
      // revealed: Kryo[A$Shape]
      // because: interface
      public interface Shape { int x(); }
      // revealed: Pojo{s: Kryo[A$Shape]}
      public static class Holds { public Shape s; }
    }`,
  );
  example(
    'an enum has a serializer unless it is empty or Enum itself',
    `public class A {
      // revealed: Enum[A$Color]
      public enum Color { RED { int f() { return 1; } }; int f() { return 0; } }
      // revealed: Enum[A$Empty] without serializer
      public enum Empty { }
      // revealed: Pojo{e: Enum[Enum]} without serializer
      public static class Any { public Enum<?> e; }
      // revealed: Pojo{unit: Enum[java.util.concurrent.TimeUnit]}
      public static class Jdk { public java.util.concurrent.TimeUnit unit; }
    }`,
  );
  example(
    'a Value is kept by its own methods',
    `import org.apache.flink.core.memory.*;
    import org.apache.flink.types.*;
    public class A {
      // revealed: Value[A$Mine]
      static class Mine implements Value { public void write(DataOutputView o) { } public void read(DataInputView i) { } }
      // revealed: Pojo{i: Value[org.apache.flink.types.IntValue], l: Value[org.apache.flink.types.ListValue], v: Kryo[org.apache.flink.types.Value]}
      public static class Holds { public IntValue i; public ListValue<IntValue> l; public Value v; }
    }`,
  );
  example(
    'Either has the types of its arguments and must have some',
    `import org.apache.flink.types.Either;
    // revealed: Pojo{e: Either<String, Integer>, left: Either<String, Long>, raw: Kryo[org.apache.flink.types.Either]}
    public class A { public Either<String, Integer> e; public Either raw; public Either.Left<String, Long> left; }`,
  );
  example(
    'Row without type information is Kryo',
    `// revealed: Pojo{row: Kryo[org.apache.flink.types.Row]}
    public class A { public org.apache.flink.types.Row row; }`,
  );
});
