/** `@Synchronized` and `@Locked` (lombok.javac.handlers.HandleSynchronized, HandleLockedUtil): the field of the lock. */
import { classType, type JavaType, OBJECT } from '../class-model';
import { type Handling, writtenMethods } from './handling';

const LOCKS: ReadonlyMap<string, JavaType> = new Map<string, JavaType>([
  ['lombok.Synchronized', OBJECT],
  ['lombok.Locked', classType('java.util.concurrent.locks.Lock')],
  ['lombok.Locked$Read', classType('java.util.concurrent.locks.ReadWriteLock')],
  ['lombok.Locked$Write', classType('java.util.concurrent.locks.ReadWriteLock')],
]);

export function lockFields({ draft, reader }: Handling): void {
  for (const { declaration } of writtenMethods(draft)) {
    for (const { name, values } of reader.read(declaration.modifiers)) {
      const type = LOCKS.get(name);
      const isStatic = declaration.modifiers.keywords.has('static');
      const field = isStatic ? '$LOCK' : '$lock';
      if (type && values.text('value') === '' && !draft.hasField(field)) {
        draft.addField(field, type, ['private', 'final', ...(isStatic ? (['static'] as const) : [])], true);
      }
    }
  }
}
