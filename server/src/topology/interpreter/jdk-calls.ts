/** Methods of the JDK that are worked out where all they are given is known: of strings, of boxed numbers, of classes. */
import { canonicalName, type JavaType, simpleName } from '../../java/class-model';
import { constant, textOf } from './constant-folding';
import type { ConstantValue, Value } from './value';

/** What a method of the JDK gives on values that are known; null for all others. */
export function fold(
  owner: string | null,
  receiver: Value | null,
  method: string,
  values: readonly Value[],
): Value | null {
  if (owner !== null) {
    return foldStatic(owner, method, values);
  }
  switch (receiver?.kind) {
    case 'constant':
      return foldOnConstant(receiver, method, values);
    case 'enum':
      return /^(name|toString)$/.test(method) && values.length === 0 ? constant(receiver.name) : null;
    case 'class':
      return foldOnClass(receiver.type, method);
    case 'object':
      // an anonymous class has a name of the compiler's
      return method === 'getClass' && receiver.exact && receiver.body === null
        ? { kind: 'class', type: receiver.type }
        : null;
    default:
      return null;
  }
}

function foldStatic(owner: string, method: string, values: readonly Value[]): Value | null {
  const [first] = values;
  switch (`${owner}.${method}`) {
    case 'java.lang.String.valueOf':
    case 'java.lang.Integer.toString':
    case 'java.lang.Long.toString':
    case 'java.lang.Boolean.toString': {
      const text = values.length === 1 && first ? textOf(first) : null;
      return text === null ? null : constant(text);
    }
    case 'java.lang.String.format':
      return format(values);
    case 'java.lang.String.join':
      return join(values);
    case 'java.lang.Integer.valueOf':
    case 'java.lang.Long.valueOf':
    case 'java.lang.Boolean.valueOf':
      return first?.kind === 'constant' && typeof first.value !== 'string' ? first : null;
    case 'java.lang.Boolean.parseBoolean':
      return first?.kind === 'constant' ? constant(String(first.value).toLowerCase() === 'true') : null;
    case 'java.lang.Integer.parseInt':
    case 'java.lang.Long.parseLong':
      return first?.kind === 'constant' && /^-?\d{1,18}$/.test(String(first.value))
        ? constant(BigInt(String(first.value)))
        : null;
    case 'java.util.Objects.requireNonNull':
      return first ?? null;
    default:
      return null;
  }
}

function foldOnClass(type: JavaType, method: string): ConstantValue | null {
  if (type.kind !== 'class') {
    return null;
  }
  switch (method) {
    case 'getSimpleName':
      return constant(simpleName(type.name));
    case 'getName':
    case 'getTypeName':
      return method === 'getName' || !type.name.includes('$') ? constant(type.name) : null;
    case 'getCanonicalName':
      return constant(canonicalName(type.name));
    default:
      return null;
  }
}

function foldOnConstant(receiver: ConstantValue, method: string, values: readonly Value[]): Value | null {
  const text = receiver.value;
  if (typeof text !== 'string' || receiver.isCharacter) {
    return null;
  }
  const args = values.map((value) => (value.kind === 'constant' ? value.value : undefined));
  const [a, b] = args;
  if (args.includes(undefined)) {
    return null;
  }
  switch (method) {
    case 'toLowerCase':
      return values.length === 0 ? constant(text.toLowerCase()) : null;
    case 'toUpperCase':
      return values.length === 0 ? constant(text.toUpperCase()) : null;
    case 'trim':
    case 'strip':
      return constant(text.trim());
    case 'toString':
    case 'intern':
      return receiver;
    case 'concat':
      return typeof a === 'string' ? constant(text + a) : null;
    case 'replace':
      return typeof a === 'string' && typeof b === 'string' ? constant(text.replaceAll(a, () => b)) : null;
    case 'substring': {
      const [from, to] = [Number(a), b === undefined ? text.length : Number(b)];
      return from >= 0 && from <= to && to <= text.length ? constant(text.substring(from, to)) : null;
    }
    case 'length':
      return constant(BigInt(text.length));
    case 'isEmpty':
      return constant(text === '');
    case 'equals':
      return values.length === 1 ? constant(text === a) : null;
    case 'equalsIgnoreCase':
      return typeof a === 'string' ? constant(text.toLowerCase() === a.toLowerCase()) : null;
    case 'startsWith':
      return typeof a === 'string' && values.length === 1 ? constant(text.startsWith(a)) : null;
    case 'endsWith':
      return typeof a === 'string' ? constant(text.endsWith(a)) : null;
    case 'contains':
      return typeof a === 'string' ? constant(text.includes(a)) : null;
    case 'formatted':
      return format([receiver, ...values]);
    default:
      return null;
  }
}

/** `String.format` with `%s` and `%d` without width or flags. */
function format([pattern, ...values]: readonly Value[]): ConstantValue | null {
  if (pattern?.kind !== 'constant' || typeof pattern.value !== 'string') {
    return null;
  }
  let next = 0;
  let known = true;
  const text = pattern.value.replace(/%(?:(\d+)\$)?([^%]|%)/g, (_, index: string | undefined, conversion: string) => {
    if (conversion === '%') {
      return '%';
    }
    if (conversion === 'n') {
      known = false;
      return '';
    }
    const value = values[index === undefined ? next++ : Number(index) - 1];
    const shown = value && (conversion === 's' ? textOf(value) : conversion === 'd' ? integerOf(value) : null);
    known &&= shown !== null && shown !== undefined;
    return shown ?? '';
  });
  return known ? constant(text) : null;
}

function integerOf(value: Value): string | null {
  return value.kind === 'constant' && typeof value.value === 'bigint' ? String(value.value) : null;
}

function join([separator, ...parts]: readonly Value[]): ConstantValue | null {
  const [between, ...texts] = [separator, ...parts].map((part) =>
    part?.kind === 'constant' && typeof part.value === 'string' ? part.value : null,
  );
  return between === null || between === undefined || texts.length === 0 || texts.includes(null)
    ? null
    : constant(texts.join(between));
}
