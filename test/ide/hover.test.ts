import assert from 'node:assert/strict';
import { sayInEnglish } from '../../server/src/base/message';
import { hoverAt } from '../../server/src/ide/hover';
import { commandLink, escapeMarkdown } from '../../server/src/ide/markdown';
import { openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';

/** The hover on the first place of a text. */
async function hover(fixture: string, at: string, commands = false): Promise<string> {
  const workspace = await openFixture(parseFixture(fixture));
  const file = workspace.checkedFiles.find(({ text }) => text.includes(at));
  assert.ok(file);
  const position = file.lines.positionAt(file.text.indexOf(at) + 1);
  return hoverAt(workspace, file, position, sayInEnglish, commands)?.markdown ?? '';
}

const JOB = `
package shop;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
public class Job {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setMaxParallelism(120);
    DataStream<Order> orders = env.fromData(new Order()).uid("orders-source-v1");
    orders.keyBy(o -> o.id).map(o -> o).name("[x](command:evil) <b>").setParallelism(50).print();
    env.execute();
  }
}
//- src/main/java/shop/Order.java
package shop;
import java.util.List;
public class Order {
  public String id;
  public List<String> lines;
}`;
const FILES = `//- src/main/java/shop/Job.java${JOB}`;

describe('hovers', () => {
  it('tells uid and operator id on a call', async () => {
    assert.match(await hover(FILES, 'fromData'), /uid `orders-source-v1`[\s\S]*operator id `[0-9a-f]{32}`/);
  });

  it('tells the operator on the variable of its stream', async () => {
    assert.match(await hover(FILES, 'orders.keyBy'), /orders-source-v1/);
  });

  it('tells what a key means, with the key groups of each subtask', async () => {
    assert.match(await hover(FILES, 'keyBy'), /120 key groups for 50 subtasks: 2 to 3 each/);
  });

  it('tells on the name uid what its argument means', async () => {
    assert.match(await hover(FILES, 'uid("orders'), /State follows the uid/);
  });

  it('tells from which version on a field needs no Kryo', async () => {
    assert.match(await hover(FILES, 'lines;'), /✗ .*List<String>.*native from Flink 2\.0 on/);
  });

  it('shows a class with its fields', async () => {
    assert.match(await hover(FILES, 'Order {'), /POJO, with Kryo within[\s\S]*`lines`/);
  });

  it('shows a class where its name is used', async () => {
    assert.match(await hover(FILES, 'Order> orders'), /POJO, with Kryo within[\s\S]*`lines`/);
    assert.match(await hover(FILES, 'Order())'), /\*\*Order\*\*/);
    assert.equal(await hover(FILES.replace('env.execute();', '"Order".trim();'), 'Order".trim'), '');
  });

  it('tells on a lambda what it takes and gives, and who runs it', async () => {
    const said = await hover(FILES, 'o -> o)', true);
    assert.match(said, /\*\*Lambda\*\* `map`\n\nTakes: .*`Order`.* — Gives: .*`Order`/);
    assert.match(said, /generic-lambda-without-returns/);
  });

  it('tells on a lambda why Flink throws for what it gives', async () => {
    const erased = FILES.replace('map(o -> o)', 'map(o -> java.util.List.of(o))');
    assert.match(await hover(erased, 'o -> java'), /tell Flink the type with \.returns/);
  });

  it('tells of keys on the lambda of keyBy', async () => {
    assert.match(await hover(FILES, 'o -> o.id'), /120 key groups for 50 subtasks/);
  });

  it('makes nothing of a name but text', async () => {
    const said = await hover(FILES, 'map(o', true);
    assert.ok(said.includes('\\[x\\]\\(command:evil\\) \\<b\\>'), said);
  });

  it('links to commands only for clients that have them', async () => {
    assert.match(await hover(FILES, 'fromData', true), /\(command:flinkPlaybook\.copyOperatorId\?/);
    assert.doesNotMatch(await hover(FILES, 'fromData'), /command:/);
  });

  it('says nothing on a word in a comment', async () => {
    assert.equal(await hover(FILES.replace('env.execute();', '// orders\n    env.execute();'), 'orders\n    env'), '');
  });
});

describe('markdown', () => {
  it('escapes what could become a link or HTML', () => {
    assert.equal(escapeMarkdown('[a](b) <i> `c` &amp;\n# d'), '\\[a\\]\\(b\\) \\<i\\> \\`c\\` \\&amp; \\# d');
  });

  it('encodes the arguments of a command', () => {
    assert.equal(commandLink('Copy', 'a.b', "x)'"), '[Copy](command:a.b?%5B%22x%29%27%22%5D)');
  });
});
