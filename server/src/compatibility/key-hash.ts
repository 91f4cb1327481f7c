/** `KeyGroupRangeAssignment` (1.17 to 2.3) goes by `hashCode()`: where that moves, the state lies in another key group. */
import { message } from '../base/message';
import { type ClassModel, canonicalName } from '../java/class-model';
import { typeKey } from '../java/type-parts';
import { primitiveToWrapper } from '../typeinfo/java-types';
import { nodesOf } from '../typeinfo/tree';
import type { TypeInformation } from '../typeinfo/type-information';
import { bare, changedBehind } from './code-behind';
import { type KeyChange, SAME_KEY, unknownKey } from './key-outcome';
import type { Restore, Revision } from './revision';

export function hashChange(key: TypeInformation, restore: Restore): KeyChange {
  const { from, to } = restore;
  for (const { type } of nodesOf(key)) {
    const wrapped = primitiveToWrapper(type);
    const name = wrapped.kind === 'class' ? wrapped.name : '';
    const [old, now] = [from.find(name), to.find(name)];
    if (!old?.place || !now?.place) {
      continue;
    }
    const [before, after] = [hashOf(old, from), hashOf(now, to)];
    const shown = canonicalName(name);
    if (before === after) {
      const behind = isNormal(after) ? null : changedBehind(after, [name], restore);
      if (behind !== null) {
        return unknownKey(message('{0}, which the hashCode of its key {1} calls, changed', behind, shown));
      }
      continue;
    }
    return isNormal(before) && isNormal(after)
      ? { outcome: 'lost', reason: message('hashCode of its key {0} changed: keys land in other key groups', shown) }
      : unknownKey(
          message('hashCode of its key {0} changed; where it gives another number, the state is not found', shown),
        );
  }
  return SAME_KEY;
}

/** The shape of a hash code: `objects(a,b)`, `record(a,b)`, `single(a)`, else the code itself. */
function hashOf(model: ClassModel, revision: Revision): string {
  const method = model.methods.find(({ name, parameters }) => name === 'hashCode' && parameters.length === 0);
  const code = method?.place ? revision.textOf(method.place) : null;
  if (code === null) {
    return model.kind === 'record'
      ? recordHash(model.recordComponents.map(({ name }) => name))
      : generated(model, revision);
  }
  const body = bare(code.slice(code.indexOf('{') + 1)).replace(/this\./g, '');
  const objects = /^return (?:java\.util\.)?Objects\.hash\(([\w,]*)\);\}$/.exec(body);
  const single =
    /^return (?:java\.lang\.)?(?:Long|Integer|Double|Float|Short|Byte|Boolean|Character)\.hashCode\((\w+)\);\}$/.exec(
      body,
    ) ??
    /^return (?:java\.util\.)?Objects\.hashCode\((\w+)\);\}$/.exec(body) ??
    /^return (\w+)\.hashCode\(\);\}$/.exec(body);
  return objects ? `objects(${objects[1]})` : single ? recordHash([single[1] ?? '']) : body;
}

/** A record's hash code of one component is the component's own. */
function recordHash(names: readonly string[]): string {
  return names.length === 1 ? `single(${names[0]})` : `record(${names.join()})`;
}

/** What Lombok makes of the fields, or what the class inherits. */
function generated({ annotations, fields, superclass }: ClassModel, revision: Revision): string {
  const written = annotations.map(({ writtenName }) => writtenName).sort();
  const own = fields.filter(({ keywords }) => !keywords.has('static')).map(({ name, type }) => [name, typeKey(type)]);
  const parent = superclass?.kind === 'class' ? revision.find(superclass.name) : null;
  return JSON.stringify([written, own, superclass, parent?.place ? hashOf(parent, revision) : '']);
}

function isNormal(hash: string): boolean {
  return /^(?:objects|record|single)\(/.test(hash);
}
