import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, runCli } from './run-cli';

const POM = `
//- pom.xml
<project>
  <dependencies>
    <dependency>
      <groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>1.20.5</version>
    </dependency>
  </dependencies>
</project>`;

const ORDERS = `${POM}
//- src/main/java/shop/Order.java
package shop;

public class Order {
  public String id;
  public Line[] lines;
  public java.util.List<String> tags;

  public static class Line {
    public int count;
  }

  enum State { OPEN }
}

class Hidden {}
//- src/main/java/shop/Account.java
package shop;

public class Account {
  private String owner;
  public String getOwner() { return owner; }
}`;

const NO_SETTER = 'class shop.Account does not contain a setter for field owner';
const ADVICE =
  'Please read the Flink documentation on "Data Types & Serialization" for details of the effect on performance and schema evolution.';
const INVALID =
  'Class class shop.Account cannot be used as a POJO type because not all fields are valid POJO fields, and must be processed as GenericType.';

describe('flink-playbook types', () => {
  it('gives the JSON of the contract, by file and position', () => {
    const { code, out } = runCli(folderOf(ORDERS), 'types', '.', '--format', 'json');
    const basic = (serializer: string) => ({ kind: 'basic', serializer, reasons: [], fields: [], arguments: [] });
    const line = {
      kind: 'pojo',
      serializer: 'PojoSerializer',
      reasons: [],
      fields: [{ name: 'count', declaredIn: 'shop.Order$Line', type: basic('IntSerializer') }],
    };
    const account = 'src/main/java/shop/Account.java';
    const order = 'src/main/java/shop/Order.java';
    const notPublic =
      'Class shop.Hidden is not public so it cannot be used as a POJO type and must be processed as GenericType.';
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out), {
      schemaVersion: 1,
      flinkVersion: '1.20.5',
      classes: [
        {
          class: 'shop.Account',
          file: account,
          line: 3,
          kind: 'kryo',
          serializer: 'KryoSerializer',
          reasons: [
            { code: 'no-setter', member: 'owner', message: NO_SETTER },
            { code: 'invalid-field', member: 'owner', message: `${INVALID} ${ADVICE}` },
          ],
          fields: [],
        },
        {
          class: 'shop.Order',
          file: order,
          line: 3,
          kind: 'pojo',
          serializer: 'PojoSerializer',
          reasons: [],
          fields: [
            { name: 'id', declaredIn: 'shop.Order', type: basic('StringSerializer') },
            {
              name: 'lines',
              declaredIn: 'shop.Order',
              type: {
                kind: 'array',
                serializer: 'GenericArraySerializer',
                reasons: [],
                fields: [],
                arguments: [{ ...line, arguments: [] }],
              },
            },
            {
              name: 'tags',
              declaredIn: 'shop.Order',
              type: {
                kind: 'kryo',
                serializer: 'KryoSerializer',
                reasons: [{ code: 'interface', member: null, message: 'java.util.List is an interface' }],
                fields: [],
                arguments: [],
              },
            },
          ],
        },
        { class: 'shop.Order$Line', file: order, line: 8, ...line },
        {
          class: 'shop.Order$State',
          file: order,
          line: 12,
          kind: 'enum',
          serializer: 'EnumSerializer',
          reasons: [],
          fields: [],
        },
        {
          class: 'shop.Hidden',
          file: order,
          line: 15,
          kind: 'kryo',
          serializer: 'KryoSerializer',
          reasons: [{ code: 'not-public', member: null, message: `${notPublic} ${ADVICE}` }],
          fields: [],
        },
      ],
      incomplete: [],
    });
  });

  it('shows a tree for people, each type marked by its cost', () => {
    const { out } = runCli(folderOf(ORDERS), 'types', 'src/main/java/shop/Order.java');
    assert.equal(
      out,
      `~ shop.Order  pojo, PojoSerializer  src/main/java/shop/Order.java:3
    ✓ id: String
    ✓ lines: Pojo[shop.Order$Line][]
      ✓ each: Pojo[shop.Order$Line]
        ✓ count: Integer
    ✗ tags: Kryo[java.util.List]
      interface: java.util.List is an interface

✓ shop.Order$Line  pojo, PojoSerializer  src/main/java/shop/Order.java:8
    ✓ count: Integer

✓ shop.Order$State  enum, EnumSerializer  src/main/java/shop/Order.java:12

✗ shop.Hidden  kryo, KryoSerializer  src/main/java/shop/Order.java:15
    not-public: Class shop.Hidden is not public so it cannot be used as a POJO type and must be processed as GenericType.

4 classes in Flink 1.20.5: ✓ 2 with Flink's own serializers, ~ 1 with Kryo for a part, ✗ 1 with Kryo.
`,
    );
  });

  it('goes by --flink instead of the build, and has no version for files of projects with several', () => {
    const folder = folderOf(ORDERS);
    assert.equal(
      JSON.parse(runCli(folder, 'types', '.', '--format', 'json', '--flink', '2.0').out).flinkVersion,
      '2.0',
    );
    mkdirSync(path.join(folder, 'old'));
    writeFileSync(
      path.join(folder, 'old', 'pom.xml'),
      POM.replace(/\n\/\/- pom.xml\n/, '').replace('1.20.5', '1.17.2'),
    );
    writeFileSync(path.join(folder, 'old', 'Old.java'), 'public record Old(int n) {}');
    const { flinkVersion, classes, incomplete } = JSON.parse(runCli(folder, 'types', '.', '--format', 'json').out);
    assert.equal(flinkVersion, null);
    assert.equal(classes.find((each: { class: string }) => each.class === 'Old').kind, 'kryo');
    assert.deepEqual(incomplete, [
      {
        what: 'flink-version',
        why: 'the files belong to projects with different versions: 1.17.2, 1.20.5',
        path: null,
      },
    ]);
  });

  it('says what it does not know', () => {
    const folder = folderOf('//- A.java\npublic class A extends Base { public other.B b; }');
    const { code, out } = runCli(folder, 'types', '.', '--format', 'json');
    const { classes, incomplete, flinkVersion } = JSON.parse(out);
    assert.equal(code, 0);
    assert.equal(flinkVersion, null);
    assert.deepEqual([classes[0].kind, classes[0].reasons[0].code], ['unknown', 'unresolved']);
    const [version, types] = incomplete.filter(({ what }: { what: string }) => /^(flink-version|types)$/.test(what));
    assert.match(version.why, /no Maven or Gradle build/);
    assert.match(types.why, /^1 classes are unknown or have unknown parts; not found: .*Base/);
  });

  it('ends for classes that contain themselves and each other without end, and cuts what would fill the disk', () => {
    const levels = Array.from({ length: 16 }, (_, i) => {
      const next = `C${i + 1}`;
      return `class Level${i} {} public static class C${i} { public ${next} left; public ${next} right; public C${i} again; }`;
    });
    const java = `package p;\npublic class Deep {\n${levels.join('\n')}\npublic static class C16 { public int n; }\n}`;
    const { code, out } = runCli(folderOf(`${POM}\n//- p/Deep.java\n${java}`), 'types', '.', '--format', 'json');
    assert.equal(code, 0);
    const { classes, incomplete } = JSON.parse(out);
    assert.equal(classes.length, 34);
    const cut = incomplete.find(({ why }: { why: string }) => why.startsWith('below p.Deep$C0 '));
    assert.match(cut.why, /only \d+ levels of types are shown/);
    assert.ok(out.length < 30_000_000);
    const text = runCli(folderOf(`${POM}\n//- p/Deep.java\n${java}`), 'types', '.').out;
    assert.match(text, /… \d+ more lines \(--format json\)|\(as above\)/);
  });

  it('prints no control characters of other people’s files', () => {
    const folder = folderOf(`${POM}\n//- A.java\npublic class A { public B\u001b[31m b; }`);
    assert.ok(!runCli(folder, 'types', '.').out.includes('\u001b'));
  });

  it('could not run: exit 2 and what to do', () => {
    const folder = folderOf(ORDERS);
    const failure = (...args: string[]) => {
      const { code, err } = runCli(folder, 'types', ...args);
      assert.equal(code, 2);
      return err;
    };
    assert.match(failure('nowhere'), /cannot read nowhere/);
    assert.match(failure('.', '--flink', 'newest'), /write a version such as 1\.20/);
    assert.match(failure('.', '--verify'), /--verify needs --classpath/);
    assert.match(failure('.', '--verify', '--classpath', 'gone.jar'), /there is no .*gone\.jar/);
  });
});
