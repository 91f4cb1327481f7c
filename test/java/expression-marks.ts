/** Java with marks in it: `e /*: String *\/` the type of `e`, `x -> e /*= String *\/` what the lambda's method returns. */
import assert from 'node:assert/strict';
import { TextLines } from '../../server/src/base/text-lines';
import { type CompilationUnit, type Expression, walk } from '../../server/src/java/ast';
import { SourceClassPool } from '../../server/src/java/build-classes';
import type { JavaType } from '../../server/src/java/class-model';
import { ExpressionTypes } from '../../server/src/java/expression-types/expression-types';
import { erasure } from '../../server/src/java/expression-types/types';
import { LibraryClasses } from '../../server/src/java/library/library-classes';
import { readCompilationUnit } from '../../server/src/java/read-source';
import { scanSource } from '../../server/src/java/source-scan';
import { type SourceFile, SourceIndex, SourceSet } from '../../server/src/java/source-set';
import type { JavaParser } from '../../server/src/syntax/java-parser';

const IMPORTS = [
  'java.io.*',
  'java.math.*',
  'java.time.*',
  'java.util.*',
  'java.util.concurrent.*',
  'java.util.function.*',
  'java.util.function.Function',
  'java.util.regex.*',
  'java.util.stream.Collectors',
  'java.util.stream.IntStream',
  'java.util.stream.Stream',
  'org.apache.flink.api.common.eventtime.*',
  'org.apache.flink.api.common.functions.*',
  'org.apache.flink.api.common.state.*',
  'org.apache.flink.api.common.typeinfo.*',
  'org.apache.flink.api.java.functions.KeySelector',
  'org.apache.flink.api.java.tuple.*',
  'org.apache.flink.configuration.Configuration',
  'org.apache.flink.streaming.api.datastream.*',
  'org.apache.flink.streaming.api.environment.StreamExecutionEnvironment',
  'org.apache.flink.streaming.api.functions.*',
  'org.apache.flink.streaming.api.functions.co.*',
  'org.apache.flink.streaming.api.functions.windowing.*',
  'org.apache.flink.streaming.api.windowing.windows.*',
  'org.apache.flink.types.*',
  'org.apache.flink.util.*',
];

const EXPRESSIONS: ReadonlySet<string> = new Set(
  (
    'literal name this super field call new lambda method-reference class-literal binary unary assignment conditional ' +
    'cast instanceof new-array array-values element switch'
  ).split(' '),
);

/** What the snippets talk about. */
export const SHOP = `
  public static class Order {
    public String id; public int amount; public long time; protected double price; public List<Line> lines;
    public Order() {}
    public Order(String id, int amount) { this.id = id; this.amount = amount; }
    public String getId() { return id; }
    public int getAmount() { return amount; }
    public Long getTime() { return time; }
    public List<Line> getLines() { return lines; }
    public Status getStatus() { return Status.OPEN; }
    public Optional<Customer> getCustomer() { return Optional.empty(); }
    public Map<String, Integer> getCounts() { return null; }
    public static Order parse(String text) { return new Order(text, 1); }
    public static boolean isLarge(Order order) { return order.amount > 10; }
  }
  public static class RushOrder extends Order { public Duration within; }
  public static class GiftOrder extends Order { public String greeting; }
  public static class Line { public String sku; public int count; public String getSku() { return sku; } public int getCount() { return count; } }
  public enum Status { OPEN, DONE }
  public record Customer(String name, Integer age) {}
  public static class Box<T extends Comparable<T>> {
    public T value;
    public Box(T value) { this.value = value; }
    public T get() { return value; }
    public <R extends Comparable<R>> Box<R> map(Function<? super T, ? extends R> f) { return new Box<>(f.apply(value)); }
    public static <A extends Comparable<A>> Box<A> of(A value) { return new Box<>(value); }
  }
`;

export function javaFile(snippet: string, shop = SHOP): string {
  return `package shop;\n${IMPORTS.map((name) => `import ${name};`).join('\n')}\npublic class Job {\n${shop}\n${snippet}\n}\n`;
}

export interface Mark {
  readonly line: number;
  readonly text: string;
  readonly expected: string;
  readonly found: string;
}

interface ReadFile {
  readonly unit: CompilationUnit;
  readonly types: ExpressionTypes;
}

