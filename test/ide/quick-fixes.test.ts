import assert from 'node:assert/strict';
import { FixGate } from '../../server/src/analysis/offered-fixes';
import { sayInEnglish } from '../../server/src/base/message';
import { type QuickFix, quickFixesAt } from '../../server/src/ide/quick-fixes';
import { openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';

/** What the menu offers at the first place of a text in a fixture. */
async function offered(fixture: string, at: string, flink = '1.20'): Promise<QuickFix[]> {
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

  it('offers the fixes of other files', async () => {
    const private_ = broken.replace('public class Order', 'class Order');
    assert.match(titles(await offered(private_, 'Order {')).join('\n'), /Make Order a POJO: public class/);
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
