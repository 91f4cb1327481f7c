/** What rules ask of the operators of a program. */

import type { SourceClassPool } from '../java/build-classes';
import type { ClassType, JavaType } from '../java/class-model';
import { takesType } from './explicit-types';
import type { Value } from './interpreter/value';
import type { JobProgram, Transformation } from './transformation';

const NO_NODES: ReadonlySet<Transformation['kind']> = new Set(['partition', 'union', 'side-output', 'feedback']);

/** True for what becomes an operator of the job: something records are handed to. */
export function isOperator({ kind }: Transformation): boolean {
  return !NO_NODES.has(kind);
}

/** The operators of a program whose calls stand in a file. */
export function operatorsIn({ transformations }: JobProgram, file: string): Transformation[] {
  return transformations.filter((transformation) => isOperator(transformation) && transformation.file === file);
}

/** The name given in the code, where it is a constant; null for a default name. */
export function givenName({ name, call, arguments: values }: Transformation): string | null {
  if (name.kind !== 'unset') {
    return name.kind === 'set' ? name.value : null;
  }
  const named = call === 'addSource' || call === 'fromSource' || call === 'transform';
  const text = named ? values.find((value) => value.kind === 'constant' && typeof value.value === 'string') : undefined;
  return text?.kind === 'constant' ? String(text.value) : null;
}

/** The class of the source, function or sink, where the code makes it with `new`; of an anonymous one what it extends. */
export function functionType({ arguments: values }: Transformation): ClassType | null {
  const made = values.find((value) => value.kind === 'object');
  return made?.kind === 'object' ? made.type : null;
}

/** True where the code gives the type of what comes out, so that Flink does not extract it. */
export function hasExplicitType({ returns, call, argumentNodes }: Transformation): boolean {
  return returns.kind !== 'unset' || (call !== null && takesType(call, argumentNodes));
}

/** The type that a `map` is declared to produce, where its function is a reference to a method. */
export function producedByReference(
  { call, arguments: [value] }: Transformation,
  classes: SourceClassPool,
): JavaType | null {
  return call === 'map' && value?.kind === 'reference' ? returnedBy(value, classes) : null;
}

/** `Order` of `Order::parse` and of `Order::new`, when every method of the name returns the same class. */
function returnedBy(
  { expression, within, receiver }: Extract<Value, { kind: 'reference' }>,
  classes: SourceClassPool,
): JavaType | null {
  const { target, name } = expression;
  if (!target || receiver) {
    return null;
  }
  const written = target.kind === 'name' ? target.name : null;
  const owner = written === null ? null : classes.names.className(written, within.scope);
  const model = owner === null ? null : classes.find(owner);
  if (!model || name === 'new') {
    return model && model.typeParameters.length === 0 ? { kind: 'class', name: model.name, arguments: [] } : null;
  }
  const [first, ...others] = model.methods.filter((method) => method.name === name);
  return first && others.length === 0 ? first.returnType : null;
}

/**
 * True when the program has another operator without a uid. Flink derives its id from the operators before it, so that a
 * new uid there changes it too (`StreamGraphHasherV2.generateDeterministicHash`; seen in 1.20 and 2.2).
 */
export function hasOthersWithoutUid({ transformations }: JobProgram, operator: Transformation): boolean {
  return transformations.some(
    (other) => other !== operator && isOperator(other) && other.call !== null && other.uid.kind === 'none',
  );
}

/** True when the code sets the batch execution mode: such a job takes no savepoints. */
export function isBatch({ settings, environment }: JobProgram): boolean {
  const given = environment?.arguments ?? [];
  return (
    given.some(setsBatch) ||
    settings.some(({ methods, arguments: values }) => {
      const [first, second] = values;
      const method = methods[methods.length - 1] ?? '';
      return (
        (method === 'setRuntimeMode' && isBatchMode(first)) ||
        (/^set/.test(method) && isRuntimeMode(first) && isBatchMode(second)) ||
        (method === 'configure' && values.some(setsBatch))
      );
    })
  );
}

/** `new Configuration().set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH)`. */
function setsBatch(value: Value): boolean {
  for (let at: Value | null = value; at?.kind === 'call'; at = at.receiver) {
    if (/^set/.test(at.method) && isRuntimeMode(at.arguments[0]) && isBatchMode(at.arguments[1])) {
      return true;
    }
  }
  return false;
}

function isRuntimeMode(option: Value | undefined): boolean {
  return (
    (option?.kind === 'enum' && option.name === 'RUNTIME_MODE') ||
    (option?.kind === 'constant' && option.value === 'execution.runtime-mode')
  );
}

function isBatchMode(mode: Value | undefined): boolean {
  const name = mode?.kind === 'enum' ? mode.name : mode?.kind === 'constant' ? mode.value : null;
  return typeof name === 'string' && name.toUpperCase() === 'BATCH';
}
