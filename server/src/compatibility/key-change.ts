/** Whether the keys of an operator still lead to its state. */
import { type Message, message } from '../base/message';
import { type ClassModel, canonicalName } from '../java/class-model';
import type { CodePlace } from '../topology/code-place';
import type { Operator } from '../topology/job';
import type { Transformation } from '../topology/transformation';
import { primitiveToWrapper } from '../typeinfo/java-types';
import { nodesOf } from '../typeinfo/tree';
import type { TypeInformation } from '../typeinfo/type-information';
import type { JobSide } from './match-operators';
import type { Restore, Revision } from './revision';
import type { TypeChange } from './type-change/effect';
import { typeChange } from './type-change/type-change';

export interface KeyChange {
  readonly outcome: 'kept' | 'lost' | 'fails' | 'unknown';
  readonly reason: Message | null;
}

const SAME: KeyChange = { outcome: 'kept', reason: null };

/** What becomes of all keyed state of an operator by the change of its keys alone. */
export function keyChange(
  before: { side: JobSide; operator: Operator },
  after: { side: JobSide; operator: Operator },
  restore: Restore,
): KeyChange {
  const [old, now] = [before.operator.keyType, after.operator.keyType];
  const selected = selectorChange(before, after);
  if (old === null || now === null) {
    return unknownKey(message('the type of its key is not known'));
  }
  const type = typeChange(old, now, restore);
  if (type.effect === 'fails' || type.effect === 'migrated') {
    return failing(type);
  }
  if (type.effect === 'unknown') {
    return unknownKey(message('of its key: {0}', type.reason ?? ''));
  }
  return [hashChange(now, restore), selected].find(({ outcome }) => outcome !== 'kept') ?? SAME;
}

/** `HeapKeyedStateBackend` and `RocksDBKeyedStateBackend` (1.17 to 2.3): keys are never migrated. */
function failing({ reason }: TypeChange): KeyChange {
  return {
    outcome: 'fails',
    reason: message('The new key serializer must be compatible with the previous key serializer: {0}', reason ?? ''),
  };
}

function unknownKey(reason: Message): KeyChange {
  return { outcome: 'unknown', reason };
}

/** `KeyGroupRangeAssignment` (1.17 to 2.3) goes by `hashCode()`: where that moves, the state lies in another key group. */
function hashChange(key: TypeInformation, { from, to }: Restore): KeyChange {
  for (const { type } of nodesOf(key)) {
    const wrapped = primitiveToWrapper(type);
    const name = wrapped.kind === 'class' ? wrapped.name : '';
    const [old, now] = [from.find(name), to.find(name)];
    if (!old?.place || !now?.place) {
      continue;
    }
    const [before, after] = [hashOf(old, from), hashOf(now, to)];
    if (before === after) {
      continue;
    }
    const shown = canonicalName(name);
    return isNormal(before) && isNormal(after)
      ? { outcome: 'lost', reason: message('hashCode of its key {0} changed: keys land in other key groups', shown) }
      : unknownKey(
          message('hashCode of its key {0} changed; where it gives another number, the state is not found', shown),
        );
  }
  return SAME;
}

/** The shape of a hash code: `objects(a,b)`, `record(a,b)`, `single(a)`, else the code itself. */
function hashOf(model: ClassModel, revision: Revision): string {
  const method = model.methods.find(({ name, parameters }) => name === 'hashCode' && parameters.length === 0);
  const code = method?.place ? revision.textOf({ file: method.place.file, range: method.place.range }) : null;
  if (code === null) {
    return model.kind === 'record' ? recordHash(model.recordComponents.map(({ name }) => name)) : generated(model);
  }
  const body = code
    .slice(code.indexOf('{') + 1)
    .replace(/\s+/g, '')
    .replace(/this\./g, '');
  const objects = /^return(?:java\.util\.)?Objects\.hash\(([\w,]*)\);\}$/.exec(body);
  const single =
    /^return(?:java\.lang\.)?(?:Long|Integer|Double|Float|Short|Byte|Boolean|Character)\.hashCode\((\w+)\);\}$/.exec(
      body,
    ) ??
    /^return(?:java\.util\.)?Objects\.hashCode\((\w+)\);\}$/.exec(body) ??
    /^return(\w+)\.hashCode\(\);\}$/.exec(body);
  return objects ? `objects(${objects[1]})` : single ? recordHash([single[1] ?? '']) : body;
}

