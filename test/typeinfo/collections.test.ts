/** Collections: Kryo in 1.x, native in 2.x when they are interfaces of plain classes. */
import { example } from './examples';

describe('a collection', () => {
  example(
    'of plain classes has a serializer of its own since 2 0',
    `import java.util.*;
    // revealed: Pojo{c: Kryo[java.util.Collection], i: Kryo[Iterable], l: Kryo[java.util.List], m: Kryo[java.util.Map], s: Kryo[java.util.Set]}
    // revealed in 2.2: Pojo{c: List<String>, i: List<String>, l: List<Integer>, m: Map<String, Long>, s: Set<String>}
    public class A { public List<Integer> l; public Collection<String> c; public Iterable<String> i; public Set<String> s; public Map<String, Long> m; }`,
  );
  example(
    'has elements of any plain class',
    `import java.util.*;
    public class A {
      public enum Color { RED }
      public static class Pojo { public int id; }
      // revealed: Pojo{colors: Kryo[java.util.List], ints: Kryo[java.util.List], objects: Kryo[java.util.List], pojos: Kryo[java.util.List], raw: Kryo[java.util.List], strings: Kryo[java.util.List]}
      // revealed in 2.2: Pojo{colors: List<Enum[A$Color]>, ints: List<int[]>, objects: List<Kryo[Object]>, pojos: List<Pojo{id: Integer}>, raw: List<Kryo[java.util.List]>, strings: List<String[]>}
      public static class Holds { public List<Pojo> pojos; public List<Color> colors; public List<int[]> ints; public List<String[]> strings; public List<Object> objects; public List<List> raw; }
    }`,
  );
  example(
    'of generic types and wildcards stays Kryo, and so do implementations and other interfaces',
    `import java.util.*;
    public class A {
      // revealed: Pojo{a: Kryo[java.util.List], b: Kryo[java.util.List], c: Kryo[java.util.List], d: Kryo[java.util.Map], e: Kryo[java.util.List]}
      public static class Arguments { public List<List<String>> a; public List<?> b; public List c; public Map<String, Optional<String>> d; public List<List<String>[]> e; }
      // revealed: Pojo{a: Kryo[java.util.ArrayList], b: Kryo[java.util.HashMap], c: Kryo[java.util.SortedSet], d: Kryo[java.util.Queue], e: Kryo[java.util.Map$Entry]}
      public static class Other { public ArrayList<String> a; public HashMap<String, String> b; public SortedSet<String> c; public Queue<String> d; public Map.Entry<String, String> e; }
      // revealed: Pojo{list: Kryo[java.util.List]}
      public static class Variable<T> { public List<T> list; }
      // revealed: Pojo{list: Kryo[java.util.List]}
      public static class Bound extends Variable<String> { }
    }`,
  );
  example(
    'in an array is native too',
    `import java.util.*;
    // revealed: Pojo{lists: Kryo[java.util.List][]}
    // revealed in 2.2: Pojo{lists: List<String>[]}
    public class A { public List<String>[] lists; }`,
  );
});
