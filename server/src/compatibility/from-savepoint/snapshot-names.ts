/** What to call a snapshot of a serializer. */
import type { SerializerSnapshot } from '../../savepoint/serializers/snapshot';

/** `LongSerializer` of `…base.LongSerializer$LongSerializerSnapshot`, `PojoSerializer` of `…PojoSerializerSnapshot`. */
export function serializerName({ class: name }: SerializerSnapshot): string {
  const simple = name.slice(name.lastIndexOf('.') + 1);
  const [outer = ''] = simple.split('$');
  return outer.replace(/(?:Config)?Snapshot$/, '').replace(/^JavaEither/, 'Either');
}

/** For people: `shop.Order (PojoSerializer)`, `LongSerializer`. */
export function shownSnapshot(snapshot: SerializerSnapshot): string {
  const of = snapshot.pojoClass ?? snapshot.typeClass;
  const name = serializerName(snapshot);
  return of === undefined ? name : `${of} (${name})`;
}
