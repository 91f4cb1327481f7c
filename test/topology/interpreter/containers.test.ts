import assert from 'node:assert/strict';
import { job, operators, program } from './follow';

const LIST = 'List<SingleOutputStreamOperator<String>> list = new ArrayList<>(); list.add(in.map(x -> x).uid("a"));';

describe('streams in containers', () => {
  it('are found again by their index and by their key', async () => {
    assert.deepEqual(await operators(job(`${LIST} list.get(0).print().uid("out");`)), ['map a', 'print out']);
    const map = 'Map<String, DataStream<String>> m = new HashMap<>(); m.put("a", in.map(x -> x)); m.put("b", in);';
    const { transformations } = await program(job(`${map} m.get("a").print(); m.get("b").print();`));
    const prints = transformations.filter(({ call }) => call === 'print');
    assert.deepEqual(
      prints.map(({ inputs }) => inputs),
      [[[2]], [[1]]],
    );
  });

  it('are any of them where the index is not known, and in a loop', async () => {
    const two = `${LIST} list.add(in.map(x -> x).uid("b"));`;
    const { transformations } = await program(job(`${two} list.get(args.length).print();`));
    assert.deepEqual(transformations.at(-1)?.inputs, [[2, 3]]);
    assert.deepEqual(await operators(job(`${two} for (DataStream<String> s : list) s.print();`)), [
      'map a',
      'map b',
      'print*',
    ]);
    assert.deepEqual(await operators(job(`${two} list.forEach(s -> s.print().uid("out"));`)), [
      'map a',
      'map b',
      'print* out',
    ]);
  });

  it('may get a uid from whoever gets the container', async () => {
    assert.deepEqual(
      await operators(
        job('List<SingleOutputStreamOperator<String>> l = List.of(in.map(x -> x)); l.get(0).uid("later");'),
      ),
      ['map later'],
    );
    assert.deepEqual(
      await operators(job('List<SingleOutputStreamOperator<String>> l = List.of(in.map(x -> x)); lib.Other.use(l);')),
      ['map ?'],
    );
  });

  it('may get a uid from code that goes through a map', async () => {
    const map = 'Map<String, SingleOutputStreamOperator<String>> m = new TreeMap<>(); m.put("a", in.map(x -> x));';
    assert.deepEqual(await operators(job(`${map} m.forEach((uid, s) -> s.uid(uid));`)), ['map a']);
    assert.deepEqual(
      await operators(
        job(
          `${map} for (Map.Entry<String, SingleOutputStreamOperator<String>> e : m.entrySet()) e.getValue().uid(e.getKey());`,
        ),
      ),
      ['map ?', 'opaque* ?'],
    );
  });

  it('are not told apart where a choice decides what is in it', async () => {
    const maybe = `${LIST} if (args.length > 0) list.add(in.filter(x -> true).uid("b"));`;
    assert.deepEqual(await operators(job(`${maybe} list.get(0).print().uid("out");`)), [
      'map a',
      'filter b',
      'print out',
    ]);
  });

  it('go through what a stream of the JDK does with each', async () => {
    assert.deepEqual(
      await operators(
        job(`${LIST} list.stream().map(s -> s.filter(x -> true).uid("f")).reduce((a, b) -> a).get().print();`),
      ),
      ['map a', 'filter f', 'print'],
    );
  });
});
