/** Tuples and their subclasses. */
import { example } from './examples';

describe('a tuple', () => {
  example(
    'has the types of its arguments',
    `import java.util.*;
    import org.apache.flink.api.java.tuple.*;
    public class A {
      public static class P { public int x; }
      // revealed: Pojo{a: Tuple(String, Tuple(Long, Pojo{x: Integer})), b: Tuple(Kryo[java.util.List]), c: Tuple(), d: Tuple(String)[]}
      // revealed in 2.2: Pojo{a: Tuple(String, Tuple(Long, Pojo{x: Integer})), b: Tuple(List<String>), c: Tuple(), d: Tuple(String)[]}
      public static class Holds { public Tuple2<String, Tuple2<Long, P>> a; public Tuple1<List<String>> b; public Tuple0 c; public Tuple1<String>[] d; }
    }`,
  );
  example(
    'without known arguments makes a field Kryo of the tuple',
    `import org.apache.flink.api.java.tuple.*;
    // revealed: Pojo{raw: Kryo[org.apache.flink.api.java.tuple.Tuple2], t: Kryo[org.apache.flink.api.java.tuple.Tuple], wild: Kryo[org.apache.flink.api.java.tuple.Tuple2]}
    public class A { public Tuple2 raw; public Tuple2<String, ?> wild; public Tuple t; }`,
  );
  example(
    'subclass without fields of its own is a tuple',
    `import org.apache.flink.api.java.tuple.*;
    public class A {
      // revealed: Tuple(String, Integer)
      public static class Sub extends Tuple2<String, Integer> { public Sub(int x) {} }
      // revealed: Tuple(String)
      public static class Hidden extends Tuple1<String> { private int notCounted; public static int S; public transient int t; }
      public static class Generic<T> extends Tuple2<T, Long> { }
      // revealed: Tuple(String, Long)
      public static class Bound extends Generic<String> { }
      // revealed: Error(Type of TypeVariable 'T' in 'class A$Open' could not be determined. This is most likely a type erasure problem. The type extraction currently supports types with generic variables only in cases where all variables in the return type can be deduced from the input type(s). Otherwise the type has to be specified explicitly using type information.)
      public static class Open<T> extends Tuple1<T> { }
      // revealed: Error(Tuple needs to be parameterized by using generics.)
      public static class Raw extends Tuple2 { }
    }`,
  );
  example(
    'subclass with public fields of its own is a POJO or fails',
    `import org.apache.flink.api.java.tuple.*;
    public class A {
      // revealed: Pojo{extra: Long, f0: String, f1: Integer}
      public static class Plus extends Tuple2<String, Integer> { public long extra; }
      // revealed: Error(Could not extract type information.)
      public static class NoConstructor extends Tuple1<String> { public long extra; public NoConstructor(long e) {} }
      // revealed: Error(java.lang.NullPointerException)
      public static class Holds { public NoConstructor t; }
      // revealed: Kryo[A$NotPublic]
      static class NotPublic extends Tuple1<String> { public long extra; }
    }`,
  );
});
