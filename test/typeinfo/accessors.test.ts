/** `isValidPojoField`: which getters and setters make a field a POJO's. */
import { example } from './examples';

describe('a POJO field', () => {
  example(
    'needs no getter and setter when it is public',
    `public class A {
      // revealed: Pojo{id: Integer, name: String}
      public static class Public { public int id; public String name; }
      // revealed: Pojo{id: Integer}
      public static class PublicFinal { public final int id = 1; }
    }`,
  );
  example(
    'needs both a getter and a setter when it is not public',
    `public class A {
      // revealed: Pojo{id: Integer}
      public static class Both { private int id; public int getId() { return id; } public void setId(int id) { this.id = id; } }
      // revealed: Kryo[A$GetterOnly]
      // because: no-setter id, invalid-field id
      public static class GetterOnly { private int id; public int getId() { return id; } }
      // revealed: Kryo[A$SetterOnly]
      // because: no-getter id, invalid-field id
      public static class SetterOnly { protected int id; public void setId(int id) { this.id = id; } }
      // revealed: Kryo[A$Neither]
      // because: no-getter id, no-setter id, invalid-field id
      public static class Neither { int id; }
    }`,
  );
  example(
    'has a getter in Object when it is named class, hashCode or toString',
    `public class A {
      // revealed: Kryo[A$Named]
      // because: no-setter _class, invalid-field _class
      public static class Named { private Class<?> _class; }
      // revealed: Pojo{hashCode: Integer, toString: String}
      public static class Settable {
        private int hashCode; public void setHashCode(int hashCode) { }
        private String toString; public void setToString(String text) { }
      }
    }`,
  );
  example(
    'is not served by accessors that are not public',
    `// revealed: Kryo[A]
    // because: no-getter id, no-setter id, invalid-field id
    public class A { private int id; int getId() { return id; } protected void setId(int id) { this.id = id; } }`,
  );
  example(
    'is served by static accessors and by those of a superclass or a default method',
    `public class A {
      // revealed: Pojo{id: Integer}
      public static class Static { private int id; public static int getId() { return 0; } public static void setId(int id) {} }
      public static class Parent { public int getId() { return 0; } public void setId(int id) {} }
      // revealed: Pojo{id: Integer}
      public static class Inherited extends Parent { private int id; }
      public interface HasId { default int getId() { return 0; } default void setId(int id) {} }
      // revealed: Pojo{id: Integer}
      public static class Default implements HasId { private int id; }
      public interface WithStatic { static int getId() { return 0; } static void setId(int id) {} }
      // revealed: Kryo[A$OfInterface]
      public static class OfInterface implements WithStatic { private int id; }
    }`,
  );
  example(
    'is matched without regard to case and underscores',
    `public class A {
      // revealed: Pojo{user_id: Integer}
      public static class Snake { private int user_id; public int getUserId() { return user_id; } public void setUserId(int v) { user_id = v; } }
      // revealed: Pojo{URL: String}
      public static class Upper { private String URL; public String get_url() { return URL; } public void SETURL(String v) { URL = v; } }
      // revealed: Pojo{__: Integer}
      public static class OnlyUnderscores { private int __; public int get() { return __; } public void set(int v) { __ = v; } }
    }`,
  );
  example(
    'takes a getter named like the field, and is for fields of any type',
    `public class A {
      // revealed: Pojo{name: String}
      public static class RecordStyle { private String name; public String name() { return name; } public void setName(String v) {} }
      // revealed: Pojo{name: String}
      public static class Is { private String name; public String isName() { return name; } public void setName(String v) {} }
      // revealed: Pojo{name: String}
      public static class Scala { private String name; public String name() { return name; } public void name_$eq(String v) {} }
    }`,
  );
  example(
    'takes a setter without Is for a field isX only since 2 0',
    `public class A {
      // revealed: Kryo[A$Active]
      // revealed in 2.2: Pojo{isActive: Boolean}
      public static class Active { private boolean isActive; public boolean isActive() { return isActive; } public void setActive(boolean v) {} }
      // revealed: Kryo[A$Issue]
      // revealed in 2.2: Pojo{issue: String}
      public static class Issue { private String issue; public String getIssue() { return issue; } public void setSue(String v) {} }
    }`,
  );
  example(
    'takes a setter that returns nothing or the very class',
    `public class A {
      // revealed: Pojo{id: Integer}
      public static class Chain { private int id; public int getId() { return id; } public Chain setId(int v) { return this; } }
      // revealed: Pojo{extra: Integer, id: Integer}
      public static class Covariant extends Chain { public int extra; @Override public Covariant setId(int v) { return this; } }
      // revealed: Kryo[A$Inherits]
      // because: no-setter id, invalid-field id
      public static class Inherits extends Chain { public int extra; }
      // revealed: Kryo[A$Old]
      public static class Old { private int id; public int getId() { return id; } public int setId(int v) { return id; } }
      // revealed: Pojo{id: Integer}
      public static class Generic<T extends Generic<T>> { private int id; public int getId() { return id; } public T setId(int v) { return null; } }
    }`,
  );
  example(
    'compares types so that boxes serve primitives but not the other way',
    `public class A {
      // revealed: Pojo{id: Integer}
      public static class Boxed { private int id; public Integer getId() { return id; } public void setId(Integer v) {} }
      // revealed: Kryo[A$Unboxed]
      // because: no-getter id, no-setter id, invalid-field id
      public static class Unboxed { private Integer id; public int getId() { return id; } public void setId(int v) {} }
      // revealed: Kryo[A$Wider]
      public static class Wider { private int id; public long getId() { return id; } public void setId(int v) {} }
      // revealed: Kryo[A$Supertype]
      public static class Supertype { private String s; public String getS() { return s; } public void setS(Object v) {} }
    }`,
  );
  example(
    'compares parameterized types by their classes',
    `import java.util.List;
    public class A {
      // revealed: Pojo{list: Kryo[java.util.List]}
      // revealed in 2.2: Pojo{list: List<String>}
      public static class Raw { private List<String> list; public List<?> getList() { return list; } public void setList(List v) {} }
      // revealed: Pojo{values: String[]}
      public static class Varargs { private String[] values; public String[] getValues() { return values; } public void setValues(String... v) {} }
    }`,
  );
  example(
    'is the first of the class, then of its superclasses, that is reported',
    `public class A {
      public static class Parent { private int first; }
      // revealed: Kryo[A$Child]
      // because: no-getter second, no-setter second, invalid-field second
      public static class Child extends Parent { public int ok; private int second; private int third; }
    }`,
  );
  example(
    'is none when it is static or transient',
    `public class A {
      // revealed: Pojo{id: Integer}
      public static class Some { public int id; private transient int t; private static int s; }
      // revealed: Kryo[A$None]
      // because: no-fields
      public static class None { private transient int t; private static int s; }
    }`,
  );
});