/** A record's hash code of one component is the component's own. */
function recordHash(names: readonly string[]): string {
  return names.length === 1 ? `single(${names[0]})` : `record(${names.join()})`;
}

/** What Lombok makes, or what the class inherits. */
function generated({ annotations, fields, superclass }: ClassModel): string {
  const written = annotations.map(({ writtenName }) => writtenName).sort();
  return JSON.stringify([written, fields.map(({ name }) => name), superclass]);
}

function isNormal(hash: string): boolean {
  return /^(?:objects|record|single)\(/.test(hash);
}

interface Keyed {
  readonly side: JobSide;
  readonly operator: Operator;
}

/** The code that makes the key of a record. */
function selectorChange(before: Keyed, after: Keyed): KeyChange {
  const [old, now] = [selectorsOf(before), selectorsOf(after)];
  const first = old[0];
  // the second input of a joined stream has keys of the same kind
  if (first === undefined || now.length === 0) {
    return unknownKey(message('what makes its key is not known'));
  }
  if (now[0] === first) {
    return SAME;
  }
  const [from, to] = [propertyOf(first), propertyOf(now[0] ?? '')];
  if (from !== null && to !== null) {
    return from === to
      ? SAME
      : {
          outcome: 'lost',
          reason: message('its key was {0} and is {1}: the state of the old keys is not found', from, to),
        };
  }
  return unknownKey(message('what makes its key changed; where it gives another key, the state is not found'));
}

/** The `keyBy` before an operator; null where none is seen. */
export function keyPlace({ transformation: { inputs } }: Operator, { job }: JobSide): CodePlace | null {
  const byId = new Map(job.program.transformations.map((each) => [each.id, each]));
  const [keyBy] = inputs.flatMap((ids) => keyByAbove(ids, byId) ?? []);
  return keyBy ? { file: keyBy.file, range: keyBy.callRange } : null;
}

/** The arguments of `keyBy` before an operator, without spaces, the parameter of a lambda called `_`. */
function selectorsOf({ side: { job, revision }, operator }: Keyed): string[] {
  const byId = new Map(job.program.transformations.map((each) => [each.id, each]));
  return operator.transformation.inputs.flatMap((ids) => {
    const keyBy = keyByAbove(ids, byId);
    return keyBy ? [selectorText(keyBy, revision)] : [];
  });
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

function selectorText({ argumentNodes, arguments: values, body }: Transformation, revision: Revision): string {
  const written = argumentNodes.map(({ range }) => revision.textOf({ file: body.file, range }) ?? '').join();
  const made = values.flatMap((value) => {
    if (value.kind === 'lambda') {
      return [revision.textOf({ file: value.place.file, range: value.expression.range }) ?? ''];
    }
    if (value.kind === 'object' && !value.body) {
      const place = revision.find(value.type.name)?.place;
      return place ? [revision.textOf({ file: place.file, range: place.range }) ?? ''] : [];
    }
    return [];
  });
  const text = made.length > 0 ? made.join() : written;
  const lambda = /^\s*\(?\s*(?:[\w.<>,\s]+\s)?(\w+)\s*\)?\s*->([\s\S]*)$/.exec(text);
  const code = lambda ? `_->${(lambda[2] ?? '').replace(new RegExp(`\\b${lambda[1]}\\b`, 'g'), '_')}` : text;
  return code.replace(/\s+/g, '');
}

/** `user` of `o -> o.user`, `o -> o.getUser()`, `Order::getUser` and `Order::user`; null for other code. */
function propertyOf(selector: string): string | null {
  const [, name] = /^_->_\.(\w+)(?:\(\))?$/.exec(selector) ?? /^[\w.]+::(\w+)$/.exec(selector) ?? [];
  if (!name) {
    return null;
  }
  const property = /^get[A-Z]/.test(name) ? name.slice(3) : name;
  return `${property.charAt(0).toLowerCase()}${property.slice(1)}`;
}
