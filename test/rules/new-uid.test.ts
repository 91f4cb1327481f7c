import assert from 'node:assert/strict';
import { FixGate } from '../../server/src/analysis/offered-fixes';
import { sayInEnglish } from '../../server/src/base/message';
import { quickFixesAt } from '../../server/src/ide/quick-fixes';
import { applyTo, checkFix, openFixture } from '../fixture/check';
import { parseFixture } from '../fixture/fixture';
import { counted, counter, revisions } from './revisions';

const job = (uid: string, members = '') => `package shop;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
public class Job {
    ${members}
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSequence(1, 9).uid("numbers-source-v1").map(String::valueOf).uid(${uid}).print().uid("text-sink-v1");
        env.execute();
    }
}
`;

/** The titles at a text, and the files after the first fix that gives a new uid. */
async function renewed(files: Record<string, string>, at: string) {
  const fixture = parseFixture(
    Object.entries(files)
      .map(([name, text]) => `//- src/main/java/${name}\n${text}`)
      .join('\n'),
  );
  const workspace = await openFixture(fixture);
  const file = workspace.checkedFiles.find(({ text }) => text.includes(at));
  assert.ok(file);
  const position = file.lines.positionAt(file.text.indexOf(at));
  const fixes = await quickFixesAt(workspace, file, { start: position, end: position }, new FixGate(workspace));
  const fix = fixes.find(({ title }) => sayInEnglish(title).includes('a new uid'));
  return {
    title: fix ? sayInEnglish(fix.title) : null,
    files: fix ? applyTo(fixture.files, fix.edits) : fixture.files,
  };
}

const textOf = (files: ReadonlyMap<string, string>, name: string) =>
  [...files].find(([path]) => path.endsWith(name))?.[1] ?? '';

describe('a new uid for an operator whose state is dropped', () => {
  it('is the next version of a literal', async () => {
    const { title, files } = await renewed({ 'shop/Job.java': job('"text-map-v1"') }, 'text-map-v1');
    assert.equal(title, 'Give this operator a new uid ("text-map-v2"): its state is dropped');
    assert.match(textOf(files, 'Job.java'), /uid\("text-map-v2"\)/);
  });

  it('is written in the constant that names this operator alone', async () => {
    const uids = 'package shop;\nfinal class Uids {\n    static final String MAP = "text-map";\n}\n';
    const { title, files } = await renewed({ 'shop/Job.java': job('Uids.MAP'), 'shop/Uids.java': uids }, 'Uids.MAP)');
    assert.equal(title, 'Give this operator a new uid ("text-map-v2"): its state is dropped');
    assert.match(textOf(files, 'Uids.java'), /MAP = "text-map-v2";/);
    assert.match(textOf(files, 'Job.java'), /uid\(Uids\.MAP\)/);
  });

  it('leaves a constant alone that something else reads, too', async () => {
    const members = 'static final String MAP = "text-map"; static final String METRIC = MAP + ".count";';
    const { files } = await renewed({ 'shop/Job.java': job('MAP', members) }, 'MAP).print');
    assert.match(textOf(files, 'Job.java'), /MAP = "text-map"; .*[\s\S]*uid\("text-map-v2"\)/);
  });

  it('goes behind a uid that is computed', async () => {
    const { title, files } = await renewed({ 'shop/Job.java': job('Job.class.getSimpleName()') }, 'Job.class');
    assert.equal(title, 'Give this operator a new uid (Job.class.getSimpleName() + "-v2"): its state is dropped');
    assert.match(textOf(files, 'Job.java'), /uid\(Job\.class\.getSimpleName\(\) \+ "-v2"\)/);
  });

  it('goes into the last part of one that is put together', async () => {
    const { files } = await renewed({ 'shop/Job.java': job('args[0] + "-map-v2"') }, 'args[0]');
    assert.match(textOf(files, 'Job.java'), /uid\(args\[0\] \+ "-map-v3"\)/);
  });

  it('is not offered where other operators get theirs at the same place', async () => {
    const shared = job('"a"').replace(
      'env.fromSequence(1, 9)',
      'name(env.fromSequence(1, 3), "x"); name(env.fromSequence(4, 6), "y");\n        env.fromSequence(1, 9)',
    );
    const members =
      'static void name(SingleOutputStreamOperator<Long> numbers, String uid) { numbers.map(n -> n + 1).uid(uid).print().uid(uid + "-sink"); }';
    const text = shared.replace('public static void main', `${members}\n    public static void main`);
    assert.equal((await renewed({ 'shop/Job.java': text }, 'uid).print')).title, null);
  });

  it('tells of operators without a uid that take their ids from this one', async () => {
    const text = job('"text-map-v1"').replace(
      '.print().uid("text-sink-v1")',
      '.filter(x -> true).print().uid("text-sink-v1")',
    );
    assert.equal(
      (await renewed({ 'shop/Job.java': text }, 'text-map-v1')).title,
      'Give this operator a new uid ("text-map-v2"): its state is dropped, and that of operators without a uid behind it',
    );
    assert.equal(
      (await renewed({ 'shop/Job.java': text }, 'numbers-source-v1')).title,
      'Give this operator a new uid ("numbers-source-v2"): its state is dropped',
      'the uid of the map stands between',
    );
  });

  it('is offered where the restore fails on state that cannot be read', () =>
    checkFix(
      revisions(counted('count-process-v1'), counted('count-process-v1', counter('count', 'Integer'))),
      'Give this operator a new uid ("count-process-v2"): its state is dropped',
      `//- src/main/java/Job.java\n${counted('count-process-v2', counter('count', 'Integer'))}`,
      { only: ['state-incompatible'] },
    ));
});
