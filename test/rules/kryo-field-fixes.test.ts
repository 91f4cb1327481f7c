import { checkFix, checkNoFix } from '../fixture/check';

const only = { only: ['kryo-field'] };

/** A POJO in its own file, and a job with a stream of it. */
const streamOf = (java: string, type = 'Order') => `
//- src/main/java/shop/Job.java
package shop;
import org.apache.flink.streaming.api.datastream.DataStream;
class Job { void run(DataStream<${type}> stream) {} }
//- src/main/java/shop/Order.java
package shop;
${java}`;

/** The factory that a fix adds, two blanks deep. */
const factory = (name: string, type: string, code: string) => `
  public static class ${name}TypeInfoFactory extends TypeInfoFactory<${type}> {
    @Override
    public TypeInformation<${type}> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> typeArguments) {
      return ${code};
    }
  }`;

const order = (imports: string[], members: string) =>
  `import java.util.*;
import java.time.*;
import org.apache.flink.api.java.tuple.Tuple2;
${imports.map((name) => `import ${name};\n`).join('')}
public class Order {
  public int id;
${members}
}`;

/** Tells the type of a field of Order, whose declaration is the last member. */
const fix = (field: string, name: string, type: string, code: string, flink = '1.20') =>
  checkFix(
    streamOf(order([], `  ${field}`)),
    'Tell Flink the type of Order.',
    streamOf(
      order(importsFor(code), `  @TypeInfo(${name}TypeInfoFactory.class)\n  ${field}\n${factory(name, type, code)}`),
    ),
    { ...only, flink },
  );

/** In the order in which the code asks for them. */
const importsFor = (code: string) => {
  const afterTypes = ['TypeInfo', 'TypeInfoFactory'];
  const names = code.includes('TypeInformation.of')
    ? ['Types', 'TypeInformation', ...afterTypes]
    : ['Types', ...(code.includes('PRIMITIVE') ? ['PrimitiveArrayTypeInfo'] : []), ...afterTypes, 'TypeInformation'];
  return [...names.map((name) => `org.apache.flink.api.common.typeinfo.${name}`), 'java.lang.reflect.Type'];
};

const noFix = (java: string, flink = '1.20') => checkNoFix(streamOf(java), '', { ...only, flink });

