import assert from 'node:assert/strict';
import { entriesGivenUp } from '../../../server/src/analysis/entries-given-up';
import { file, followed, job, operators, program, programs } from './follow';

describe('code that cannot be followed', () => {
  it('does not know whether a library gives a uid to the stream it is handed', async () => {
    assert.deepEqual(await operators(job('SingleOutputStreamOperator<String> s = in.map(x -> x); lib.Other.use(s);')), [
      'map ?',
    ]);
  });

  it('gives back what was connected, each side for itself', async () => {
    const { transformations } = await program(
      job(
        'var both = in.connect(env.fromData(1)); both.getFirstInput().map(null); both.getSecondInput().filter(null);',
      ),
    );
    assert.deepEqual(
      transformations.map(({ call, inputs }) => [call, inputs]),
      [
        ['fromData', []],
        ['fromData', []],
        ['map', [[1]]],
        ['filter', [[2]]],
      ],
    );
  });

  it('gives back keyed sides keyed', async () => {
    const { transformations } = await program(
      job('in.keyBy(x -> x).connect(env.fromData(1)).getFirstInput().process(null);'),
    );
    assert.deepEqual(transformations.map(({ call, keyed }) => [call, keyed]).slice(-1), [['process', true]]);
  });

  it('says that a library may have added more', async () => {
    const { gaps } = await program(job('lib.Other.use(in);'));
    assert.deepEqual(
      gaps.map(({ why }) => why),
      ['unknown-call'],
    );
  });

  it('has no gap where Flink itself is handed a stream', async () => {
    const { gaps } = await program(job('in.union(env.fromData("b")).connect(in).map(null).uid("a");'));
    assert.deepEqual(gaps, []);
  });

  it('has no gap where a stream is only put into a list', async () => {
    const { gaps } = await program(job('List<DataStream<String>> all = new ArrayList<>(); all.add(in);'));
    assert.deepEqual(gaps, []);
  });

  it('takes the stream that a library makes for anything', async () => {
    assert.deepEqual(await operators(job('DataStream<String> s = lib.Other.more(in); s.print().uid("a");')), [
      'opaque ?',
      'print a',
    ]);
  });

  it('has a job for each execution', async () => {
    const found = await programs(job('in.print(); env.execute(); env.fromData("b").map(x -> x);'));
    assert.deepEqual(
      found.map(({ transformations }) => transformations.length),
      [2, 2],
    );
  });

  it('leaves open what a half-typed statement may do', async () => {
    assert.deepEqual(await operators(job('SingleOutputStreamOperator<String> s = in.map(x -> x); s.uid(;')), ['map ?']);
  });

  it('gives up calls that are too deep, and says so', async () => {
    const methods = Array.from({ length: 80 }, (_, i) => `static void m${i}(DataStream<String> s) { m${i + 1}(s); }`);
    const deep = file(`class Deep { ${methods.join('\n')} static void m80(DataStream<String> s) { s.map(x -> x); } }`);
    const { gaps } = await program(job('Deep.m0(in);'), deep);
    assert.ok(gaps.length > 0);
  });

  it('gives up code that takes too long, and says so', async () => {
    // each method calls the next twice
    const methods = Array.from(
      { length: 30 },
      (_, i) => `static void m${i}(DataStream<String> s) { m${i + 1}(s); m${i + 1}(s); }`,
    );
    const huge = file(`class Huge { ${methods.join('\n')} static void m30(DataStream<String> s) { } }`);
    const { gaps } = await program(job('Huge.m0(in);'), huge);
    assert.deepEqual(
      gaps.map(({ why }) => why),
      ['too-large'],
    );
  });

  it('finds the job of a main that runs much plain code before', async () => {
    const late = job('in.map(x -> x);').replace('throws Exception {', 'throws Exception { Plain.m0();');
    assert.deepEqual(await operators(late, plain(12)), ['map']);
  });

  it('finds the job of a method that no main calls behind much plain code', async () => {
    const service = job('in.map(x -> x);').replace('static void main(String[] args)', 'void run()');
    const { entries } = await followed(
      service.replace('throws Exception {', 'throws Exception { Plain.m0();'),
      plain(12),
    );
    assert.ok(entries.some(({ programs }) => programs.some(({ transformations }) => transformations.length === 2)));
  });

  it('names what it gave up before anything of a job was seen', async () => {
    const late = job('in.map(x -> x);').replace('throws Exception {', 'throws Exception { Plain.m0();');
    const { entries } = await followed(late, plain(30));
    const lost = entriesGivenUp(entries.filter(({ givenUp }) => givenUp));
    assert.deepEqual(lost?.why.args, [1, 'Job#main']);
  });
});

/** Methods that call the next twice, and have nothing of Flink. */
function plain(depth: number): string {
  const methods = Array.from({ length: depth }, (_, i) => `static void m${i}() { m${i + 1}(); m${i + 1}(); }`);
  return `class Plain { ${methods.join('\n')} static void m${depth}() { } }`;
}
