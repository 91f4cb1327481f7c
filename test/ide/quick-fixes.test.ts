import assert from 'node:assert/strict';
import { FixGate } from '../../server/src/analysis/offered-fixes';
import { sayInEnglish } from '../../server/src/base/message';
import { fixAll, type QuickFix, quickFixesAt } from '../../server/src/ide/quick-fixes';
import { openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';

/** What the menu offers at the first place of a text in a fixture. */
async function offered(fixture: string, at: string, flink: string | null = '1.20'): Promise<QuickFix[]> {
  const workspace = await openFixture(parseFixture(fixture), { flink });
  const file = workspace.checkedFiles.find(({ text }) => text.includes(at));
  assert.ok(file);
  const position = file.lines.positionAt(file.text.indexOf(at));
  return quickFixesAt(workspace, file, { start: position, end: position }, new FixGate(workspace));
}

const titles = (fixes: readonly QuickFix[]) => fixes.map(({ title }) => sayInEnglish(title));

const JOB = `
//- src/main/java/shop/Job.java
package shop;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromData(new Order()).map(order -> order).print();
    env.execute();
  }
}`;
const order = (fields: string) => `
//- src/main/java/shop/Order.java
package shop;
public class Order {
  ${fields}
}`;

describe('the menu of a file that does not parse', () => {
  const broken = `${JOB}${order('public int id;')}`.replace('env.execute();', 'env.execute()');

  it('says why there is no fix, and leads to the line', async () => {
    const fixes = await offered(broken, 'fromData');
    assert.deepEqual(titles(fixes), ['No fix is offered: this file has a syntax error in line 8']);
    assert.equal(fixes[0]?.goTo?.range.start.line, 7);
    assert.deepEqual(fixes[0]?.edits, []);
  });

  const why = async (job: string, at: string) =>
    titles(await offered(`${job}${order('public int id;')}`, at)).filter(
      (title) => !/^No fix is offered: this file/.test(title),
    );

  for (const [what, from, to] of [
    ['a brace too few', 'env.execute();\n  }\n}', 'env.execute();\n  }'],
    ['a brace too many', 'env.execute();\n  }\n}', 'env.execute();\n  }\n}}'],
    ['a string without its end', 'env.execute();', 'env.execute("orders);'],
    ['a comment without its end', 'env.execute();', 'env.execute(); /* runs'],
    ['half a call', 'env.execute();', 'env.;'],
    ['a variable without a value', 'env.execute();', 'int x = ; env.execute();'],
    ['a keyword for a name', 'env.execute();', 'int class = 1; env.execute();'],
    ['marks of a merge', 'env.execute();', '<<<<<<< ours\n    env.execute();'],
    ['an annotation of nothing', 'env.execute();\n  }\n}', 'env.execute();\n  }\n  @Override\n}'],
    ['a lambda without a body', 'env.execute();', 'Runnable run = () -> ; env.execute();'],
    ['a condition without its bracket', 'env.execute();', 'if (args.length > 0 { } env.execute();'],
    ['a statement in the class', 'env.execute();\n  }\n}', 'env.execute();\n  }\n  return;\n}'],
    ['a variable without a name', 'env.execute();', 'int = 1; env.execute();'],
    ['a field without a name', 'env.execute();\n  }\n}', 'env.execute();\n  }\n  int = 1;\n}'],
    ['a name alone', 'env.execute();', 'env; env.execute();'],
    ['a value that is no statement', 'env.execute();', 'args.length > 0; env.execute();'],
    ['a cast of nothing', 'env.execute();', 'int x = (int) ; env.execute();'],
    ['a value for what holds none', 'env.execute();', 'args.length() = 1; env.execute();'],
    ['a method without a type', 'env.execute();\n  }\n}', 'env.execute();\n  }\n  static run() { }\n}'],
    ['a modifier twice', 'public static void', 'public public static void'],
  ] as const) {
    it(`offers none and says so: ${what}`, async () => {
      const text = JOB.replace(from, to);
      assert.notEqual(text, JOB);
      assert.deepEqual(await why(text, 'fromData'), []);
      const workspace = await openFixture(parseFixture(`${text}${order('public int id;')}`));
      const job = workspace.checkedFiles.find(({ path }) => path.endsWith('Job.java'));
      assert.ok(job);
      assert.deepEqual(await fixAll(workspace, job, new FixGate(workspace)), []);
    });
  }

  it('says which other file keeps a fix from being offered', async () => {
    const child = `${JOB}
//- src/main/java/shop/Order.java
package shop;
public class Order extends Base { public int id; }
//- src/main/java/shop/Base.java
package shop;
abstract class Base {
  private int size;
}
class Other {
  void half() { int x = ; }
}`;
    const fixes = await offered(child, 'Order extends');
    assert.deepEqual(titles(fixes).slice(0, 1), ['No fix is offered: Base.java has a syntax error in line 6']);
    assert.match(fixes[0]?.goTo?.file ?? '', /Base\.java$/);
  });

  it('offers the fixes of other files', async () => {
    const private_ = broken.replace('public class Order', 'class Order');
    assert.match(titles(await offered(private_, 'Order {')).join('\n'), /Make Order a POJO: public class/);
  });
});

describe('the menu of a type that nobody can say', () => {
  it('says why there is no fix', async () => {
    const fixes = await offered(
      `${JOB.replace('.map(order -> order)', '.map(new Pair())')}
class Pair implements org.apache.flink.api.common.functions.MapFunction<Order, org.apache.flink.api.java.tuple.Tuple2> {
  public org.apache.flink.api.java.tuple.Tuple2 map(Order order) { return null; }
}${order('public int id;')}`,
      'map(new',
    );
    assert.ok(
      titles(fixes).includes(
        'No fix is offered: nothing here says the type arguments of Tuple2: write them where the function or the state is declared',
      ),
      titles(fixes).join('\n'),
    );
  });
});

describe('the menu of a class in a module that is built without Flink', () => {
  const build = (artifact: string, dependency: string) => `
<project>
  <groupId>shop</groupId><artifactId>${artifact}</artifactId><version>1</version>
  <dependencies>
    <dependency>
      ${dependency}
    </dependency>
  </dependencies>
</project>`;
  const modules = (own: string) => `
//- pom.xml
<project><groupId>shop</groupId><artifactId>all</artifactId><version>1</version><packaging>pom</packaging>
<modules><module>data</module><module>job</module></modules></project>
//- data/pom.xml${build('data', own)}
//- data/src/main/java/shop/Order.java
package shop;
public class Order {
  public java.util.List<String> items;
}
//- job/pom.xml${build('job', '<groupId>org.apache.flink</groupId><artifactId>flink-streaming-java</artifactId><version>1.20.5</version></dependency><dependency><groupId>shop</groupId><artifactId>data</artifactId><version>1</version>')}
//- job/src${JOB.slice(JOB.indexOf('/main'))}`;

  it('has no @TypeInfo, which would not compile there, and says so', async () => {
    const without = modules('<groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>2.0.0</version>');
    const said = titles(await offered(without, 'items', null));
    assert.ok(!said.some((title) => title.includes('by @TypeInfo')), said.join('\n'));
    assert.ok(
      said.some((title) => title.startsWith('No fix is offered: the module of this class is built without Flink')),
      said.join('\n'),
    );
  });

  it('has it where the module has Flink (near miss)', async () => {
    const flink = modules(
      '<groupId>org.apache.flink</groupId><artifactId>flink-core</artifactId><version>1.20.5</version>',
    );
    assert.ok(titles(await offered(flink, 'items', null)).some((title) => title.includes('by @TypeInfo')));
  });
});

describe('a generated test', () => {
  const testOf = async (fixture: string, flink = '1.20') =>
    (await offered(fixture, 'Order {', flink)).find(({ title }) => sayInEnglish(title).includes('PojoTestUtils'));

  it('asserts that Flink takes the class for a POJO without Kryo', async () => {
    const fixture = `${JOB}${order('public int id;')}`;
    const fix = await testOf(fixture);
    const [edit] = fix?.edits ?? [];
    assert.equal(edit?.file, '/fixture/src/test/java/shop/OrderSerializerTest.java');
    assert.equal(edit?.creates, true);
    const text = edit?.edits[0]?.newText ?? '';
    assert.equal(
      text,
      `package shop;

import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class OrderSerializerTest {
    @Test
    void flinkSerializesItAsAPojo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Order.class);
    }
}
`,
    );
  });

  it('allows Kryo for fields where a field needs it, and says what the build lacks', async () => {
    const fix = await testOf(`${JOB}${order('public java.util.UUID id;')}`);
    assert.match(fix?.edits[0]?.edits[0]?.newText ?? '', /assertSerializedAsPojo\(Order\.class\)/);
    assert.match(titles(fix ? [fix] : []).join(), /needs org\.apache\.flink:flink-test-utils in scope test/);
  });

  const pom = (dependency: string) => `
//- pom.xml
<project>
  <groupId>shop</groupId><artifactId>job</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.flink</groupId>
      <artifactId>flink-streaming-java</artifactId>
${dependency}
      <scope>provided</scope>
    </dependency>
  </dependencies>
</project>`;

  it('adds flink-test-utils to a pom that has none', async () => {
    const fix = (
      await offered(`${JOB}${order('public int id;')}${pom('      <version>1.20.5</version>')}`, 'Order {', null)
    ).find(({ title }) => sayInEnglish(title).includes('PojoTestUtils, and add flink-test-utils'));
    assert.deepEqual(
      fix?.edits.map(({ file }) => file),
      ['/fixture/pom.xml', '/fixture/src/test/java/shop/OrderSerializerTest.java'],
    );
    assert.equal(
      fix?.edits[0]?.edits[0]?.newText,
      `    <dependency>
      <groupId>org.apache.flink</groupId>
      <artifactId>flink-test-utils</artifactId>
      <version>1.20.5</version>
      <scope>test</scope>
    </dependency>
`,
    );
  });

  it('adds it to a Gradle build that writes its dependencies out', async () => {
    const gradle = `
//- build.gradle
dependencies {
    implementation "org.apache.flink:flink-streaming-java:1.20.5"
}`;
    const fix = (await offered(`${JOB}${order('public int id;')}${gradle}`, 'Order {', null)).find(({ title }) =>
      sayInEnglish(title).includes('and add flink-test-utils'),
    );
    assert.equal(
      fix?.edits[0]?.edits[0]?.newText,
      '    testImplementation "org.apache.flink:flink-test-utils:1.20.5"\n',
    );
  });

  it('is written for JUnit 4 where the other tests are', async () => {
    const fixture = `${JOB}${order('public int id;')}
//- src/test/java/shop/JobTest.java
package shop;
import org.junit.Test;
public class JobTest { @Test public void runs() {} }`;
    const text = (await testOf(fixture))?.edits[0]?.edits[0]?.newText ?? '';
    assert.match(text, /import org\.junit\.Test;[\s\S]*public class OrderSerializerTest[\s\S]*public void flink/);
  });

  it('is not offered where it would fail, is there already, or Flink has no PojoTestUtils', async () => {
    assert.equal(await testOf(`${JOB}${order('private int id;')}`), undefined);
    assert.equal(await testOf(`${JOB}${order('public int id;')}`, '1.15'), undefined);
    const there = `
//- src/test/java/shop/OrderSerializerTest.java
package shop;
class OrderSerializerTest {}`;
    assert.equal(await testOf(`${JOB}${order('public int id;')}${there}`), undefined);
  });
});