describe('fixes of kryo-field', () => {
  describe('@TypeInfo with a factory', () => {
    it('says what a list holds', () =>
      fix('public List<String> items;', 'StringList', 'List<String>', 'Types.LIST(Types.STRING)'));

    it('says what a map holds', () =>
      fix(
        'public Map<String, Long> counts;',
        'StringLongMap',
        'Map<String, Long>',
        'Types.MAP(Types.STRING, Types.LONG)',
      ));

    it('gives dates their own serializers', () =>
      fix('public LocalDateTime at;', 'LocalDateTime', 'LocalDateTime', 'Types.LOCAL_DATE_TIME'));

    it('gives dates in lists their own serializers', () =>
      fix('public List<LocalDate> days;', 'LocalDateList', 'List<LocalDate>', 'Types.LIST(Types.LOCAL_DATE)', '2.2'));

    it('says what lists in lists hold', () =>
      fix(
        'public List<List<Integer>> rows;',
        'IntegerListList',
        'List<List<Integer>>',
        'Types.LIST(Types.LIST(Types.INT))',
        '2.2',
      ));

    it('says what sets hold where Flink knows sets', () =>
      fix('public Set<Set<Long>> ids;', 'LongSetSet', 'Set<Set<Long>>', 'Types.SET(Types.SET(Types.LONG))', '2.2'));

    it('leaves classes of the project to Flink', () =>
      checkFix(
        streamOf(order([], '  public List<Item> items;\n\n  public static class Item {\n    public String name;\n  }')),
        '@TypeInfo',
        streamOf(
          order(
            importsFor('TypeInformation.of'),
            `  @TypeInfo(ItemListTypeInfoFactory.class)\n  public List<Item> items;\n${factory('ItemList', 'List<Item>', 'Types.LIST(TypeInformation.of(Item.class))')}\n\n  public static class Item {\n    public String name;\n  }`,
          ),
        ),
        only,
      ));

    it('serves arrays in lists', () =>
      fix(
        'public List<byte[]> parts;',
        'ByteArrayList',
        'List<byte[]>',
        'Types.LIST(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)',
      ));

    it('serves tuples and arrays of classes in lists', () =>
      fix(
        'public List<Tuple2<String, Long[]>> pairs;',
        'StringLongArrayTuple2List',
        'List<Tuple2<String, Long[]>>',
        'Types.LIST(Types.TUPLE(Types.STRING, Types.OBJECT_ARRAY(Types.LONG)))',
      ));

    it('is given the type arguments of a generic class', () =>
      checkFix(
        streamOf(
          'import java.util.List;\n\npublic class Order {\n  public Page<String> page;\n\n  public static class Page<T> {\n    public List<T> rows;\n  }\n}',
        ),
        'Tell Flink the type of Page.rows',
        streamOf(`import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import java.util.Map;
import java.lang.reflect.Type;

public class Order {
  public Page<String> page;

  public static class Page<T> {
    @TypeInfo(ListTypeInfoFactory.class)
    public List<T> rows;

    public static class ListTypeInfoFactory<T> extends TypeInfoFactory<List<T>> {
      @SuppressWarnings("unchecked")
      @Override
      public TypeInformation<List<T>> createTypeInfo(
          Type type, Map<String, TypeInformation<?>> typeArguments) {
        return Types.LIST((TypeInformation<T>) typeArguments.get("E"));
      }
    }
  }
}`),
        only,
      ));

    it('is not given to a generic class that is used without type arguments', () =>
      checkNoFix(
        streamOf(
          'import java.util.List;\n\npublic class Order {\n  public Page<String> page;\n\n  public static class Page<T> {\n    public List<T> rows;\n    Class<?> raw() { return Page.class; }\n  }\n}',
        ),
        '',
        only,
      ));

    it('serves the component of a record', () =>
      checkFix(
        streamOf('import java.util.List;\n\npublic record Order(int id, List<String> items) {}'),
        '@TypeInfo',
        streamOf(`import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import java.util.Map;
import java.lang.reflect.Type;

public record Order(int id, @TypeInfo(StringListTypeInfoFactory.class) List<String> items) {
    public static class StringListTypeInfoFactory extends TypeInfoFactory<List<String>> {
        @Override
        public TypeInformation<List<String>> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> typeArguments) {
            return Types.LIST(Types.STRING);
        }
    }
}`),
        only,
      ));

    it('is shared by fields of one type', () =>
      checkFix(
        streamOf(
          order(
            importsFor(''),
            `  @TypeInfo(LocalDateTypeInfoFactory.class)\n  public LocalDate from;\n  public LocalDate to;\n${factory('LocalDate', 'LocalDate', 'Types.LOCAL_DATE')}`,
          ),
        ),
        'Order.to',
        streamOf(
          order(
            importsFor(''),
            `  @TypeInfo(LocalDateTypeInfoFactory.class)\n  public LocalDate from;\n  @TypeInfo(LocalDateTypeInfoFactory.class)\n  public LocalDate to;\n${factory('LocalDate', 'LocalDate', 'Types.LOCAL_DATE')}`,
          ),
        ),
        only,
      ));

    it('names classes in full where the file means others by their names', () =>
      checkFix(
        streamOf(
          'import java.util.List;\n\npublic class Order {\n  public List<String> items;\n\n  public enum Type { A }\n\n  interface Types {}\n}',
        ),
        '@TypeInfo',
        streamOf(`import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import java.util.Map;

public class Order {
  @TypeInfo(StringListTypeInfoFactory.class)
  public List<String> items;

  public static class StringListTypeInfoFactory extends TypeInfoFactory<List<String>> {
    @Override
    public TypeInformation<List<String>> createTypeInfo(
        java.lang.reflect.Type type, Map<String, TypeInformation<?>> typeArguments) {
      return org.apache.flink.api.common.typeinfo.Types.LIST(org.apache.flink.api.common.typeinfo.Types.STRING);
    }
  }

  public enum Type { A }

  interface Types {}
}`),
        only,
      ));
  });

  describe('the interface in place of an implementation, from 2.0 on', () => {
    const toInterface = (title: string, before: string, after: string) =>
      checkFix(streamOf(before), title, streamOf(after), { ...only, flink: '2.2' });

    it('changes the field, its getter and its setter', () => {
      const java = (type: string) => `
public class Order {
  private ${type}<String> items = new ArrayList<>();

  public ${type}<String> getItems() {
    return items;
  }

  public void setItems(${type}<String> items) {
    this.items = items;
  }

  int count() {
    int n = 0;
    for (String item : items) n += item.length();
    return n + items.size();
  }
}`;
      return toInterface(
        'Declare Order.items as List (state written by Kryo will not restore)',
        `import java.util.ArrayList;\n${java('ArrayList')}`,
        `import java.util.ArrayList;\nimport java.util.List;\n${java('List')}`,
      );
    });

    it('changes a public field', () =>
      toInterface(
        'Declare Order.counts as Map',
        'import java.util.*;\n\npublic class Order {\n  public HashMap<String, Long> counts;\n}',
        'import java.util.*;\n\npublic class Order {\n  public Map<String, Long> counts;\n}',
      ));

    it('changes what Lombok makes accessors of', () =>
      toInterface(
        'Declare Order.ids as Set',
        'import java.util.HashSet;\nimport java.util.Set;\n\n@lombok.Data\npublic class Order {\n  private HashSet<Long> ids;\n}',
        'import java.util.HashSet;\nimport java.util.Set;\n\n@lombok.Data\npublic class Order {\n  private Set<Long> ids;\n}',
      ));

    const stays = (java: string, flink = '2.2') => checkNoFix(streamOf(java), '', { ...only, flink });

    it('helps nothing before 2.0', () =>
      stays('import java.util.*;\n\npublic class Order {\n  public ArrayList<String> items;\n}', '1.20'));

    it('leaves a field alone that is used as the implementation', () =>
      stays(
        'import java.util.*;\n\npublic class Order {\n  public ArrayList<String> items;\n  void trim() { items.trimToSize(); }\n}',
      ));

    it('leaves a field alone that is handed on', () =>
      stays(
        'import java.util.*;\n\npublic class Order {\n  public ArrayList<String> items;\n  static void sort(ArrayList<String> all) {}\n  void sort() { sort(items); }\n}',
      ));

    it('leaves a field alone whose getter another class may use as the implementation', () =>
      stays(
        'import java.util.*;\n\n@lombok.Data\npublic class Order {\n  private ArrayList<String> items;\n  static class Other { ArrayList<String> of(Order order) { return order.getItems(); } }\n}',
      ));

    it('leaves an order alone that would be lost', () =>
      stays('import java.util.*;\n\npublic class Order {\n  public LinkedHashMap<String, Long> counts;\n}'));
  });

  describe('are not offered', () => {
    it('for a collection that may be any', () => noFix(order([], '  public Collection<String> items;')));

    it('for a set where Flink has none', () => noFix(order([], '  public Set<String> items;')));

    it('where Kryo would still get what is within', () => noFix(order([], '  public List<Object> items;')));

    it('for a wildcard', () => noFix(order([], '  public List<?> items;'), '2.2'));

    it('for an implementation', () => noFix(order([], '  public LinkedHashMap<String, String> items;')));

    it('for a class that Flink knows nothing of', () => noFix(order([], '  public UUID id2;')));
  });
});
