import { checkFindings, checkSilent } from '../fixture/check';

const only = { only: ['not-a-pojo'] };

/** A class in its own file, and a job with a stream of it. */
const streamOf = (name: string, java: string) => `
//- src/main/java/shop/Job.java
package shop;
import org.apache.flink.streaming.api.datastream.DataStream;
class Job { void run(DataStream<${name}> stream) {} }
//- src/main/java/shop/${name}.java
package shop;
${java}`;

const find = (name: string, java: string, options = {}) => checkFindings(streamOf(name, java), { ...only, ...options });
const silent = (name: string, java: string, options = {}) => checkSilent(streamOf(name, java), { ...only, ...options });

describe('not-a-pojo', () => {
  it('is silent about a POJO', () => silent('Order', 'public class Order { public int id; }'));

  it('fires on a class that is not public', () =>
    find(
      'Order',
      `
class Order { public int id; }
//    ^^^^^ warning [not-a-pojo] the class is not public`,
    ));

  it('fires on a field without a setter', () =>
    find(
      'Order',
      `
public class Order {
//           ^^^^^ [not-a-pojo] field 'id' is not public and has no setter
  private int id;
  public int getId() { return id; }
}`,
    ));

  it('fires on a class without a constructor without arguments', () =>
    find(
      'Order',
      `
public class Order {
//           ^^^^^ [not-a-pojo] it has no constructor without arguments
  public int id;
  public Order(int id) { this.id = id; }
}`,
    ));

  it('says only the first reason, as Flink does: fields before constructors', () =>
    find(
      'Order',
      `
public class Order {
//           ^^^^^ [not-a-pojo] field 'id' is not public and has no getter
  private int id;
  Order(int id) { this.id = id; }
}`,
    ));

  it('is silent where the configuration may give the class a serializer', () =>
    silent(
      'Order',
      `class Order { public int id; }
//- conf/config.yaml
pipeline.serialization-config:
  - shop.Order: {type: kryo, kryo-type: registered, class: shop.OrderSerializer}`,
      { flink: '2.2' },
    ));

  it('is silent about a class that no stream and no state holds (near miss)', () =>
    checkSilent(
      `
      //- src/main/java/shop/Job.java
      package shop;
      import org.apache.flink.streaming.api.datastream.DataStream;
      class Job { void run(DataStream<String> stream) {} Settings settings; }
      //- src/main/java/shop/Settings.java
      package shop;
      class Settings { final int retries; Settings(int retries) { this.retries = retries; } }
      `,
      only,
    ));

  it('finds a class that a state holds', () =>
    checkFindings(
      `
      package shop;
      import org.apache.flink.api.common.state.ValueStateDescriptor;
      class Job {
        Object descriptor = new ValueStateDescriptor<>("last", Last.class);
        static class Last { public int id; }
        //           ^^^^ [not-a-pojo] not public
      }
      `,
      only,
    ));

  it('finds a class that another one carries in a field', () =>
    checkFindings(
      streamOf(
        'Order',
        `
public class Order { public Address address; }
//- src/main/java/shop/Address.java
package shop;
class Address { public String city; }
//    ^^^^^^^ [not-a-pojo] the class is not public`,
      ),
      only,
    ));

  it('knows that a record is a POJO from 1.19 on', async () => {
    const record = (mark: string) => `
public record Order(int id) {}${mark}`;
    await silent('Order', record(''), { flink: '1.19' });
    await find('Order', record('\n//            ^^^^^ [not-a-pojo]'), { flink: '1.18' });
    await silent('Order', record(''), { flink: null });
  });

  it('is silent about a class to which Lombok adds members', () =>
    silent('Order', '@lombok.Data public class Order { private int id; }'));

  it('knows what lombok.config says, and is silent where that cannot be told', async () => {
    const withConfig = (config: string, mark = '') =>
      `//- src/lombok.config\n${config}\n${streamOf('Order', `\n@lombok.Data public class Order { private int id; }${mark}`)}`;
    await checkSilent(withConfig('lombok.accessors.chain = true'), only);
    await checkFindings(
      withConfig('lombok.accessors.prefix += m', '\n//                        ^^^^^ [not-a-pojo] has no getter'),
      only,
    );
    await checkSilent(withConfig('import other.config\nlombok.accessors.prefix += m'), only);
  });

  it('is silent about a class whose parent is not known', () =>
    silent('Order', 'public class Order extends other.Base { private int id; }'));

  it('is silent about a class that is being typed', () =>
    silent('Order', 'public class Order {\n  private int id;\n  public int getId( { return id; }\n}'));

  it('is silent where the type of the stream is given', () =>
    checkSilent(
      `
      package shop;
      import org.apache.flink.streaming.api.datastream.*;
      import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
      class Job {
        static class Order { public int id; }
        void run(StreamExecutionEnvironment env) {
          DataStreamSource<Order> orders = env.fromCollection(list(), new OrderTypeInfo());
        }
      }
      `,
      only,
    ));

  it('takes the class of the project where several projects declare the name', () =>
    checkFindings(
      `
      //- one/pom.xml
      <project><artifactId>one</artifactId></project>
      //- one/src/main/java/shop/Job.java
      package shop;
      import org.apache.flink.streaming.api.datastream.DataStream;
      class Job { void run(DataStream<Order> stream) {} }
      //- one/src/main/java/shop/Order.java
      package shop;
      public class Order { public int id; }
      //- two/pom.xml
      <project><artifactId>two</artifactId></project>
      //- two/src/main/java/shop/Job.java
      package shop;
      import org.apache.flink.streaming.api.datastream.DataStream;
      class Job { void run(DataStream<Order> stream) {} }
      //- two/src/main/java/shop/Order.java
      package shop;
      class Order { public int id; }
      //    ^^^^^ [not-a-pojo]
      `,
      only,
    ));
});
