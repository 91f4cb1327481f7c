/** `@TypeInfo` factories, and the code in them that says a type. */
import { example } from './examples';

describe('a TypeInfoFactory', () => {
  example(
    'of a class is followed when it returns what Types and its like make',
    `import java.lang.reflect.Type;
    import java.util.Map;
    import org.apache.flink.api.common.typeinfo.*;
    import org.apache.flink.api.java.tuple.Tuple2;
    import org.apache.flink.api.java.typeutils.*;
    public class A {
      public static class P { public int x; }
      public static class G { private int x; }
      public enum E { ONE }
      // revealed: String
      @TypeInfo(F0.class) public static class C0 { }
      public static class F0 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.STRING; } }
      // revealed: java.time.LocalDate
      @TypeInfo(F1.class) public static class C1 { }
      public static class F1 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.LOCAL_DATE; } }
      // revealed: java.sql.Timestamp
      @TypeInfo(F2.class) public static class C2 { }
      public static class F2 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.SQL_TIMESTAMP; } }
      // revealed: Integer
      @TypeInfo(F3.class) public static class C3 { }
      public static class F3 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return BasicTypeInfo.INT_TYPE_INFO; } }
      // revealed: List<Long>
      @TypeInfo(F4.class) public static class C4 { }
      public static class F4 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.LIST(Types.LONG); } }
      // revealed: Map<String, List<Integer>>
      @TypeInfo(F5.class) public static class C5 { }
      public static class F5 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.MAP(Types.STRING, Types.LIST(Types.INT)); } }
      // revealed: Tuple(String, Double)
      @TypeInfo(F6.class) public static class C6 { }
      public static class F6 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.TUPLE(Types.STRING, Types.DOUBLE); } }
      // revealed: Row[org.apache.flink.types.Row]
      @TypeInfo(F7.class) public static class C7 { }
      public static class F7 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.ROW(Types.STRING, Types.INT); } }
      // revealed: Kryo[A$P]
      @TypeInfo(F8.class) public static class C8 { }
      public static class F8 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.GENERIC(P.class); } }
      // revealed: Pojo{x: Integer}
      @TypeInfo(F9.class) public static class C9 { }
      public static class F9 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.POJO(P.class); } }
      // revealed: Enum[A$E]
      @TypeInfo(F10.class) public static class C10 { }
      public static class F10 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.ENUM(E.class); } }
      // revealed: Either<String, Pojo{x: Integer}>
      @TypeInfo(F11.class) public static class C11 { }
      public static class F11 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.EITHER(Types.STRING, Types.POJO(P.class)); } }
      // revealed: byte[]
      @TypeInfo(F12.class) public static class C12 { }
      public static class F12 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.PRIMITIVE_ARRAY(Types.BYTE); } }
      // revealed: String[]
      @TypeInfo(F13.class) public static class C13 { }
      public static class F13 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.OBJECT_ARRAY(Types.STRING); } }
      // revealed: Pojo{x: Integer}[]
      @TypeInfo(F14.class) public static class C14 { }
      public static class F14 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.OBJECT_ARRAY(Types.POJO(P.class)); } }
      // revealed: long[]
      @TypeInfo(F15.class) public static class C15 { }
      public static class F15 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO; } }
      // revealed: Pojo{x: Integer}
      @TypeInfo(F16.class) public static class C16 { }
      public static class F16 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return TypeInformation.of(P.class); } }
      // revealed: Tuple(String, Pojo{x: Integer}[])
      @TypeInfo(F17.class) public static class C17 { }
      public static class F17 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return TypeInformation.of(new TypeHint<Tuple2<String, P[]>>() {}); } }
      // revealed: Tuple(String, Integer)
      @TypeInfo(F18.class) public static class C18 { }
      public static class F18 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return new TypeHint<Tuple2<String, Integer>>() {}.getTypeInfo(); } }
      // revealed: List<Pojo{x: Integer}>
      @TypeInfo(F19.class) public static class C19 { }
      public static class F19 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return new ListTypeInfo<>(P.class); } }
      // revealed: Map<String, Integer>
      @TypeInfo(F20.class) public static class C20 { }
      public static class F20 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return new MapTypeInfo<>(Types.STRING, Types.INT); } }
      // revealed: Value[org.apache.flink.types.IntValue]
      @TypeInfo(F21.class) public static class C21 { }
      public static class F21 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return (TypeInformation) Types.VALUE(org.apache.flink.types.IntValue.class); } }
      // revealed: Pojo{x: Integer}
      @TypeInfo(F22.class) public static class C22 { }
      public static class F22 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return TypeExtractor.getForClass(P.class); } }
      // revealed: Error(POJO type expected but was: GenericType<A.G>)
      @TypeInfo(F23.class) public static class C23 { }
      public static class F23 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.POJO(G.class); } }
      // revealed: Error(Cannot extract TypeInformation from Class alone, because generic parameters are missing. Please use TypeInformation.of(TypeHint) instead, or another equivalent method in the API that accepts a TypeHint instead of a Class. For example for a Tuple2<Long, String> pass a 'new TypeHint<Tuple2<Long, String>>(){}'.)
      @TypeInfo(F24.class) public static class C24 { }
      public static class F24 extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return TypeInformation.of(Tuple2.class); } }
    }`,
  );
  example(
    'serves the subclasses of the class and goes before what they are',
    `import java.lang.reflect.Type;
    import java.util.Map;
    import org.apache.flink.api.common.typeinfo.*;
    public class A {
      public static class Factory extends TypeInfoFactory<Base> { public TypeInformation<Base> createTypeInfo(Type t, Map<String, TypeInformation<?>> g) { return Types.GENERIC(Base.class); } }
      @TypeInfo(Factory.class) public static class Base { public int x; }
      // revealed: Kryo[A$Base]
      public static class Child extends Base { public int y; }
      // revealed: Pojo{c: Kryo[A$Base], many: Kryo[A$Base][]}
      public static class Holds { public Child c; public Child[] many; }
    }`,
  );
  example(
    'of a field goes before that of its class',
    `import java.lang.reflect.Type;
    import java.util.*;
    import org.apache.flink.api.common.typeinfo.*;
    public class A {
      public static class Strings extends TypeInfoFactory<List<String>> { public TypeInformation<List<String>> createTypeInfo(Type t, Map<String, TypeInformation<?>> g) { return Types.LIST(Types.STRING); } }
      // revealed: Pojo{tags: List<String>}
      public static class Public { @TypeInfo(Strings.class) public List<String> tags; }
      // revealed: Kryo[A$Private]
      // because: no-getter tags, no-setter tags, invalid-field tags
      public static class Private { @TypeInfo(Strings.class) private List<String> tags; }
    }`,
  );
  example(
    'is given the type arguments that are known',
    `import java.lang.reflect.Type;
    import java.util.*;
    import org.apache.flink.api.common.typeinfo.*;
    import org.apache.flink.api.java.typeutils.ListTypeInfo;
    public class A {
      public static class Factory extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map generic) { return new ListTypeInfo((TypeInformation) generic.get("T")); } }
      // revealed: Error(elementTypeInfo)
      @TypeInfo(Factory.class) public static class Gen<T> { }
      // revealed: Pojo{g: List<Integer>, wild: Kryo[Object]}
      public static class Holds { public Gen<Integer> g; public Object wild; }
      // revealed: List<String>
      public static class Sub extends Gen<String> { }
    }`,
  );
  example(
    'may use variables that are set once',
    `import java.lang.reflect.Type;
    import java.util.*;
    import org.apache.flink.api.common.typeinfo.*;
    public class A {
      public static class Factory extends TypeInfoFactory<Pair> {
        public TypeInformation<Pair> createTypeInfo(Type t, Map<String, TypeInformation<?>> g) {
          TypeInformation<Integer> key = Types.INT;
          final TypeInformation value = Types.LIST(key);
          return Types.MAP(key, value);
        }
      }
      // revealed: Map<Integer, List<Integer>>
      @TypeInfo(Factory.class) public static class Pair { }
    }`,
  );
  example(
    'may tell the fields of a POJO, which Flink takes as they are told',
    `import java.lang.reflect.Type;
    import java.util.*;
    import org.apache.flink.api.common.typeinfo.*;
    public class A {
      public static class Base { private List<String> tags; }
      public static class Filled extends TypeInfoFactory<Order> {
        public TypeInformation<Order> createTypeInfo(Type t, Map<String, TypeInformation<?>> g) {
          Map<String, TypeInformation<?>> fields = new HashMap<>();
          fields.put("tags", Types.LIST(Types.STRING));
          fields.put("id", Types.INT);
          return Types.POJO(Order.class, fields);
        }
      }
      // revealed: Pojo{id: Integer, tags: List<String>}
      @TypeInfo(Filled.class) public static class Order extends Base { private int id; private Object rest; }
      public static class Braces extends TypeInfoFactory<Item> {
        public TypeInformation<Item> createTypeInfo(Type t, Map<String, TypeInformation<?>> g) {
          return Types.POJO(Item.class, Map.of("id", Types.INT));
        }
      }
      // revealed: Pojo{id: Integer}
      @TypeInfo(Braces.class) public static class Item { private int id; }
      public static class Wrong extends TypeInfoFactory<Lost> {
        public TypeInformation<Lost> createTypeInfo(Type t, Map<String, TypeInformation<?>> g) {
          HashMap<String, TypeInformation<?>> fields = new HashMap<String, TypeInformation<?>>() {{ put("nothing", Types.INT); }};
          return Types.POJO(Lost.class, fields);
        }
      }
      // revealed: Error(Field 'nothing' could not be accessed.)
      @TypeInfo(Wrong.class) public static class Lost { private int id; }
    }`,
  );
  example(
    'that cannot be made or makes nothing fails',
    `import java.lang.reflect.Type;
    import java.util.*;
    import org.apache.flink.api.common.typeinfo.*;
    public class A {
      public static class Nothing extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return null; } }
      // revealed: Error(TypeInfoFactory returned invalid TypeInformation 'null')
      @TypeInfo(Nothing.class) public static class None { }
      // revealed: Pojo{n: Kryo[A$None]}
      public static class Holds { public None n; }
      static class Hidden extends TypeInfoFactory { public TypeInformation createTypeInfo(Type t, Map g) { return Types.STRING; } }
      // revealed: Error(The class 'A$Hidden' is not instantiable: The class is not public.)
      @TypeInfo(Hidden.class) public static class OfHidden { }
      public static class Closed extends TypeInfoFactory { private Closed() { } public TypeInformation createTypeInfo(Type t, Map g) { return Types.STRING; } }
      // revealed: Error(The class 'A$Closed' is not instantiable: The class has no (implicit) public nullary constructor, i.e. a constructor without arguments.)
      @TypeInfo(Closed.class) public static class OfClosed { }
    }`,
  );
});
