import assert from 'node:assert/strict';
import { buildWorkspace } from '../../server/src/analysis/build-workspace';
import { checkFile } from '../../server/src/analysis/check-file';
import { DEFAULT_SETTINGS } from '../../server/src/analysis/settings';
import type { Workspace } from '../../server/src/analysis/workspace';
import { notCancellable } from '../../server/src/base/cancellation';
import { javaParser } from '../fixture/java-parser';

const JOB = (type: string) => `
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
public class Job {
  static class Parse implements MapFunction<String, ${type}> { public ${type} map(String line) { return null; } }
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.fromData("a").map(new Parse()).print();
    env.execute();
  }
}`;

const FILES: Record<string, string> = {
  'Job.java': JOB('Order'),
  'Order.java': 'public class Order { public Item item; }',
  'Item.java': 'public class Item { public String name; }',
  'Other.java': 'public class Other { public String name; }',
};

/** The rules that find something in a file, after some edits one after the other. */
async function foundIn(file: string, ...edits: Record<string, string>[]): Promise<string[]> {
  const { parse } = await javaParser();
  let files = FILES;
  let workspace: Workspace | undefined;
  const settings = { ...DEFAULT_SETTINGS, flinkVersion: '1.20' };
  let found: string[] = [];
  for (const edit of [{}, ...edits]) {
    files = { ...files, ...edit };
    const java = new Map(Object.entries(files).map(([name, text]) => [`/shop/${name}`, text]));
    const texts = { java, builds: new Map(), configuration: new Map(), unread: [] };
    workspace = buildWorkspace('/shop', texts, settings, () => parse, workspace);
    const source = workspace.file(`/shop/${file}`);
    assert.ok(source);
    found = checkFile(workspace, source, notCancellable).map(({ rule }) => rule);
  }
  return found.filter((rule) => /pojo|kryo/.test(rule));
}

describe('the findings about types after an edit', () => {
  it('are those of the class as it is now', async () => {
    assert.deepEqual(await foundIn('Item.java'), []);
    assert.deepEqual(await foundIn('Item.java', { 'Item.java': 'public class Item { private String name; }' }), [
      'not-a-pojo',
    ]);
    assert.deepEqual(
      await foundIn('Item.java', { 'Item.java': 'class Item {}' }, { 'Item.java': FILES['Item.java'] as string }),
      [],
    );
  });

  it('follow the job: to another class, and away from it', async () => {
    const broken = { 'Item.java': 'class Item { public String name; }' };
    assert.deepEqual(await foundIn('Item.java', broken), ['not-a-pojo']);
    assert.deepEqual(await foundIn('Item.java', broken, { 'Job.java': JOB('Other') }), []);
    assert.deepEqual(await foundIn('Other.java', { 'Job.java': JOB('Other'), 'Other.java': 'class Other {}' }), [
      'not-a-pojo',
    ]);
  });

  it('stay where a file is edited that has no part in them', async () => {
    const broken = { 'Item.java': 'class Item { public String name; }' };
    assert.deepEqual(await foundIn('Item.java', broken, { 'Other.java': 'public class Other {}' }), ['not-a-pojo']);
  });
});
