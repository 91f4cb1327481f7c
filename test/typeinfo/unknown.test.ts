/** What is not known is said, and nothing is guessed from it. */
import assert from 'node:assert/strict';
import { parseFlinkVersion } from '../../server/src/flink/flink-version';
import { createTypeExtractor, type ExtractionContext } from '../../server/src/typeinfo/extract';
import { showType } from '../../server/src/typeinfo/show-type';
import { poolOf, testParser } from './java-pool';

interface Options extends Partial<Omit<ExtractionContext, 'version' | 'pool'>> {
  /** Null for an unknown version. */
  readonly version?: string | null;
}

async function reveal(java: string, options: Options = {}): Promise<string> {
  const { version = '1.20', ...context } = options;
  const { pool } = poolOf(new Map([['A.java', java]]), await testParser());
  const extractor = createTypeExtractor({
    pool,
    version: version === null ? null : parseFlinkVersion(version),
    ...context,
  });
  const info = extractor.extractClass('A');
  const why = info.kind === 'unknown' ? `: ${info.reasons.map(({ message }) => message).join('; ')}` : '';
  return `${showType(info)}${why}`;
}

describe('type information is unknown', () => {
  it('for a field of a class that is not known, which leaves the rest of the POJO', async () => {
    const java = 'public class A { public com.acme.Order order; public int id; }';
    assert.equal(await reveal(java), 'Pojo{id: Integer, order: Unknown[com.acme.Order]}');
  });

  it('for a class whose superclass or interface is not known', async () => {
    assert.equal(
      await reveal('public class A extends com.acme.Base { public int id; }'),
      'Unknown[A]: com.acme.Base is not among the known classes',
    );
    assert.equal(
      await reveal('public class A implements com.acme.Marker { public int id; }'),
      'Unknown[A]: com.acme.Marker is not among the known classes',
    );
  });

  it('for a class of a library whose package begins as one of the JDK', async () => {
    for (const name of ['javax.servlet.http.HttpServlet', 'javax.xml.bind.JAXBElement', 'com.sun.jersey.api.Base']) {
      assert.equal(
        await reveal(`public class A extends ${name} { public int id; }`),
        `Unknown[A]: ${name} is not among the known classes`,
      );
    }
  });

  it('for what a factory makes in code with a choice', async () => {
    const java = `import org.apache.flink.api.common.typeinfo.*;
      @TypeInfo(F.class) public class A { }
      class F extends TypeInfoFactory<A> {
        public TypeInformation<A> createTypeInfo(java.lang.reflect.Type t, java.util.Map<String, TypeInformation<?>> g) {
          if (g.isEmpty()) { return null; }
          return Types.POJO(A.class);
        }
      }`;
    assert.match(await reveal(java), /^Unknown\[A\]/);
  });

  it('not for an interface that only the JDK can declare', async () => {
    assert.equal(
      await reveal('public class A implements java.io.Serializable { public int id; }'),
      'Pojo{id: Integer}',
    );
  });

  it('not for accessors of a type that is written the same', async () => {
    const java = 'public class A { private Order o; public Order getO() { return o; } public void setO(Order o) {} }';
    assert.equal(await reveal(java), 'Pojo{o: Unknown[Order]}');
  });

  it('for accessors whose type may be the same under another name', async () => {
    const java =
      'public class A { private Order o; public Order getO() { return o; } public void setO(com.acme.Order o) {} }';
    assert.match(await reveal(java), /^Unknown\[A\]: whether A has a getter and a setter for o/);
  });

  it('for a class with a syntax error among its members', async () => {
    assert.equal(await reveal('public class A { public int id; public void f( }'), 'Unknown[A]: syntax error');
  });

  it('for what a TypeInfoFactory makes', async () => {
    const java =
      '@org.apache.flink.api.common.typeinfo.TypeInfo(Factory.class) public class A { public int id; } class Factory {}';
    assert.match(await reveal(java), /^Unknown\[A\]: Factory makes the type information/);
  });

  it('for versions before 1.12', async () => {
    const java = 'public class A { public int id; }';
    assert.match(await reveal(java, { version: '1.11.6' }), /^Unknown\[A\]: what Flink 1.11.6 does is not known/);
    assert.equal(await reveal(java, { version: '1.12.7' }), 'Pojo{id: Integer}');
  });

  it('when mutually recursive classes lead to too many types', async () => {
    const names = Array.from({ length: 14 }, (_, i) => `C${i}`);
    const fields = names.map((name) => `public ${name} ${name.toLowerCase()};`).join(' ');
    const classes = names.map((name) => `public static class ${name} { ${fields} }`).join('\n');
    assert.match(
      await reveal(`public class A { ${fields}\n${classes} }`),
      /^Unknown\[A\]: its fields lead to more types/,
    );
  });
});

describe('without a version', () => {
  it('what all versions agree on is known', async () => {
    assert.equal(await reveal('public class A { public int id; }', { version: null }), 'Pojo{id: Integer}');
  });

  it('only the field that differs is unknown', async () => {
    const java = 'public class A { public java.util.List<String> tags; public int id; }';
    assert.equal(await reveal(java, { version: null }), 'Pojo{id: Integer, tags: Unknown[java.util.List]}');
  });

  it('a record is unknown', async () => {
    assert.equal(
      await reveal('public record A(int id) { }', { version: null }),
      'Unknown[A]: it depends on the Flink version: 1.17 kryo, 1.19 pojo, 2.0 pojo, 2.1 pojo, 2.3 pojo',
    );
  });
});

describe('an Avro record', () => {
  const java =
    'public class A extends org.apache.avro.specific.SpecificRecordBase { private CharSequence name; public CharSequence getName() { return name; } public void setName(CharSequence n) {} }';

  it('has the type information of flink-avro when that is there', async () => {
    assert.equal(await reveal(java, { flinkAvro: true }), 'Avro{name: Kryo[org.apache.avro.util.Utf8]}');
  });

  it('fails without flink-avro', async () => {
    assert.match(await reveal(java, { flinkAvro: false }), /^Error\(Could not load the AvroTypeInfo class/);
  });

  it('is unknown when it is not known whether flink-avro is there', async () => {
    assert.match(await reveal(java), /^Unknown\[A\]: A is an Avro record/);
  });

  it('fails without setters', async () => {
    const readOnly = java.replace(/public void setName.*?\{\}/, '');
    assert.equal(await reveal(readOnly, { flinkAvro: true }), 'Error(Expecting type to be a PojoTypeInfo)');
  });
});

describe('a Hadoop Writable', () => {
  const java = 'public class A implements org.apache.hadoop.io.Writable { public int id; }';

  it('has the type information of flink-hadoop-compatibility when that is there', async () => {
    assert.equal(await reveal(java, { hadoopCompatibility: true }), 'Writable[A]');
  });

  it('fails without it', async () => {
    assert.match(await reveal(java, { hadoopCompatibility: false }), /^Error\(Could not load the TypeInformation for/);
  });
});