/** The only file of a project without class path. */
function readFile(text: string, parser: JavaParser, flinkLine: string): ReadFile {
  const unit = readCompilationUnit(parser.parse(text));
  const scan = scanSource(text);
  const file: SourceFile = { path: 'shop/Job.java', project: '', test: false, scan, unit: () => unit };
  const library = new LibraryClasses(flinkLine);
  const pool = new SourceClassPool(new SourceSet(new SourceIndex([file]), ''), undefined, library);
  return { unit, types: new ExpressionTypes(pool, library) };
}

/** The erasures of what the lambdas of a file return, with their lines, from 1; null for what is not known. */
export function erasedReturns(
  text: string,
  parser: JavaParser,
  flinkLine: string,
): { line: number; type: string | null }[] {
  const { unit, types } = readFile(text, parser, flinkLine);
  const found: { line: number; type: string | null }[] = [];
  walk(unit.types, (node) => {
    if (node.kind === 'lambda') {
      const type = erasure(types.lambdaReturn(node, unit));
      found.push({ line: node.range.start.line + 1, type: typeName(type) });
    }
    return true;
  });
  return found;
}

/** As `javap` writes it. */
function typeName(type: JavaType): string | null {
  switch (type.kind) {
    case 'array': {
      const element = typeName(type.element);
      return element && `${element}[]`;
    }
    case 'class':
    case 'primitive':
      return type.name;
    default:
      return null;
  }
}

/** The marks of a file with what is found there. */
export function marksOf(text: string, parser: JavaParser, flinkLine = '1.20'): Mark[] {
  const { unit, types } = readFile(text, parser, flinkLine);
  const lines = new TextLines(text);
  const expressions: { node: Expression; start: number; end: number }[] = [];
  walk(unit.types, (node) => {
    if ('range' in node && EXPRESSIONS.has(node.kind)) {
      const [start, end] = [lines.offsetAt(node.range.start), lines.offsetAt(node.range.end)];
      expressions.push({ node: node as Expression, start, end });
    }
    return true;
  });
  return [...text.matchAll(/\/\*([:=])\s*(.*?)\s*\*\//g)].map((match) => {
    const before = text.slice(0, match.index).replace(/(\s|\/\*[:=].*?\*\/)+$/, '');
    let end = before.length;
    let ending = expressions.filter((each) => each.end === end && each.node.kind !== 'assignment');
    const inParentheses = ending.length === 0;
    if (inParentheses) {
      end = before.slice(0, -1).trimEnd().length;
      ending = expressions.filter((each) => each.end === end);
    }
    ending.sort((a, b) => b.start - a.start);
    const isFunction = ({ node }: { node: Expression }) => node.kind === 'lambda' || node.kind === 'method-reference';
    const chosen = match[1] === '=' ? ending.find(isFunction) : inParentheses ? ending[ending.length - 1] : ending[0];
    assert.ok(chosen, `nothing ends before ${match[0]}`);
    const { node } = chosen;
    const found =
      match[1] === '='
        ? types.lambdaReturn(node as Extract<Expression, { kind: 'lambda' }>, unit)
        : types.typeOf(node, unit);
    return {
      line: node.range.start.line,
      text: text.slice(chosen.start, chosen.end),
      expected: match[2] ?? '',
      found: showType(found),
    };
  });
}

/** Checks the marks of members of a class `Job`. */
export function checkMarks(snippet: string, parser: JavaParser): number {
  const marks = marksOf(javaFile(snippet), parser);
  assert.deepEqual(
    marks.map(({ text, found }) => `${text} is ${found}`),
    marks.map(({ text, expected }) => `${text} is ${expected}`),
  );
  assert.ok(marks.length > 0, 'there are no marks');
  return marks.length;
}

/** `Map<String, Order>` with simple names; `unknown` for what is not known. */
export function showType(type: JavaType): string {
  switch (type.kind) {
    case 'class': {
      const name = type.name.slice(Math.max(type.name.lastIndexOf('.'), type.name.lastIndexOf('$')) + 1);
      return type.arguments.length === 0 ? name : `${name}<${type.arguments.map(showType).join(', ')}>`;
    }
    case 'array':
      return `${showType(type.element)}[]`;
    case 'wildcard':
      return type.type && type.bound ? `? ${type.bound} ${showType(type.type)}` : '?';
    case 'primitive':
    case 'variable':
      return type.name;
    case 'unknown':
      return 'unknown';
  }
}

export { testParser } from '../typeinfo/java-pool';
