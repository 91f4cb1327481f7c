/** Calls of methods that are not the project's: the simple ones are worked out, of others only the result's type is known. */
import { streamClass } from '../../flink/stream-api';
import type { CallExpression, CompilationUnit, Expression, LambdaExpression } from '../../java/ast';
import { type ClassPool, canonicalName, type JavaType, simpleName } from '../../java/class-model';
import { constant, textOf } from './constant-folding';
import { Containers, contentOf, isKept } from './containers';
import { timeToLiveKey } from './field-keys';
import { fill, isRead } from './filled-objects';
import type { Reader } from './reader';
import { unknown } from './unknown-value';
import type { CallValue, ConstantValue, Value } from './value';

/** What `ExpressionTypes` knows. */
export interface StaticTypes {
  typeOf(expression: Expression, unit: CompilationUnit): JavaType;
  lambdaParameters(lambda: LambdaExpression, unit: CompilationUnit): readonly JavaType[];
}

export class LibraryCalls {
  private readonly containers: Containers;

  constructor(
    private readonly reader: Reader,
    private readonly classes: ClassPool,
    private readonly expressions: StaticTypes,
  ) {
    this.containers = new Containers(reader);
  }

  /**
   * @param owner the class of a static method; null for a method of `receiver`
   * @param receiver null also where nothing is known of what is called
   */
  call(owner: string | null, receiver: Value | null, call: CallExpression, values: readonly Value[]): Value {
    const self = call.target === null ? this.reader.run.frame.body.self : null;
    const folded = fold(owner, receiver ?? self, call.name, values);
    if (folded) {
      return folded;
    }
    const opened = owner === FUNCTION_UTILS ? this.openInner(call, values) : null;
    if (opened) {
      return opened;
    }
    const inside = receiver && this.containers.call(receiver, call, values);
    if (inside) {
      return inside;
    }
    const { reader } = this;
    const { run } = reader;
    const className =
      owner ?? (receiver && 'type' in receiver && receiver.type.kind === 'class' ? receiver.type.name : null);
    const flinks =
      className?.startsWith('org.apache.flink.') === true ||
      ownerOfChain(receiver)?.startsWith('org.apache.flink.') === true;
    run.observed?.call({ call, className, receiver, arguments: values, body: run.frame.body });
    const key = call.name === 'enableTimeToLive' && receiver ? timeToLiveKey(receiver) : null;
    if (key && values[0]) {
      run.store.fields.set(key, values[0]);
    }
    const kept = isKept(owner, receiver, call.name);
    if (receiver && !kept && !isRead(call.name) && contentOf(receiver, reader)) {
      reader.handOn(receiver); // it may do anything with what it holds
    }
    for (const value of kept ? [] : values) {
      if (!flinks || value.kind === 'environment') {
        reader.handOn(value);
      }
      // what gets a stream may add operators to it
      if (!flinks && value.kind === 'stream' && !className?.startsWith('java.')) {
        run.addGap(value.environment, 'unknown-call', run.place(call.range));
      }
    }
    const made: CallValue = {
      kind: 'call',
      owner,
      receiver,
      method: call.name,
      arguments: values,
      type: this.typeOf(className, call),
      place: run.place(call.range),
      within: run.frame.body,
      expression: call,
    };
    fill(made, run.store);
    const stream = made.type.kind === 'class' ? streamClass(made.type.name) : null;
    return stream ? reader.streamFrom(made, stream) : made;
  }

  /** `FunctionUtils.openFunction(inner, context)`: a function opens another one. */
  private openInner(call: CallExpression, [inner, ...given]: readonly Value[]): Value | null {
    const method = OPENING.get(call.name);
    return inner?.kind === 'object' && method ? this.reader.callMethod(inner, method, given, call) : null;
  }

  private typeOf(className: string | null, call: CallExpression): JavaType {
    const declared = this.resultOf(className, call);
    // a call that stands for a method reference is written nowhere
    const isWritten = call.nameRange !== call.range;
    return declared.kind === 'unknown' && isWritten
      ? this.expressions.typeOf(call, this.reader.run.frame.body.scope.unit)
      : declared;
  }

  private resultOf(className: string | null, call: CallExpression): JavaType {
    let name = className;
    for (let depth = 0; name !== null && depth < 20; depth++) {
      const model = this.classes.find(name);
      const [only, ...others] = (model?.methods ?? []).filter(
        (m) => m.name === call.name && m.parameters.length === call.arguments.length,
      );
      if (only && others.every((other) => JSON.stringify(other.returnType) === JSON.stringify(only.returnType))) {
        return only.returnType;
      }
      name = !only && model?.superclass?.kind === 'class' ? model.superclass.name : null;
    }
    return unknown().type;
  }
}

const FUNCTION_UTILS = 'org.apache.flink.api.common.functions.util.FunctionUtils';
/** What its methods call on the function that they are given. */
const OPENING: ReadonlyMap<string, string> = new Map([
  ['openFunction', 'open'],
  ['setFunctionRuntimeContext', 'setRuntimeContext'],
]);

/** The class that a chain of calls begins with: `KafkaSource` of `KafkaSource.builder().setTopics("a")`. */
export function ownerOfChain(value: Value | null): string | null {
  let at = value;
  while (at?.kind === 'call') {
    if (at.owner !== null) {
      return at.owner;
    }
    at = at.receiver;
  }
  return at?.kind === 'object' ? at.type.name : null;
}

/** What a method of the JDK gives on values that are known; null for all others. */
function fold(owner: string | null, receiver: Value | null, method: string, values: readonly Value[]): Value | null {
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
