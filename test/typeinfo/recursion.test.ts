/** Classes that contain themselves: `countTypeInHierarchy`, and in 2.x overflows. */
import { example } from './examples';

describe('a class that contains itself', () => {
  example(
    'is Kryo where it is met again',
    `public class A {
      // revealed: Pojo{next: Kryo[A$Node], v: Integer}
      public static class Node { public int v; public Node next; }
      // revealed: Pojo{b: Pojo{a: Kryo[A$First]}}
      public static class First { public Second b; }
      // revealed: Pojo{a: Pojo{b: Kryo[A$Second]}}
      public static class Second { public First a; }
      // revealed: Pojo{children: Kryo[A$Tree][]}
      public static class Tree { public Tree[] children; }
      // revealed: Pojo{left: Kryo[A$Generic], v: Kryo[Object]}
      public static class Generic<T> { public T v; public Generic<T> left; }
      public static class Box<T> { public T value; }
      // revealed: Pojo{a: Pojo{children: Kryo[A$Tree][]}, b: Pojo{value: Pojo{children: Pojo{children: Kryo[A$Tree[]]}[]}}}
      public static class Twice { public Tree a; public Box<Tree> b; }
      // revealed: Pojo{nested: Pojo{value: Kryo[A$Box]}}
      public static class Nested { public Box<Box<Long>> nested; }
    }`,
  );
  example(
    'through its superclass is Kryo too',
    `public class A {
      public static class Parent { public int p; }
      // revealed: Pojo{other: Kryo[A$Parent], p: Integer}
      public static class Child extends Parent { public Parent other; }
      public static class Self { public Self self; }
      // revealed: Pojo{self: Kryo[A$Self], x: Integer}
      public static class Sub extends Self { public int x; }
    }`,
  );
  example(
    'twice side by side is analyzed twice',
    `public class A {
      public static class P { public int x; }
      // revealed: Pojo{a: Pojo{x: Integer}, b: Pojo{x: Integer}, c: Pojo{x: Integer}[]}
      public static class Twice { public P a; public P b; public P[] c; }
    }`,
  );
  example(
    'through a collection overflows the stack since 2 0',
    `import java.util.*;
    public class A {
      // revealed: Pojo{children: Kryo[java.util.List], v: Integer}
      // revealed in 2.2: Error(java.lang.StackOverflowError)
      public static class Tree { public int v; public List<Tree> children; }
      // revealed: Pojo{m: Kryo[java.util.Map]}
      // revealed in 2.2: Error(java.lang.StackOverflowError)
      public static class Holds { public Map<String, Tree> m; }
      // revealed: Pojo{bs: Kryo[java.util.Set]}
      // revealed in 2.2: Error(java.lang.StackOverflowError)
      public static class First { public Set<Second> bs; }
      public static class Second { public List<First> as; }
      // revealed: Kryo[A$NoPojo]
      // because: no-getter v, no-setter v, invalid-field v
      public static class NoPojo { private int v; public List<NoPojo> children; }
      // revealed: Kryo[A$Late]
      // revealed in 2.2: Error(java.lang.StackOverflowError)
      public static class Late { public List<Late> children; private int v; }
      // revealed: Pojo{children: Kryo[java.util.ArrayList]}
      public static class Implementation { public ArrayList<Implementation> children; }
      // revealed: Pojo{children: Kryo[java.util.List]}
      public static class Wild { public List<? extends Wild> children; }
      // revealed: Pojo{children: Kryo[java.util.List]}
      // revealed in 2.2: Error(java.lang.StackOverflowError)
      public static class OfArrays { public List<OfArrays[]> children; }
    }`,
  );
});
