/** `materializeTypeVariable`: what type variables stand for. */
import { example } from './examples';

describe('a type variable', () => {
  example(
    'is resolved through the class hierarchy',
    `import java.util.List;
    public class A {
      public static class Pair<X, Y> { public X x; public Y y; }
      public static class Half<Z> extends Pair<Z, String> { }
      // revealed: Pojo{x: Integer, y: String}
      public static class Full extends Half<Integer> { }
      public static class Arrays<T> { public T[] values; }
      // revealed: Pojo{values: String[]}
      public static class Strings extends Arrays<String> { }
      // revealed: Pojo{values: Integer[][]}
      public static class Nested extends Arrays<Integer[]> { }
    }`,
  );
  example(
    'is resolved by the arguments of a field',
    `import java.util.List;
    public class A {
      public static class Box<T> { public T value; }
      public static class P<T> { public T p; }
      // revealed: Pojo{box: Pojo{value: String}, other: Pojo{value: Pojo{p: Long}}}
      public static class Holds { public Box<String> box; public Box<P<Long>> other; }
      // revealed: Pojo{box: Pojo{value: Kryo[java.util.List]}}
      // revealed in 2.2: Pojo{box: Pojo{value: List<String>}}
      public static class OfList { public Box<List<String>> box; }
    }`,
  );
  example(
    'that nothing determines is Kryo of Object',
    `public class A {
      // revealed: Pojo{value: Kryo[Object]}
      public static class Box<T> { public T value; }
      // revealed: Pojo{value: Kryo[Object]}
      public static class Bounded<T extends Number> { public T value; }
      // revealed: Pojo{box: Pojo{value: Kryo[Object]}}
      public static class Raw { public Box box; }
      // revealed: Pojo{box: Pojo{value: Kryo[Object]}}
      public static class Wild { public Box<?> box; }
      // revealed: Pojo{box: Pojo{value: Kryo[Object]}}
      public static class Extends { public Box<? extends Number> box; }
      // revealed: Pojo{value: Kryo[Object]}
      public static class RawChild extends Box { }
      // revealed: Pojo{values: Kryo[Object]}
      public static class OfArray<T> { public T[] values; }
    }`,
  );
  example(
    'of a raw superclass takes the argument of the same class further up',
    `public class A {
      public static class Box<T> { public T value; }
      public static class RawBox extends Box { public int own; }
      // revealed: Pojo{value: Pojo{own: Integer, value: Pojo{own: Integer, value: Kryo[A$RawBox]}}}
      public static class Outer extends Box<RawBox> { }
    }`,
  );
  example(
    'of a private field is matched by its erasure or by what it stands for',
    `public class A {
      public static class Box<T> { private T value; public T getValue() { return value; } public void setValue(T v) {} }
      // revealed: Pojo{value: String}
      public static class Inherits extends Box<String> { }
      // revealed: Pojo{value: String}
      public static class Overrides extends Box<String> { @Override public String getValue() { return null; } @Override public void setValue(String v) {} }
      public static class Bare<T> { private T value; }
      // revealed: Pojo{value: String}
      public static class Adds extends Bare<String> { public String getValue() { return null; } public void setValue(String v) {} }
      // revealed: Pojo{value: Kryo[Object]}
      public static class TypedMethod<T> { private Object value; public <X> X getValue() { return null; } public <X> void setValue(X v) {} }
      // revealed: Kryo[A$Numbers]
      // because: no-getter value, no-setter value, invalid-field value
      public static class Numbers<T extends Number> { private T value; public Object getValue() { return null; } public void setValue(Object v) {} }
    }`,
  );
});
