/** What rules ask of the operators of a program. */

import type { ClassType } from '../java/class-model';
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

const FIXED_UIDS: ReadonlySet<Transformation['uid']['kind']> = new Set(['literal', 'constant', 'computed']);

/**
 * True when an operator without a uid stands behind this one, or may: Flink derives its id from the operators before it,
 * so that a new uid there changes it too (`StreamGraphHasherV2.generateDeterministicHash`; seen in 1.20 and 2.2). What
 * stands behind an operator with a uid of its own takes its id from that one.
 */
export function hasOthersWithoutUid({ transformations, gaps }: JobProgram, operator: Transformation): boolean {
  const behind = new Set([operator.id]);
  // a loop of the graph leads back to what was met before
  for (let known = 0; known < behind.size; ) {
    known = behind.size;
    for (const { id, uid, inputs } of transformations) {
      if (!FIXED_UIDS.has(uid.kind) && inputs.flat().some((input) => behind.has(input))) {
        behind.add(id);
      }
    }
  }
  return transformations.some(
    (other) =>
      other !== operator &&
      isOperator(other) &&
      other.call !== null &&
      other.uid.kind === 'none' &&
      (gaps.length > 0 || behind.has(other.id)),
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

/** True for a window that evicts: it keeps all its records with their timestamps (`KeyedStream.countWindow(size, slide)` has an evictor). */
export function evicts({ steps }: Transformation): boolean {
  return steps.some(
    ({ method, arguments: given }) =>
      method === 'evictor' || (/^countWindow(?:All)?$/.test(method) && given.length === 2),
  );
}
