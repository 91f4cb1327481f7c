import assert from 'node:assert/strict';
import { TextLines } from '../../../server/src/base/text-lines';
import type { ElementType } from '../../../server/src/topology/element-types/element-types';
import { showType } from '../../../server/src/typeinfo/show-type';
import { testParser } from '../../typeinfo/java-pool';
import { JavaFiles, typedPrograms } from './program-types';

const HEAD = `package shop;
import java.util.*;
import org.apache.flink.api.common.functions.*;
import org.apache.flink.api.common.typeinfo.*;
import org.apache.flink.api.java.tuple.*;
import org.apache.flink.streaming.api.datastream.*;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
public class Job {
  static class Sum implements AggregateFunction<String, Tuple2<String, Long>, Long> {
    public Tuple2<String, Long> createAccumulator() { return null; }
    public Tuple2<String, Long> add(String s, Tuple2<String, Long> sum) { return sum; }
    public Long getResult(Tuple2<String, Long> sum) { return sum.f1; }
    public Tuple2<String, Long> merge(Tuple2<String, Long> a, Tuple2<String, Long> b) { return a; }
  }
  static class Same<T> extends RichMapFunction<T, T> { public T map(T t) { return t; } }
  static class Foreign extends other.BaseFunction<String, Long> { }
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    DataStream<String> lines = env.fromCollection(List.of("a"));
`;

describe('what is known of the types in a job', () => {
  it('is what Flink throws, by the first call that asks for a missing type', async () => {
    const [, map, filter, second] = await typesOf(`
      DataStream<Tuple2<String, Integer>> pairs = lines.map(s -> Tuple2.of(s, 1));
      pairs.filter(t -> true);
      pairs.rebalance();`);
    const missing = /^The return type of function 'main\(Job\.java:\d+\)' could not be determined automatically/;
    assert.equal(map?.output?.kind, 'error');
    assert.equal(map?.thrown, null);
    assert.match(filter?.thrown?.reasons.at(-1)?.message ?? '', missing);
    assert.match(filter?.thrown?.reasons[0]?.message ?? '', /^The generic type parameters of 'Tuple2' are missing/);
    assert.equal(second?.output?.kind, 'unknown', 'the job ended before');
  });

  it('names the line of the call whose type is missing', async () => {
    const [text, types] = await typed(
      'lines\n        .filter(s -> true)\n        .map(s -> List.of(s))\n        .print();',
    );
    const line = new TextLines(text).positionAt(text.indexOf('.map(s')).line + 1;
    const message = types.find(({ thrown }) => thrown)?.thrown?.reasons.at(-1)?.message ?? '';
    assert.ok(message.includes(`'main(Job.java:${line})'`), message);
  });

  it('says where a type comes from when it is handed on', async () => {
    const [source, map, filter, told] = await typesOf(`
      lines.map(s -> s.length()).filter(n -> n > 0).map(n -> n).returns(Types.INT);`);
    assert.deepEqual(
      [source, map, filter, told].map((each) => [each?.origin, each?.told]),
      [
        [1, false],
        [2, false],
        [2, false],
        [4, true],
      ],
    );
  });

  it('tells the accumulator of an aggregate', async () => {
    const types = await typesOf('lines.keyBy(s -> s).countWindow(3).aggregate(new Sum());');
    const { output, accumulator, key } = types[types.length - 1] as ElementType;
    assert.deepEqual([output, accumulator, key].map(shown), ['Long', 'Tuple(String, Long)', 'String']);
  });

  it('is unknown where a class is not known, and what comes of it too', async () => {
    const types = await typesOf('lines.map(new Foreign()).map(new Same<>()).keyBy(n -> n);');
    assert.deepEqual(
      types.map(({ output }) => output?.kind),
      ['basic', 'unknown', 'unknown', 'unknown'],
    );
    assert.match(types[1]?.output?.reasons[0]?.message ?? '', /other\.BaseFunction/);
    assert.ok(types.every(({ thrown }) => thrown === null));
  });

  it('is unknown where nothing shows which function it is', async () => {
    const types = await typesOf(
      'lines.map(functionOf(args));',
      'static <T> MapFunction<String, T> functionOf(String[] a) { return other.Functions.of(a); }',
    );
    assert.equal(types[1]?.output?.kind, 'unknown');
  });

  it('is unknown where other code may say a missing type', async () => {
    const types = await typesOf('other.Streams.describe(lines.map(s -> List.of(s)));');
    assert.equal(types[1]?.output?.kind, 'unknown');
  });

  it('takes a class for a key that Lombok gives a hashCode', async () => {
    const members =
      '@lombok.Data public static class Id { private String text; }\n public static class Plain { public String text; }';
    const types = await typesOf('lines.keyBy(s -> new Id()); lines.keyBy(s -> new Plain());', members);
    assert.deepEqual(
      [types[1]?.key, types[2]?.key].map((key) => key?.kind),
      ['pojo', undefined],
    );
    assert.match(types[2]?.thrown?.reasons[0]?.message ?? '', /^Type PojoType<shop\.Job\$Plain.*cannot be used as key/);
  });

  it('is one type where both ways of a choice give it, else unknown', async () => {
    const [, , , same, , , other] = await typesOf(`
      DataStream<?> one = args.length > 0 ? lines.map(s -> 1) : lines.map(s -> 2);
      one.rebalance();
      DataStream<?> two = args.length > 0 ? lines.map(s -> 1) : lines.map(s -> "");
      two.rebalance();`);
    assert.equal(shown(same?.output ?? null), 'Integer');
    assert.equal(other?.output?.kind, 'unknown');
  });
});

async function typesOf(statements: string, members = ''): Promise<readonly ElementType[]> {
  const [, types] = await typed(statements, members);
  return types;
}

async function typed(statements: string, members = ''): Promise<[string, readonly ElementType[]]> {
  const text = `${HEAD}${statements}\n  }\n${members}\n}\n`;
  const texts = new Map([['shop/Job.java', text]]);
  const { programs } = typedPrograms(texts, [...texts.keys()], '1.20', new JavaFiles(await testParser()));
  const main = programs.find(({ program }) => program.entry === 'shop.Job#main');
  return [text, main?.typed.map(({ type }) => type) ?? []];
}

function shown(info: ElementType['output']): string {
  return info ? showType(info) : 'none';
}
