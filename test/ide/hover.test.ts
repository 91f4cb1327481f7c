import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sayInEnglish, sayWith } from '../../server/src/base/message';
import { hoverAt } from '../../server/src/ide/hover';
import { commandLink, escapeMarkdown } from '../../server/src/ide/markdown';
import { openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';
import { REPOSITORY } from '../fixture/repository';

/** The hover on the first place of a text. */
async function hover(fixture: string, at: string, commands = false, say = sayInEnglish, flink = '1.20') {
  const workspace = await openFixture(parseFixture(fixture), { flink });
  const file = workspace.checkedFiles.find(({ text }) => text.includes(at));
  assert.ok(file);
  const position = file.lines.positionAt(file.text.indexOf(at) + 1);
  return hoverAt(workspace, file, position, say, commands)?.markdown ?? '';
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

describe('hovers in Chinese', () => {
  const chinese = sayWith(
    JSON.parse(readFileSync(path.join(REPOSITORY, 'l10n/bundle.l10n.zh-cn.json'), 'utf8')) as Record<string, string>,
  );
  const FIELDS = [
    'List<String> names',
    'Map<String, ?> wild',
    'Set raw',
    'List<List<String>> nested',
    'java.util.ArrayList<String> listed',
    'Object any',
    'java.time.Duration lasts',
    'java.util.Optional<String> maybe',
    'Runnable task',
    'Closed closed',
    'Order parent',
    'Box<Long> box',
    'Unheard unheard',
    'byte[][] bytes',
    'Thread.State state',
    'Told told',
    'Made made',
  ];
  const ORDER = `${FILES.split('//- src/main/java/shop/Order.java')[0]}//- src/main/java/shop/Order.java
package shop;
import java.util.*;
import lombok.*;
import org.apache.flink.api.common.typeinfo.*;
public class Order {
  public String id;
  ${FIELDS.map((field) => `public ${field};`).join('\n  ')}
}
class Closed { private int a; }
class Box<T> { public T value; }
@TypeInfo(Elsewhere.class) class Told { }
class Made { @lombok.experimental.Delegate List<String> all; }`;

  /** What stands outside of code, links and Flink's own words. */
  const prose = (markdown: string) =>
    markdown
      .replace(/`[^`]*`|\]\([^)]*\)/g, ' ')
      .replace(/Flink[^\n：]*：.*/g, ' ')
      .replace(/[\w$.]+\.[\w$.]+/g, ' ');

  for (const field of FIELDS) {
    for (const flink of ['1.20', '2.2']) {
      it(`leave no sentence in English: ${field}, Flink ${flink}`, async () => {
        const markdown = await hover(ORDER, `${field};`.slice(field.lastIndexOf(' ') + 1), false, chinese, flink);
        assert.notEqual(markdown, '');
        assert.doesNotMatch(prose(markdown), /[a-z]{2,} [a-z]+ [a-z]{2,}/);
      });
    }
  }
});
