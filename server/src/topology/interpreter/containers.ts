/**
 * What lists, maps, optionals, arrays and tuples hold, as far as code is seen to put it there: streams go through them on their
 * way from one operator to the next.
 */
import type { CallExpression, Expression } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import { filled, isFilled } from './filled-objects';
import { alternativesOf, oneOf } from './join-values';
import type { Reader } from './reader';
import type { Run } from './run';
import { unknown } from './unknown-value';
import type { CallValue, LambdaValue, ReferenceValue, Value } from './value';

export interface Content {
  readonly elements: readonly Value[];
  /** The keys of a map; null for all others. */
  readonly keys: readonly Value[] | null;
  /** False where some may be missing, or be there several times: a loop adds them, or a choice. */
  readonly exact: boolean;
}

const MAKERS =
  /^(?:java\.util\.(?:List|Set|Map|Arrays|Collections|Optional|stream\.Stream)|com\.google\.common\.collect\.Immutable(?:List|Set|Map)|org\.apache\.flink\.api\.java\.tuple\.Tuple\d+)\.(?:of|ofNullable|asList|singleton|singletonList|singletonMap)$/;
const COLLECTION = /^java\.util\.(?:\w*(?:List|Map|Set|Deque|Queue|Vector))$/;
const TUPLE = /^org\.apache\.flink\.api\.java\.tuple\.Tuple\d+$/;
/** Tells something about a container without giving any of its elements. */
const ASKS = /^(?:size|isEmpty|isPresent|contains(?:Key)?|indexOf|keySet|hashCode|equals|toString|count)$/;
/** The same elements in another form. */
const SAME =
  /^(?:values|stream|parallelStream|iterator|collect|toList|toArray|sorted|distinct|unmodifiableList|asList|copyOf)$/;
const ADDS = /^(?:add|addLast|addFirst|offer|offerLast|offerFirst|push)$/;
const NO_ELEMENTS: Content = { elements: [], keys: null, exact: true };

/** What a value holds; null where it is no container, or where anything may have been done to it. */
export function contentOf(value: Value, reader: Reader): Content | null {
  return isFilled(value)
    ? contentTold(filled(value, reader.run.store), reader, contentTold)
    : contentTold(value, reader, contentOf);
}

/** @param before what a call is made on holds */
function contentTold(value: Value, reader: Reader, before: typeof contentOf = contentTold): Content | null {
  switch (value.kind) {
    case 'choice': {
      const all = value.values.map((one) => before(one, reader));
      const contents = all.filter((content) => content !== null);
      return contents.length === all.length ? joined(contents) : null;
    }
    case 'object':
      if (TUPLE.test(value.type.name)) {
        return { elements: value.arguments, keys: null, exact: true };
      }
      return COLLECTION.test(value.type.name) && value.body === null ? copied(value.arguments, reader) : null;
    case 'call':
      return value.receiver ? afterCall(value, before(value.receiver, reader), reader) : ofMaker(value);
    default:
      return null;
  }
}

/** `new ArrayList<>()`, `new ArrayList<>(10)`, `new ArrayList<>(others)`. */
function copied([first]: readonly Value[], reader: Reader): Content | null {
  return first === undefined || first.kind === 'constant' ? NO_ELEMENTS : contentOf(first, reader);
}

function ofMaker({ owner, method, arguments: given }: CallValue): Content | null {
  if (!MAKERS.test(`${owner}.${method}`)) {
    return null;
  }
  if (owner?.endsWith('Map')) {
    return {
      keys: given.filter((_, i) => i % 2 === 0),
      elements: given.filter((_, i) => i % 2 === 1),
      exact: true,
    };
  }
  return { elements: given, keys: null, exact: true };
}

function afterCall({ method, arguments: given }: CallValue, before: Content | null, reader: Reader): Content | null {
  const [first, second] = given;
  if (!before) {
    return null;
  }
  if (SAME.test(method)) {
    return { ...before, keys: null };
  }
  if (ADDS.test(method) && first && given.length === 1) {
    const isFirst = /First$|^push$/.test(method);
    return { ...before, elements: isFirst ? [first, ...before.elements] : [...before.elements, first] };
  }
  if (/^put(?:IfAbsent)?$/.test(method) && first && second) {
    return { ...before, keys: [...(before.keys ?? []), first], elements: [...before.elements, second] };
  }
  if (/^(?:add|put)All$/.test(method) && first) {
    const more = contentOf(first, reader);
    return (
      more && {
        elements: [...before.elements, ...more.elements],
        keys: before.keys || more.keys ? [...(before.keys ?? []), ...(more.keys ?? [])] : null,
        exact: before.exact && more.exact,
      }
    );
  }
  return null;
}

