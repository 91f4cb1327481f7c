/** The code that makes the key of a record, before and after. */
import { message } from '../base/message';
import { simpleName } from '../java/class-model';
import type { CodePlace } from '../topology/code-place';
import type { Body } from '../topology/interpreter/value';
import type { Operator } from '../topology/job';
import type { Transformation } from '../topology/transformation';
import { nodesOf } from '../typeinfo/tree';
import { changedBehind, wordsOf } from './code-behind';
import { hasField, type KeyField, type KeySelection, keySelection } from './key-field';
import { type Maker, makersAbove, makersChange } from './key-origin';
import { type KeyChange, SAME_KEY, unknownKey } from './key-outcome';
import type { JobSide, Restore, Revision } from './revision';

export interface Keyed {
  readonly side: JobSide;
  readonly operator: Operator;
}

interface Selector {
  /** Without spaces, the parameter of a lambda called `_`. */
  readonly text: string;
  readonly code: string;
  /** What the variables of the method around it are set to, by their names. */
  readonly variables: string;
  /** The binary names of the classes whose members it may name: those around it, and the records'. */
  readonly classes: readonly string[];
  /** What it gives, however it is written; null where that is not seen. */
  readonly selection: KeySelection | null;
  /** What makes the records that it is given. */
  readonly makers: readonly Maker[];
}

/** Of an operator with several inputs the selectors of each. */
export function selectorChange(before: Keyed, after: Keyed, restore: Restore): KeyChange {
  const [old, now] = [selectorsOf(before), selectorsOf(after)];
  const [first] = old;
  if (!first || now.length === 0) {
    return unknownKey(message('what makes its key is not known'));
  }
  if (old.length !== now.length) {
    // an input more or less: one of them has the keys of the other revision
    const changes = now.map((each) => oneChange(first, each, restore));
    return changes.find(({ outcome }) => outcome === 'kept') ?? changes[0] ?? SAME_KEY;
  }
  const changesTo = (all: readonly Selector[]) => old.map((each, i) => oneChange(each, all[i] ?? each, restore));
  const isSame = (changes: readonly KeyChange[]) => changes.every(({ outcome }) => outcome === 'kept');
  const [own, ...others] = changesTo(now);
  // inputs that were exchanged bring their keys along
  if (own && others.length > 0 && !isSame([own, ...others]) && isSame(changesTo([...now].reverse()))) {
    return SAME_KEY;
  }
  const other = others.find(({ outcome }) => outcome !== 'kept');
  return own && own.outcome !== 'kept'
    ? own
    : other
      ? unknownKey(message('the keys of its second input changed: {0}', other.reason ?? ''))
      : SAME_KEY;
}

function oneChange(old: Selector, now: Selector, restore: Restore): KeyChange {
  const own = codeChange(old, now, restore);
  return own.outcome === 'kept' ? makersChange(old.makers, now.makers, restore) : own;
}

/** What becomes of the keys by the code that selects them. */
function codeChange(old: Selector, now: Selector, restore: Restore): KeyChange {
  const [was, is] = [old.selection?.field, now.selection?.field];
  if (was && is && isOneField(was, is, restore)) {
    return SAME_KEY;
  }
  const isSameCode = old.selection !== null && old.selection.code === now.selection?.code;
  if (old.text !== now.text && !isSameCode) {
    // a field that only one of the revisions has may be the other one under a new name
    return was && is && was.owner === is.owner && (hasField(is, restore.from) || hasField(was, restore.to))
      ? {
          outcome: 'lost',
          reason: message('its key was {0} and is {1}: the state of the old keys is not found', was.name, is.name),
        }
      : unknownKey(message('what makes its key changed; where it gives another key, the state is not found'));
  }
  const code = old.text === now.text ? now.code : (now.selection?.code ?? now.code);
  const behind =
    old.variables === now.variables
      ? changedBehind(code, [...old.classes, ...now.classes], restore)
      : message('a variable');
  return behind === null
    ? SAME_KEY
    : unknownKey(
        message('{0}, which makes its key, changed; where it gives another key, the state is not found', behind),
      );
}

/** The same field, also of a class that lies in another package now. */
function isOneField(was: KeyField, is: KeyField, { to }: Restore): boolean {
  const isMoved = simpleName(was.owner) === simpleName(is.owner) && to.find(was.owner) === null;
  return was.name === is.name && (was.owner === is.owner || isMoved);
}

