/** Calls of methods that are not the project's: the simple ones are worked out, of others only the result's type is known. */
import { streamClass } from '../../flink/stream-api';
import type { CallExpression, CompilationUnit, Expression, LambdaExpression } from '../../java/ast';
import type { ClassPool, JavaType } from '../../java/class-model';
import { Containers, contentOf, isKept, puts } from './containers';
import { timeToLiveKey } from './field-keys';
import { fill } from './filled-objects';
import { fold } from './jdk-calls';
import { isComposition } from './method-calls';
import type { Reader } from './reader';
import { unknown } from './unknown-value';
import type { CallValue, Value } from './value';

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
    const content = receiver && contentOf(receiver, this.reader);
    const inside = content && this.containers.call(content, receiver, call, values);
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
    const kept = isKept(owner, receiver, call.name) || isComposition(call.name, receiver);
    for (const element of (kept ? null : content)?.elements ?? []) {
      reader.handOn(element); // the call may do anything with what is in there
    }
    for (const value of kept ? [] : values) {
      if (!flinks || value.kind === 'environment') {
        reader.handOn(value);
      }
      // what gets a stream may add operators to it, as `CassandraSink.addSink` does
      const mayAdd = !flinks || className?.startsWith('org.apache.flink.streaming.connectors.') === true;
      if (mayAdd && value.kind === 'stream' && !className?.startsWith('java.')) {
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
    if (puts(receiver, call.name)) {
      return unknown();
    }
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
