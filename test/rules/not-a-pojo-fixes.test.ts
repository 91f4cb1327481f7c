import { checkFix, checkNoFix } from '../fixture/check';

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

/** The only finding's fix with this title makes `after` of `before`. */
const fix = (name: string, title: string, before: string, after: string, options = {}) =>
  checkFix(streamOf(name, before), title, streamOf(name, after), { ...only, ...options });

const windows = (java: string) => streamOf('Order', java).replaceAll('\n', '\r\n');

const noFix = (name: string, java: string, options = {}) =>
  checkNoFix(streamOf(name, java), '', { ...only, ...options });

describe('fixes of not-a-pojo', () => {
  it('say what they cost', () =>
    fix(
      'Order',
      'Make Order a POJO: public class (state written by Kryo will not restore)',
      'class Order {\n  public int id;\n}',
      'public class Order {\n  public int id;\n}',
    ));

  describe('public class', () => {
    it('puts public in front', () =>
      fix(
        'Order',
        'public class',
        '/** An order. */\nclass Order {\n  public int id;\n}',
        '/** An order. */\npublic class Order {\n  public int id;\n}',
      ));

    it('puts public behind annotations and in place of another access', () =>
      fix(
        'Orders',
        'Make One a POJO: public class',
        'public class Orders {\n  public One one;\n  @Deprecated\n  protected static class One {\n    public int id;\n  }\n}',
        'public class Orders {\n  public One one;\n  @Deprecated\n  public static class One {\n    public int id;\n  }\n}',
      ));

    it('makes a record public where records are POJOs', () =>
      fix('Order', 'public class', 'record Order(int id) {}', 'public record Order(int id) {}'));

    it('leaves a record alone where they are not', () => noFix('Order', 'record Order(int id) {}', { flink: '1.18' }));

    it('leaves a class alone whose file has another name', () =>
      checkNoFix(
        `
        //- src/main/java/shop/Job.java
        package shop;
        import org.apache.flink.streaming.api.datastream.DataStream;
        class Job { void run(DataStream<Order> stream) {} }
        class Order { public int id; }
        `,
        '',
        only,
      ));
  });

  describe('static class', () => {
    const inner = (modifiers: string, body: string, outer = '') =>
      `public class Orders {\n  private transient int count;\n${outer}  public One one;\n\n  ${modifiers}class One {\n    public int id;\n${body}  }\n}`;

    it('takes an inner class out of its instance', () =>
      fix('Orders', 'Make One a POJO: static class', inner('public ', ''), inner('public static ', '')));

    it('comes together with public', () =>
      fix('Orders', 'public class, static class', inner('private ', ''), inner('public static ', '')));

    it('writes both where no modifier stands', () =>
      fix('Orders', 'public class, static class', inner('', ''), inner('public static ', '')));

    it('comes together with accessors', () =>
      fix(
        'Orders',
        'Make One a POJO: static class, getters, setters',
        'public class Orders {\n  public One one;\n\n  public class One {\n    private int id;\n  }\n}',
        `public class Orders {
  public One one;

  public static class One {
    private int id;

    public int getId() {
      return id;
    }

    public void setId(int id) {
      this.id = id;
    }
  }
}`,
      ));

    it('leaves a class alone that uses a field of the instance around it', () =>
      noFix('Orders', inner('public ', '    int all() { return count; }\n')));

    it('leaves a class alone that calls a method of the instance around it', () =>
      noFix('Orders', inner('public ', '    int all() { return size(); }\n', '  int size() { return 0; }\n')));

    it('leaves a class alone that names the instance around it', () =>
      noFix('Orders', inner('public ', '    Object all() { return Orders.this; }\n')));

    it('leaves a class alone that is made by an instance', () =>
      noFix('Orders', inner('public ', '', '  static Object make(Orders orders) { return orders.new One(); }\n')));

    it('leaves a class alone that uses a type variable of the class around it', () =>
      noFix(
        'Orders',
        'public class Orders {\n  public Box<String>.One one;\n}\nclass Box<T> {\n  public class One {\n    public T id;\n  }\n}',
      ));

    it('allows what the class around has static', () =>
      fix(
        'Orders',
        'static class',
        inner('public ', '    int all() { return size(); }\n', '  static int size() { return 0; }\n'),
        inner('public static ', '    int all() { return size(); }\n', '  static int size() { return 0; }\n'),
      ));
  });

  describe('public constructor without arguments', () => {
    it('stands behind the last one', () =>
      fix(
        'Order',
        'public constructor without arguments',
        'public class Order {\n  public int id;\n\n  public Order(int id) {\n    this.id = id;\n  }\n}',
        'public class Order {\n  public int id;\n\n  public Order(int id) {\n    this.id = id;\n  }\n\n  public Order() {}\n}',
      ));

    it('is made public', () =>
      fix(
        'Order',
        'public constructor without arguments',
        'public class Order {\n  public int id;\n  Order() {}\n}',
        'public class Order {\n  public int id;\n  public Order() {}\n}',
      ));

    it('comes together with a public class', () =>
      fix(
        'Order',
        'Make Order a POJO: public class, public constructor without arguments',
        'class Order {\n  public int id;\n  Order(int id) {}\n}',
        'public class Order {\n  public int id;\n  Order(int id) {}\n\n  public Order() {}\n}',
      ));

    it('needs fields that do not wait for their value', () =>
      fix(
        'Order',
        'fields that are not final, public constructor without arguments',
        'public class Order {\n  public final int id;\n  public Order(int id) { this.id = id; }\n}',
        'public class Order {\n  public int id;\n  public Order(int id) { this.id = id; }\n\n  public Order() {}\n}',
      ));

    it('calls a constructor of the parent, if that has one', () =>
      noFix(
        'Order',
        'public class Order extends Base {\n  public int id;\n  public Order(int id) { super(id); }\n}\nclass Base {\n  Base(int id) {}\n}',
      ));

    it('keeps line ends and tabs', () =>
      checkFix(
        windows('public class Order {\n\tpublic int id;\n\n\tpublic Order(int id) {\n\t\tthis.id = id;\n\t}\n}'),
        'public constructor',
        windows(
          'public class Order {\n\tpublic int id;\n\n\tpublic Order(int id) {\n\t\tthis.id = id;\n\t}\n\n\tpublic Order() {}\n}',
        ),
        only,
      ));
  });

  describe('accessors', () => {
    it('are written for the fields that lack them', () =>
      fix(
        'Order',
        'Make Order a POJO: getters, setters',
        'public class Order {\n  private int id;\n  private boolean paid;\n}',
        `public class Order {
  private int id;
  private boolean paid;

  public int getId() {
    return id;
  }

  public void setId(int id) {
    this.id = id;
  }

  public boolean isPaid() {
    return paid;
  }

  public void setPaid(boolean paid) {
    this.paid = paid;
  }
}`,
      ));

    it('are setters alone where the getters are there', () =>
      fix(
        'Order',
        'Make Order a POJO: setters (',
        'public class Order {\n    private String name;\n\n    public String getName() {\n        return name;\n    }\n}',
        `public class Order {
    private String name;

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}`,
      ));

    it('are written on one line where the class does so, chained and with final parameters', () =>
      fix(
        'Order',
        'getters, setters',
        `public class Order {
  private int id;
  private String name;
  public int getId() { return id; }
  public Order setId(final int id) { this.id = id; return this; }
}`,
        `public class Order {
  private int id;
  private String name;
  public int getId() { return id; }
  public Order setId(final int id) { this.id = id; return this; }

  public String getName() { return name; }

  public Order setName(final String name) { this.name = name; return this; }
}`,
      ));

    it('are named as those of a record where the class does so', () =>
      fix(
        'Order',
        'getters, setters',
        'public class Order {\n  public int id;\n  private int size;\n  public int id() {\n    return id;\n  }\n}',
        `public class Order {
  public int id;
  private int size;
  public int id() {
    return id;
  }

  public int size() {
    return size;
  }

  public void setSize(int size) {
    this.size = size;
  }
}`,
      ));

    it('put braces where the class puts them', () =>
      fix(
        'Order',
        'setters',
        'public class Order\n{\n    private int id;\n    public int getId()\n    {\n        return id;\n    }\n}',
        `public class Order
{
    private int id;
    public int getId()
    {
        return id;
    }

    public void setId(int id)
    {
        this.id = id;
    }
}`,
      ));

    it('leave the comment of the last field where it is', () =>
      fix(
        'Order',
        'getters, setters',
        'public class Order {\n  private int id; // the key\n}',
        `public class Order {
  private int id; // the key

  public int getId() {
    return id;
  }

  public void setId(int id) {
    this.id = id;
  }
}`,
      ));

    it('serve a field isX in all versions', () =>
      fix(
        'Order',
        'getters, setters',
        'public class Order {\n  private boolean isPaid;\n}',
        `public class Order {
  private boolean isPaid;

  public boolean isPaid() {
    return isPaid;
  }

  public void setIsPaid(boolean isPaid) {
    this.isPaid = isPaid;
  }
}`,
      ));

    it('have names without underscores', () =>
      fix(
        'Order',
        'getters, setters',
        'public class Order {\n  private String user_id;\n}',
        `public class Order {
  private String user_id;

  public String getUserId() {
    return user_id;
  }

  public void setUserId(String user_id) {
    this.user_id = user_id;
  }
}`,
      ));

    it('keep the type arguments of the class', () =>
      fix(
        'Orders',
        'Make Page a POJO: getters, setters',
        'public class Orders {\n  public Page<String> page;\n  public static class Page<T> {\n    private T first;\n  }\n}',
        `public class Orders {
  public Page<String> page;
  public static class Page<T> {
    private T first;

    public T getFirst() {
      return first;
    }

    public void setFirst(T first) {
      this.first = first;
    }
  }
}`,
      ));

    it('are opened where they are there and not public', () =>
      fix(
        'Order',
        'Make Order a POJO: getters (',
        'public class Order {\n  private int id;\n  int getId() { return id; }\n  public void setId(int id) { this.id = id; }\n}',
        'public class Order {\n  private int id;\n  public int getId() { return id; }\n  public void setId(int id) { this.id = id; }\n}',
      ));

    it('take final away, and a constructor comes with them', () =>
      fix(
        'Order',
        'fields that are not final, setters, public constructor without arguments',
        `public class Order {
  private final int id;
  private final String name;

  public Order(int id, String name) {
    this.id = id;
    this.name = name;
  }

  public int getId() {
    return id;
  }

  public String getName() {
    return name;
  }
}`,
        `public class Order {
  private int id;
  private String name;

  public Order(int id, String name) {
    this.id = id;
    this.name = name;
  }

  public Order() {}

  public int getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public void setId(int id) {
    this.id = id;
  }

  public void setName(String name) {
    this.name = name;
  }
}`,
      ));

    it('stand behind a constructor that comes with them', () =>
      fix(
        'Order',
        'getters, setters, public constructor without arguments',
        'public class Order {\n  int id;\n\n  Order(int id) {}\n}',
        `public class Order {
  int id;

  Order(int id) {}

  public Order() {}

  public int getId() {
    return id;
  }

  public void setId(int id) {
    this.id = id;
  }
}`,
      ));

    it('leave a field alone whose getter says something else', () =>
      noFix(
        'Order',
        'public class Order {\n  private String name;\n  public java.util.Optional<String> getName() { return java.util.Optional.ofNullable(name); }\n}',
      ));

    it('leave a constant alone', () => noFix('Order', 'public class Order {\n  private final int id = 1;\n}'));

    it('go to the class that declares an inherited field', () =>
      fix(
        'Order',
        'Make Order a POJO: getters, setters',
        'public class Order extends Base {\n  public int id;\n}\nabstract class Base {\n  private int size;\n}',
        'public class Order extends Base {\n  public int id;\n}\nabstract class Base {\n  private int size;\n\n  public int getSize() {\n    return size;\n  }\n\n  public void setSize(int size) {\n    this.size = size;\n  }\n}',
      ));

    it('are not given to a class whose subclasses may have them already', () =>
      noFix(
        'Order',
        'public class Order extends Base {\n  public int id;\n}\nabstract class Base {\n  private int size;\n}\nclass Other extends Base {\n  long getSize() {\n    return 1;\n  }\n}',
      ));
  });

  describe('with Lombok', () => {
    it('are its annotations, imported', () =>
      fix(
        'Order',
        'Make Order a POJO: @Getter, @Setter',
        'import lombok.ToString;\n\n@ToString\npublic class Order {\n  private int id;\n}',
        'import lombok.ToString;\nimport lombok.Getter;\nimport lombok.Setter;\n\n@ToString\n@Getter\n@Setter\npublic class Order {\n  private int id;\n}',
      ));

    it('are its setters alone where it makes the getters', () =>
      fix(
        'Order',
        'Make Order a POJO: @Setter (',
        'import lombok.*;\n\n@Getter public class Order {\n  private int id;\n}',
        'import lombok.*;\n\n@Getter @Setter public class Order {\n  private int id;\n}',
      ));

    it('keep the constructor that @Builder needs', () =>
      fix(
        'Order',
        'Make Order a POJO: @NoArgsConstructor, @AllArgsConstructor',
        'import lombok.*;\n\n@Data\n@Builder\npublic class Order {\n  private int id;\n  private String name;\n}',
        'import lombok.*;\n\n@Data\n@Builder\n@NoArgsConstructor\n@AllArgsConstructor\npublic class Order {\n  private int id;\n  private String name;\n}',
      ));

    it('add only the constructor without arguments where the other is asked for', () =>
      fix(
        'Order',
        'Make Order a POJO: @NoArgsConstructor (',
        'import lombok.*;\n\n@Data\n@AllArgsConstructor\npublic class Order {\n  private int id;\n}',
        'import lombok.*;\n\n@Data\n@AllArgsConstructor\n@NoArgsConstructor\npublic class Order {\n  private int id;\n}',
      ));

    it('keep the constructor that @Data makes of required fields', () =>
      fix(
        'Order',
        'Make Order a POJO: @NoArgsConstructor, @RequiredArgsConstructor',
        'import lombok.*;\n\n@Data\npublic class Order {\n  @NonNull private String name;\n  private int id;\n}',
        'import lombok.*;\n\n@Data\n@NoArgsConstructor\n@RequiredArgsConstructor\npublic class Order {\n  @NonNull private String name;\n  private int id;\n}',
      ));

    it('name an annotation in full where the file means another class by its name', () =>
      fix(
        'Order',
        '@Setter',
        'import lombok.Getter;\n\n@Getter\npublic class Order {\n  private int id;\n  interface Setter {}\n}',
        'import lombok.Getter;\n\n@Getter\n@lombok.Setter\npublic class Order {\n  private int id;\n  interface Setter {}\n}',
      ));

    it('leave a field isX alone in 1.x: beside a setIsX of the class, Lombok would no longer make setX', () =>
      noFix('Order', 'import lombok.*;\n\n@Data\npublic class Order {\n  private boolean isPaid;\n}'));

    it('leave @Value alone: its fields are final', () =>
      noFix('Order', '@lombok.Value\npublic class Order {\n  int id;\n}'));

    it('keep the constructor that final fields ask for', () =>
      noFix('Order', 'import lombok.*;\n\n@Data\npublic class Order {\n  private final int id;\n}'));
  });

  it('offer nothing in a file that the strict parser does not accept', () =>
    noFix('Order', 'import module java.base;\nclass Order {\n  public int id;\n}'));

  it('offer nothing for a class whose name is shadowed in its hierarchy', () =>
    noFix(
      'Order',
      'public class Order extends Base {\n  public int id;\n}\nabstract class Base {\n  public int id;\n}',
    ));
});
