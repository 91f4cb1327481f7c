/** `analyzePojo`: what else a class must be. */
import { example } from './examples';

describe('a POJO class', () => {
  example(
    'is public',
    `public class A {
      // revealed: Kryo[A$Package]
      // because: not-public
      static class Package { public int id; }
      // revealed: Kryo[A$Protected]
      // because: not-public
      protected static class Protected { public int id; }
      // revealed: Kryo[Other]
      // because: not-public
    }
    class Other { public int id;
      // revealed: Pojo{id: Integer}
      public static class InNonPublic { public int id; }
    }`,
  );
  example(
    'is not an inner class',
    `public class A {
      // revealed: Kryo[A$Inner]
      // because: no-getter this$0, no-setter this$0, invalid-field this$0
      public class Inner { public int id; }
      public class Outer {
        // revealed: Kryo[A$Outer$Deeper]
        // because: no-getter this$1, no-setter this$1, invalid-field this$1
        public class Deeper { public int id; }
      }
      // revealed: Kryo[A$Child]
      // because: shadowed-field this$0
      public class Child extends Inner { }
    }`,
  );
  example(
    'has a public constructor without parameters',
    `public class A {
      // revealed: Pojo{id: Integer}
      public static class Implicit { public int id; }
      // revealed: Kryo[A$Missing]
      // because: no-default-constructor
      public static class Missing { public int id; public Missing(int id) {} }
      // revealed: Kryo[A$Varargs]
      // because: no-default-constructor
      public static class Varargs { public int id; public Varargs(int... ids) {} }
      // revealed: Kryo[A$Private]
      // because: default-constructor-not-public
      public static class Private { public int id; private Private() {} }
      // revealed: Kryo[A$Package]
      // because: default-constructor-not-public
      public static class Package { public int id; Package() {} }
    }`,
  );
  example(
    'may be abstract without one but not with one that is not public',
    `public class A {
      // revealed: Pojo{id: Integer}
      public static abstract class None { public int id; protected None(int id) {} }
      // revealed: Kryo[A$Protected]
      // because: default-constructor-not-public
      public static abstract class Protected { public int id; protected Protected() {} }
    }`,
  );
  example(
    'has the fields of its superclasses whose own visibility and constructors do not matter',
    `public class A {
      static class Base { public int b; private int p; public int getP() { return p; } public void setP(int p) {} Base(int x) {} }
      // revealed: Pojo{b: Integer, c: Integer, p: Integer}
      public static class Child extends Base { public int c; public Child() { super(1); } }
    }`,
  );
  example(
    'has no field twice in its hierarchy',
    `public class A {
      public static class Parent { public int id; private int mine; }
      // revealed: Kryo[A$Child]
      // because: shadowed-field id
      public static class Child extends Parent { public volatile int id; }
      // revealed: Kryo[A$Static]
      // because: no-getter mine, no-setter mine, invalid-field mine
      public static class Static extends Parent { public static int id; }
      public static class Base { protected final int[][] data = null; }
      // revealed: Kryo[A$Arrays]
      // because: shadowed-field data
      public static class Arrays extends Base { public String data; }
    }`,
  );
  example(
    'has no method named readObject or writeObject',
    `public class A {
      // revealed: Kryo[A$Private]
      // because: custom-serialization readObject
      public static class Private implements java.io.Serializable { public int id; private void readObject(java.io.ObjectInputStream in) {} }
      // revealed: Kryo[A$Any]
      // because: custom-serialization writeObject
      public static class Any { public int id; public void writeObject(String s) {} }
      // revealed: Kryo[A$Child]
      // because: custom-serialization readObject
      public static class Child extends Private { public int b; }
      // revealed: Pojo{id: Integer}
      public static class Resolve { public int id; private Object readResolve() { return this; } }
    }`,
  );
  example(
    'sorts its fields by name',
    `// revealed: Pojo{B: Integer, Z: Integer, a: Integer, b: Integer, b2: Integer}
    public class A { public int b2, b, a, Z, B; }`,
  );
  example(
    'extends classes of the JDK only with their private fields',
    `import java.util.*;
    public class A {
      // revealed: Kryo[A$MyList]
      // because: no-setter size, invalid-field size
      public static class MyList extends ArrayList<String> { public int a; }
      // revealed: Kryo[A$MyError]
      // because: no-getter detailMessage, no-setter detailMessage, invalid-field detailMessage
      public static class MyError extends RuntimeException { public int code; }
      // revealed: Pojo{ID: String, extra: Integer}
      public static abstract class Zone extends TimeZone { public int extra; }
      // revealed: Kryo[A$Named]
      // because: shadowed-field name
      public static class Named extends Thread { private String name; }
    }`,
  );
});