function joined(contents: readonly Content[]): Content {
  const elements = [...new Set(contents.flatMap((content) => content.elements))];
  return { elements, keys: null, exact: false };
}

/** True for a call that hands nothing on: what it puts into a container, `contentOf` finds again. */
export function isKept(owner: string | null, receiver: Value | null, method: string): boolean {
  if (owner !== null) {
    return MAKERS.test(`${owner}.${method}`);
  }
  return SAME.test(method) || ASKS.test(method) || puts(receiver, method);
}

/** True for a call that puts something into a container: what it gives is none of its elements. */
export function puts(receiver: Value | null, method: string): boolean {
  return receiver !== null && isFilled(receiver) && /^(?:add|put|offer|push)/.test(method);
}

/** The element with a key or an index; one of all where it cannot be told which. */
export function elementAt(content: Content | null, wanted: Value): Value | null {
  const { elements, keys, exact } = content ?? NO_ELEMENTS;
  if (wanted.kind === 'constant' && exact) {
    if (!keys) {
      return typeof wanted.value === 'bigint' ? (elements[Number(wanted.value)] ?? null) : null;
    }
    const last = keys.findLastIndex((key) => key.kind === 'constant' && key.value === wanted.value);
    if (keys.every((key) => key.kind === 'constant')) {
      return elements[last] ?? { kind: 'null' };
    }
  }
  return oneOf(elements);
}

/** `new DataStream[] {a, b}`. */
export function arrayOf(values: readonly Value[], type: JavaType, expression: Expression, run: Run): CallValue {
  const { range } = expression;
  const made = { owner: 'java.util.Arrays', receiver: null, method: 'asList', arguments: values, type };
  return { kind: 'call', ...made, place: run.place(range), within: run.frame.body, expression };
}

export class Containers {
  constructor(private readonly reader: Reader) {}

  /** What a call on a container with this content gives, and does with what it holds; null for all other calls. */
  call(content: Content, receiver: Value, call: CallExpression, values: readonly Value[]): Value | null {
    const [first] = values;
    const [only] = content.elements;
    switch (call.name) {
      case 'get':
      case 'getOrDefault':
        return first ? elementAt(content, first) : (only ?? null);
      case 'orElse':
      case 'orElseGet':
      case 'orElseThrow':
        return content.exact ? (only ?? null) : null;
      case 'getFirst':
      case 'peekFirst':
      case 'peek':
        return content.exact ? (only ?? null) : oneOf(content.elements);
      case 'next':
      case 'findFirst':
      case 'findAny': {
        const one = oneOf(content.elements);
        return one && call.name === 'next' ? one : one && this.holding(one, receiver, call);
      }
      case 'forEach':
      case 'ifPresent':
      case 'map':
      case 'reduce':
        return this.withEach(content, receiver, call, values);
      default:
        return null;
    }
  }

  /** Code that runs for each element: any number of times, as in a loop. */
  private withEach(content: Content, receiver: Value, call: CallExpression, values: readonly Value[]): Value | null {
    const { run } = this.reader;
    const called = values.at(-1);
    const one = oneOf(content.elements);
    if (!one || (called?.kind !== 'lambda' && called?.kind !== 'reference')) {
      return null;
    }
    const key = content.keys && (oneOf(content.keys) ?? unknown());
    const isOne = content.exact && content.elements.length === 1 && call.name !== 'reduce';
    let result: Value = one;
    const follow = () => {
      result = this.apply(called, call.name === 'reduce' ? [one, one] : key ? [key, one] : [one], call);
    };
    if (isOne) {
      follow();
    } else {
      run.repeat(follow);
    }
    if (call.name === 'reduce') {
      const reduced = oneOf([...alternativesOf(one), result]) ?? result;
      return values.length === 1 ? this.holding(reduced, receiver, call) : reduced;
    }
    return this.holding(result, receiver, call);
  }

  private apply(called: LambdaValue | ReferenceValue, values: readonly Value[], call: CallExpression): Value {
    return this.reader.apply(called, values, call.range);
  }

  /** A container of one element, which stands for many where the code that made it ran for each. */
  private holding(element: Value, receiver: Value, call: CallExpression): CallValue {
    const type = 'type' in receiver ? receiver.type : ({ kind: 'unknown', text: '', why: 'inferred' } as const);
    return arrayOf([element], type, call, this.reader.run);
  }
}
