import assert from 'node:assert/strict';
import { file, job, operators, program, programs } from './follow';

describe('code that cannot be followed', () => {
  it('does not know whether a library gives a uid to the stream it is handed', async () => {
    assert.deepEqual(await operators(job('SingleOutputStreamOperator<String> s = in.map(x -> x); lib.Other.use(s);')), [
      'map ?',
    ]);
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
});
