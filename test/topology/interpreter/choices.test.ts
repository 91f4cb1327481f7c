import assert from 'node:assert/strict';
import { areExclusive } from '../../../server/src/topology/flow-path';
import { job, operators, program } from './follow';

/** Whether no run passes the first two operators after `in`. */
async function exclusive(code: string, members = ''): Promise<boolean> {
  const { transformations } = await program(job(code, members));
  const [, first, second] = transformations;
  assert.ok(first && second);
  return areExclusive(first.path, second.path);
}

describe('choices', () => {
  it('takes both arms, which no run passes both', async () => {
    assert.equal(await exclusive('if (args.length > 0) { in.map(x -> x); } else { in.filter(x -> true); }'), true);
  });

  it('joins what the arms leave in a variable', async () => {
    const code =
      'DataStream<String> s; if (args.length > 0) { s = in.map(x -> x); } else { s = in.filter(x -> true); } s.print();';
    const { transformations } = await program(job(code));
    assert.deepEqual(transformations.at(-1)?.inputs, [[2, 3]]);
  });

  it('takes one arm where the condition is known', async () => {
    const members = 'static final boolean DEBUG = false;';
    assert.deepEqual(await operators(job('if (DEBUG) { in.print(); } else { in.map(x -> x); }', members)), ['map']);
  });

  it('knows that a condition and its opposite exclude each other', async () => {
    assert.equal(
      await exclusive('boolean a = args.length > 0; if (a) { in.map(x -> x); } if (!a) { in.filter(x -> true); }'),
      true,
    );
  });

  it('takes two unrelated conditions for what may both happen', async () => {
    const code = 'if (args.length > 0) { in.map(x -> x); } if (args[0].isEmpty()) { in.filter(x -> true); }';
    assert.equal(await exclusive(code), false);
  });

  it('does not go on after an early return', async () => {
    const members =
      'static void add(DataStream<String> s, boolean a) { if (a) { s.map(x -> x); return; } s.filter(x -> true); }';
    assert.equal(await exclusive('add(in, args.length > 0);', members), true);
  });

  it('does not know a uid that depends on a choice', async () => {
    assert.deepEqual(await operators(job('in.map(x -> x).uid(args.length > 0 ? "a" : "b");')), ['map ?']);
  });

  it('does not know whether a uid is set that one arm sets', async () => {
    const code = 'SingleOutputStreamOperator<String> s = in.map(x -> x); if (args.length > 0) { s.uid("a"); }';
    assert.deepEqual(await operators(job(code)), ['map ?']);
  });

  it('takes the cases of a switch for alternatives', async () => {
    assert.equal(
      await exclusive('switch (args[0]) { case "a": in.map(x -> x); break; default: in.filter(x -> true); }'),
      true,
    );
  });

  it('takes the body of a loop for any number of operators, whose uid is not known', async () => {
    assert.deepEqual(await operators(job('for (String a : List.of("x", "y")) { in.map(x -> x).uid(a); }')), ['map* ?']);
  });

  it('feeds a loop back what a round leaves', async () => {
    const { transformations } = await program(
      job('DataStream<String> s = in; for (String a : args) { s = s.map(x -> x); }'),
    );
    assert.deepEqual(transformations[1]?.inputs, [[1, 2]]);
  });

  it('has what stands in a try and in its catch', async () => {
    assert.deepEqual(await operators(job('try { in.map(x -> x); } catch (Exception e) { in.print(); }')), [
      'map',
      'print',
    ]);
  });
});