/** The `keyBy` before an operator; null where none is seen. */
export function keyPlace({ transformation: { inputs } }: Operator, { job }: JobSide): CodePlace | null {
  const byId = new Map(job.program.transformations.map((each) => [each.id, each]));
  const [keyBy] = inputs.flatMap((ids) => keyByAbove(ids, byId) ?? []);
  return keyBy ? { file: keyBy.file, range: keyBy.callRange } : null;
}

function selectorsOf({ side: { job, revision }, operator }: Keyed): Selector[] {
  const byId = new Map(job.program.transformations.map((each) => [each.id, each]));
  const records = operator.inputs.flatMap((input) => {
    const type = job.operators[input]?.outputType;
    return type ? [...nodesOf(type)].flatMap((node) => (node.type.kind === 'class' ? [node.type.name] : [])) : [];
  });
  return operator.transformation.inputs.flatMap((ids, i) => {
    const keyBy = keyOfJoin(operator.transformation, i) ?? keyByAbove(ids, byId);
    return keyBy ? (selectorOf(keyBy, records, { job, revision }) ?? []) : [];
  });
}

/** What `where(…)` and `equalTo(…)` of a join stand for: a `keyBy` of that input. Null for everything else. */
function keyOfJoin(join: Transformation, input: number): Transformation | null {
  const step = join.steps.find(({ method }) => method === ['where', 'equalTo'][input]);
  return step ? { ...join, arguments: step.arguments, argumentNodes: [], inputs: [join.inputs[input] ?? []] } : null;
}

function keyByAbove(ids: readonly number[], byId: ReadonlyMap<number, Transformation>): Transformation | null {
  let waiting = ids;
  for (let depth = 0; depth < 20; depth++) {
    const [above] = waiting.flatMap((id) => byId.get(id) ?? []);
    if (above?.call === 'keyBy') {
      return above;
    }
    if (above?.kind !== 'union' && above?.kind !== 'partition') {
      return null;
    }
    waiting = above.inputs.flat();
  }
  return null;
}

/** Null where the code does not show it. */
function selectorOf(keyBy: Transformation, records: readonly string[], side: JobSide): Selector | null {
  const { revision } = side;
  const { argumentNodes, arguments: values, body } = keyBy;
  const written = argumentNodes.map(({ range }) => revision.textOf({ file: body.file, range }) ?? '').join();
  let within: Body = body;
  const made = values.flatMap((value) => {
    if (value.kind === 'lambda') {
      within = value.within;
      return [revision.textOf({ file: value.place.file, range: value.expression.range }) ?? ''];
    }
    if (value.kind === 'object' && !value.body) {
      within = value.within;
      const place = revision.find(value.type.name)?.place;
      const call = value.expression
        ? (revision.textOf({ file: within.file, range: value.expression.range }) ?? '')
        : '';
      return place ? [`${revision.textOf(place) ?? ''} ${call}`] : [];
    }
    return [];
  });
  const code = made.length > 0 ? made.join() : written;
  const lambda = /^\s*\(?\s*(?:[\w.<>,\s]+\s)?(\w+)\s*\)?\s*->([\s\S]*)$/.exec(code);
  const named = lambda ? `_->${(lambda[2] ?? '').replace(new RegExp(`\\b${lambda[1]}\\b`, 'g'), '_')}` : code;
  const selection = keySelection(keyBy, side);
  if (named === '' && selection === null) {
    return null;
  }
  return {
    selection,
    makers: makersAbove(keyBy, selection, side),
    text: named.replace(/\s+/g, ''),
    code: named,
    variables: variablesOf(selection?.code ?? named, within, revision),
    classes: [...within.scope.enclosing.map(({ binaryName }) => binaryName), ...records],
  };
}

/** `prefix="k"` for each variable of the method around that the code names. */
function variablesOf(code: string, { file, method }: Body, revision: Revision): string {
  const around = method ? (revision.textOf({ file, range: method.range }) ?? '') : '';
  return [...new Set(wordsOf(code))]
    .filter((word) => /^[a-z]/.test(word))
    .flatMap((word) =>
      [...around.matchAll(new RegExp(`(?<![\\w.])${word}\\s*=([^=][^;]*);`, 'g'))].map(([, value]) =>
        `${word}=${value}`.replace(/\s+/g, ''),
      ),
    )
    .join();
}
