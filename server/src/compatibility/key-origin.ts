/** The functions before a `keyBy` that make what the key is read from. */
import { message } from '../base/message';
import { simpleName } from '../java/class-model';
import { typeKey } from '../java/type-parts';
import type { Value } from '../topology/interpreter/value';
import type { Transformation } from '../topology/transformation';
import { changedBehind } from './code-behind';
import { decidingCode, type Part } from './deciding-code';
import { classesAbove, helperOf, type KeySelection, partOf } from './key-field';
import { type KeyChange, SAME_KEY, unknownKey } from './key-outcome';
import type { JobSide, Restore, Revision } from './revision';

/** A function of the project that makes a record, or a part of it that the key is. */
export interface Maker {
  /** Its class, else the call that takes it. */
  readonly name: string;
  /** What of its code decides the key. */
  readonly code: string;
  /** Binary names: see `changedBehind`. */
  readonly classes: readonly string[];
}

/** Where records are the same before and after them. */
const PASSING = /^(?:filter|assignTimestampsAndWatermarks)$/;

/** From the `keyBy` up to the function that makes the record of another one. */
export function makersAbove(keyBy: Transformation, selection: KeySelection | null, side: JobSide): Maker[] {
  const { job, revision } = side;
  const byId = new Map(job.program.transformations.map((each) => [each.id, each]));
  const part = selection && partOf(selection, keyBy, side);
  const shapeOf = (id: number) =>
    typeKey(job.types.get(id)?.output?.type ?? { kind: 'unknown', text: '', why: 'unresolved' });
  const makers: Maker[] = [];
  const seen = new Set<number>();
  const waiting = keyBy.inputs.flat();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const above = byId.get(id);
    if (!above || seen.has(id)) {
      continue;
    }
    seen.add(id);
    const isMaker = (above.kind === 'operator' || above.kind === 'source') && !PASSING.test(above.call ?? '');
    if (isMaker) {
      makers.push(...above.arguments.flatMap((value) => makerOf(value, above, part, revision)));
    }
    const inputs = above.inputs.flat();
    if (!isMaker || inputs.every((input) => shapeOf(input) === shapeOf(above.id))) {
      waiting.push(...inputs);
    }
  }
  return makers;
}

/** What becomes of the keys where the code that makes what they are read from is another one. */
export function makersChange(old: readonly Maker[], now: readonly Maker[], restore: Restore): KeyChange {
  const other = (one: readonly Maker[], from: readonly Maker[]) =>
    one.find(({ code }) => from.every((each) => each.code !== code))?.name;
  const behind = () =>
    now.map(({ code, classes }) => changedBehind(code, classes, restore)).find((member) => member !== null);
  const changed = other(now, old) ?? other(old, now) ?? behind();
  return changed === undefined || changed === null
    ? SAME_KEY
    : unknownKey(
        message('{0}, which makes its key, changed; where it gives another key, the state is not found', changed),
      );
}

/** What Flink calls to get records, by the kinds of functions. */
const GIVING =
  /^(?:map[12]?|flatMap[12]?|process(?:Element[12]?|BroadcastElement|Match)?|onTimer|apply|join|coGroup|reduce|getResult|select|flatSelect|asyncInvoke|run)$/;

function makerOf(value: Value, { call, body }: Transformation, part: Part, revision: Revision): Maker[] {
  const around = body.scope.enclosing.map(({ binaryName }) => binaryName);
  const maker = (name: string, codes: readonly (string | null)[], classes: readonly string[] = []): Maker[] => {
    const code = codes.filter(Boolean).join(';');
    return code === '' ? [] : [{ name, code, classes: [...classes, ...around] }];
  };
  const codeOf = (text: string | null | undefined, parameters: readonly { name: string }[]) =>
    text
      ? decidingCode(
          text,
          parameters.map(({ name }) => name),
          part,
        )
      : null;
  const name = call ?? '';
  switch (value.kind) {
    case 'lambda': {
      const { expression, within } = value;
      const text = revision.textOf({ file: within.file, range: expression.body.range });
      return maker(name, [codeOf(text, expression.parameters)]);
    }
    case 'reference': {
      const { expression, within } = value;
      const named = expression.target ?? expression.type;
      const written = named ? (revision.textOf({ file: within.file, range: named.range }) ?? '') : '';
      const helper = helperOf(value, written, revision);
      return helper?.place ? maker(name, [codeOf(blockOf(revision.textOf(helper.place)), helper.parameters)]) : [];
    }
    case 'object': {
      const own = value.body?.methods.filter((method) => GIVING.test(method.name)) ?? [];
      const texts = own.map((method) =>
        codeOf(blockOf(revision.textOf({ file: value.within.file, range: method.range })), method.parameters),
      );
      const classes = classesAbove(value.type.name, revision);
      const inherited = classes
        .flatMap(({ methods }) => methods.filter((method) => GIVING.test(method.name)))
        .map(({ place, parameters }) => codeOf(place && blockOf(revision.textOf(place)), parameters));
      return maker(
        value.body ? name : simpleName(value.type.name),
        [...texts, ...inherited],
        classes.map((model) => model.name),
      );
    }
    default:
      return [];
  }
}

/** From the brace behind the parameters on; empty for what has no body. */
function blockOf(method: string | null): string {
  const head = method === null ? null : /\)[^(){]*\{/.exec(method);
  return head && method !== null ? method.slice(head.index + head[0].length - 1) : '';
}
