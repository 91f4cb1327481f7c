import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['kryo-field'] };

/** A POJO in its own file, and a job with a stream of it. */
const streamOf = (java: string, more = '') => `
//- src/main/java/shop/Job.java
package shop;
import org.apache.flink.streaming.api.datastream.DataStream;
class Job { void run(DataStream<Order> stream) {} ${more} }
//- src/main/java/shop/Order.java
package shop;
import java.time.*;
import java.util.*;
${java}`;

const find = (java: string, flink = '1.20') => checkFindings(streamOf(java), { ...only, flink });
const silent = (java: string, flink = '1.20') => checkSilent(streamOf(java), { ...only, flink });

/** A job that makes a stream with a function. */
const job = (body: string) => `
package shop;
import java.time.LocalDate;
import java.util.*;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.typeinfo.*;
import org.apache.flink.api.java.tuple.*;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.datastream.DataStream;
class Job {
${body}
}`;

describe('kryo-field', () => {
  describe('collections', () => {
    const list = (mark = '') => `public class Order { public List<String> items; ${mark} }`;
    const found = `
public class Order {
  public List<String> items;
  //                  ^^^^^ warning [kryo-field] Order.items goes through Kryo: List<String> is native only from Flink 2.0 on.
}`;

    it('are Kryo before 2.0', async () => {
      await find(found, '1.18');
      await find(found, '1.20');
    });

    it('of plain classes are native from 2.0 on (near miss)', () => silent(list(), '2.2'));

    it('are not judged where the version is not known (near miss)', () =>
      checkSilent(streamOf(list()), { ...only, flink: null }));

    it('of generic types are Kryo in all versions', async () => {
      const java = `
public class Order {
  public Map<String, List<String>> items;
  //                               ^^^^^ [kryo-field] Map<String, List<String>> holds a type with type arguments of its own
}`;
      await find(java, '1.20');
      await find(java, '2.2');
    });

    it('that are raw or have a wildcard are Kryo in all versions', async () => {
      const java = `
public class Order {
  public List raw;
  //          ^^^ [kryo-field] Order.raw goes through Kryo: List does not say what it holds
  public Set<?> any;
  //            ^^^ [kryo-field] does not say what it holds
}`;
      await find(java, '1.20');
      await find(java, '2.2');
    });

    it('that are implementations are Kryo in all versions', async () => {
      const java = `
public class Order {
  public ArrayList<String> items;
  //                       ^^^^^ [kryo-field] ArrayList<String> is an implementation
}`;
      await find(java, '1.20');
      await find(java, '2.2');
    });

    it('that are other interfaces are called by that name', () =>
      find(
        `
public class Order {
  public Queue<String> items;
  //                   ^^^^^ [kryo-field] Queue<String> is an interface
  public BitSet flags;
  //            ^^^^^ [kryo-field] Flink has no serializer for BitSet.
}`,
        '2.2',
      ));

    it('that are native may hold what is not', () =>
      find(
        `
public class Order {
  public List<LocalDate> days;
  //                     ^^^^ [kryo-field] Order.days goes through Kryo: Flink has no serializer for LocalDate.
}`,
        '2.2',
      ));
  });

  it('finds classes of the JDK that Flink has no serializer for', () =>
    find(`
public class Order {
  public LocalDate day;
  //               ^^^ [kryo-field] Flink has no serializer for LocalDate.
  public Optional<String> note;
  //                      ^^^^ [kryo-field] Flink has no serializer for Optional<String>.
  public LocalDateTime[] times;
  //                     ^^^^^ [kryo-field] Flink has no serializer for LocalDateTime.
}`));

  it('is silent about what Flink serializes itself (near miss)', () =>
    silent(`public class Order {
  public Instant at; public Date date; public java.math.BigDecimal price; public String[] tags; public Kind kind;
  public transient List<String> cache; public static List<String> all; public Address address;
  public enum Kind { A, B }
  public static class Address { public String city; }
}`));

  it('finds Object and interfaces', () =>
    find(`
public class Order {
  public Object payload;
  //            ^^^^^^^ [kryo-field] Object tells Flink nothing
  public Shape shape;
  //           ^^^^^ [kryo-field] Shape is an interface
  public interface Shape {}
}`));

  it('leaves a class of the workspace that is no POJO to not-a-pojo (near miss)', () =>
    checkFindings(
      streamOf(`
public class Order { public Address address; }
//- src/main/java/shop/Address.java
package shop;
class Address { public String city; }
//    ^^^^^^^ [not-a-pojo]`),
      { only: ['kryo-field', 'not-a-pojo'] },
    ));

  it('says where a class contains itself', () =>
    find(`
public class Order {
  public int id;
  public Order parent;
  //           ^^^^^^ [kryo-field] Order contains itself
}`));

  it('says the field of a tuple within', () =>
    find(`
import org.apache.flink.api.java.tuple.*;
public class Order {
  public Tuple2<String, LocalDate> paid;
  //                               ^^^^ [kryo-field] Order.paid.f1 goes through Kryo
}`));

  it('finds the fields of records from 1.19 on', async () => {
    const record = (mark: string) => `\npublic record Order(int id, LocalDate day) {}\n${mark}`;
    await find(record('//                          ^^^^^^^^^^^^^ [kryo-field]'), '1.20');
    await silent(record(''), '1.18');
  });

  it('finds an inherited field where it is written', () =>
    find(`
public class Order extends Base { public int id; }
//- src/main/java/shop/Base.java
package shop;
public class Base {
  public java.time.Duration age;
  //                        ^^^ [kryo-field] Base.age goes through Kryo
}`));

  it('is silent about a class that reaches nothing (near miss)', () =>
    silent('public class Order { public int id; static class Config { public List<String> hosts; } }'));

  it('is silent where a type information is given to the field, or to all fields (near miss)', async () => {
    await silent(`
import org.apache.flink.api.common.typeinfo.TypeInfo;
public class Order { @TypeInfo(Items.class) public List<String> items; }`);
    await checkSilent(
      streamOf(
        'public class Order { public List<String> items; }',
        'Object type = org.apache.flink.api.common.typeinfo.Types.POJO(Order.class, fields());',
      ),
      only,
    );
  });

  it('is silent where the Table API gives the type of the fields (near miss)', () =>
    checkSilent(
      streamOf(
        'public class Order { public List<String> items; }',
        'Object t = tables.toDataStream(table, Order.class);',
      ),
      only,
    ));

  it('finds a type variable that nothing binds', () =>
    find(`
public class Order {
  public Box box;
  public static class Box<T> {
    public T value;
    //       ^^^^^ [kryo-field] Box.value goes through Kryo: nothing says what its type variable stands for.
  }
}`));

  it('is silent where the configuration may give serializers to classes (near miss)', () =>
    checkSilent(
      streamOf('public class Order { public LocalDate day; }', 'String option = "pipeline.serialization-config";'),
      only,
    ));

  it('is silent about classes that are not known (near miss)', () =>
    silent('public class Order { public other.Thing thing; }'));

  it('finds a part of a tuple that a function makes', () =>
    checkFindings(
      job(`
  void run(DataStream<String> lines) {
    DataStream<Tuple2<String, LocalDate>> days = lines.map(new Parse());
    //                                                 ^^^ [kryo-field] Tuple2.f1 goes through Kryo: Flink has no serializer for LocalDate.
    lines.map(new Parse()).print();
    //    ^^^ [kryo-field] Tuple2.f1
  }
  static class Parse implements MapFunction<String, Tuple2<String, LocalDate>> {
    public Tuple2<String, LocalDate> map(String line) { return null; }
  }`),
      only,
    ));

  it('is silent about tuples whose type may be told elsewhere (near miss)', () =>
    checkSilent(
      job(`
  void run(DataStream<Tuple2<String, LocalDate>> given, DataStream<String> lines) {
    DataStream<Tuple2<String, LocalDate>> days = lines.map(new Parse()).returns(Types.TUPLE(Types.STRING, Types.LOCAL_DATE));
    DataStream<Tuple2<String, LocalDate>> more = lines.map(new Queryable());
    given.filter(new Keep());
  }
  static class Keep implements FilterFunction<Tuple2<String, LocalDate>> { public boolean filter(Tuple2<String, LocalDate> t) { return true; } }
  static class Parse implements MapFunction<String, Tuple2<String, LocalDate>> {
    public Tuple2<String, LocalDate> map(String line) { return null; }
  }
  static class Queryable extends Parse implements ResultTypeQueryable<Tuple2<String, LocalDate>> {}`),
      only,
    ));
});
