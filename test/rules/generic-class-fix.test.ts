import { checkFix, checkNoFix } from '../fixture/check';

interface Options {
  /** How a POJO that a stream holds says the type arguments. */
  readonly type?: string;
  readonly flink?: string;
  readonly title?: string;
  /** More code of the job. */
  readonly more?: string;
}

const HEAD = 'import java.util.*;\nimport java.time.*;\n';

/** A generic class in a file of its own, within a POJO, and a job with a stream of that. */
const within = (java: string, { type = 'Page<String>', more = '' }: Options) => `
//- src/main/java/shop/Job.java
package shop;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
class Job { void run(DataStream<Order> stream) {} ${more} }
//- src/main/java/shop/Order.java
package shop;
public class Order {
  public ${type} page;
}
//- src/main/java/shop/Page.java
package shop;
${java}`;

/** The class of the type parameters with the factory that says these fields. */
const fix = (rule: string, parameters: string, members: string, puts: string[], options: Options = {}) => {
  const variables = parameters.replace(/ extends [\w.]+/g, '');
  const [types, information, factory, annotation] = ['Types', 'TypeInformation', 'TypeInfoFactory', 'TypeInfo'].map(
    (name) => `org.apache.flink.api.common.typeinfo.${name}`,
  );
  const imports = [types, information, 'java.lang.reflect.Type', factory, annotation];
  return checkFix(
    within(`${HEAD}\npublic class Page<${parameters}> {\n  ${members}\n}`, options),
    options.title ?? 'by @TypeInfo on the class (state written by Kryo will not restore',
    within(
      `${HEAD}${imports.map((name) => `import ${name};\n`).join('')}
@TypeInfo(Page.PageTypeInfoFactory.class)
public class Page<${parameters}> {
  ${members}

  public static class PageTypeInfoFactory<${parameters}> extends TypeInfoFactory<Page<${variables}>> {
    @SuppressWarnings("unchecked")
    @Override
    public TypeInformation<Page<${variables}>> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> typeArguments) {
      Map<String, TypeInformation<?>> fields = new HashMap<>();
${puts.map((put) => `      fields.put(${put});`).join('\n')}
      return (TypeInformation<Page<${variables}>>) (TypeInformation<?>) Types.POJO(Page.class, fields);
    }
  }
}`,
      options,
    ),
    { only: [rule], flink: options.flink ?? '1.20' },
  );
};

/** None is offered on the class. */
const none = (rule: string, java: string, options: Options = {}) =>
  checkNoFix(within(`${HEAD}\n${java}`, options), 'on the class', { only: [rule], flink: options.flink ?? '1.20' });

describe('@TypeInfo on a generic class', () => {
  it('makes a POJO of one without accessors', () =>
    fix('not-a-pojo', 'T', 'private T value;\n  private int count;', [
      '"value", typeArguments.get("T")',
      '"count", Types.INT',
    ]));

  it('says in its title what a list does', () =>
    fix('not-a-pojo', 'T', 'private List<T> rows;', ['"rows", Types.LIST(typeArguments.get("T"))'], {
      title: 'will not restore; null in a list or set fails)',
    }));

  it('says the collections of a POJO, in all versions', () =>
    fix(
      'kryo-field',
      'K, V extends Number',
      'public Map<K, List<V>> rows;\n  public static int made;\n  public transient Object cache;',
      ['"rows", Types.MAP(typeArguments.get("K"), Types.LIST(typeArguments.get("V")))'],
      { type: 'Page<String, Long>', flink: '2.2' },
    ));

  it('leaves classes that are no generic ones to Flink', () =>
    fix('not-a-pojo', 'T', 'private T value;\n  private DayOfWeek day;', [
      '"value", typeArguments.get("T")',
      '"day", TypeInformation.of(DayOfWeek.class)',
    ]));

  it('is of help where Flink would be told too little by the methods', () =>
    fix('not-a-pojo', 'T', 'public T value;\n\n  private void writeObject(java.io.ObjectOutputStream out) {}', [
      '"value", typeArguments.get("T")',
    ]));

  describe('is not offered', () => {
    const POJO = 'public class Page<T> {\n  public List<T> rows;\n}';

    it('where a type argument is left to Kryo', () => none('kryo-field', POJO, { type: 'Page<Object>' }));

    it('where the class is named without type arguments', () =>
      none('kryo-field', POJO, { more: 'Class<?> raw() { return Page.class; }' }));

    it('where a stream holds it without type arguments', () =>
      none('kryo-field', POJO, {
        more: 'void all(StreamExecutionEnvironment env) { env.fromData(new Page<String>()).print(); }',
      }));

    it('for a class that others extend, which would get its type', () =>
      none('kryo-field', `${POJO}\nclass Sheet extends Page<String> {}`));

    it('for a class that is made anew where it is used', () =>
      none('kryo-field', POJO, { more: 'Object other() { return new Page<String>() { }; }' }));

    it('for a class that Flink cannot make', () =>
      none(
        'not-a-pojo',
        'public class Page<T> {\n  private T value;\n  public Page(T value) { this.value = value; }\n}',
      ));

    it('for a class that is not public', () => none('not-a-pojo', 'class Page<T> {\n  public T value;\n}'));

    it('for a class that inherits fields', () =>
      none('not-a-pojo', 'public class Page<T> extends Base {\n  private T value;\n}\nclass Base { public int id; }'));

    it('for an array of what a variable stands for', () =>
      none('not-a-pojo', 'public class Page<T> {\n  private T[] values;\n}'));

    it('for a class without type parameters', () =>
      none('not-a-pojo', 'public class Page {\n  private int id;\n}', { type: 'Page' }));
  });
});
