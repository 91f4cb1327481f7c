/** What becomes of what a state of a savepoint holds, where a state of the job is registered for it. */
import { message } from '../../base/message';
import type { SerializerSnapshot } from '../../savepoint/serializers/snapshot';
import type { State } from '../../topology/job';
import type { TypeInformation } from '../../typeinfo/type-information';
import { type TypeChange, together, unknown } from '../type-change/effect';
import { mapKeyChange } from '../type-change/map-keys';
import { lifeChange } from '../type-change/time-to-live';
import type { Reading } from './reading';
import { snapshotChange } from './snapshot-change';
import { serializerName } from './snapshot-names';

/** What `ListSerializer`, `MapSerializer` and `TtlSerializer` wrap is the user's. */
export function keyedValueChange(stored: SerializerSnapshot | null, now: State, reading: Reading): TypeChange {
  if (stored === null || now.type === null) {
    return unknown(message('its type is not known'));
  }
  const whole = unwrapped(stored, 'TtlAwareSerializer').inner;
  if (now.kind === 'list') {
    return elementChange(partOf(whole, 'ListSerializer', 0), now, now.type, reading);
  }
  if (now.kind === 'map') {
    const key = partOf(whole, 'MapSerializer', 0);
    const keys =
      key && now.keyType
        ? mapKeyChange(snapshotChange(key, now.keyType, reading), reading.backend)
        : unknown(message('the type of its keys is not known'));
    return together([keys, elementChange(partOf(whole, 'MapSerializer', 1), now, now.type, reading)]);
  }
  return elementChange(whole, now, now.type, reading);
}

function elementChange(
  stored: SerializerSnapshot | null,
  now: State,
  type: TypeInformation,
  reading: Reading,
): TypeChange {
  if (stored === null) {
    return unknown(message('its type is not known'));
  }
  const aware = unwrapped(stored, 'TtlAwareSerializer').inner;
  const { inner, isWrapped } = unwrapped(aware, 'TtlStateFactory', 1);
  return together([lifeChange(isWrapped, now.ttl, reading.to.flinkVersion), snapshotChange(inner, type, reading)]);
}

/** What a wrapping serializer wraps; the serializer itself where it wraps nothing. */
function unwrapped(stored: SerializerSnapshot, wrapper: string, part = 0) {
  const inner = serializerName(stored) === wrapper ? stored.nested?.[part] : undefined;
  return { inner: inner ?? stored, isWrapped: inner !== undefined };
}

/** A part of what a serializer wraps; null where it is another serializer. */
export function partOf(stored: SerializerSnapshot, wrapper: string, part: number): SerializerSnapshot | null {
  return serializerName(stored) === wrapper ? (stored.nested?.[part] ?? null) : null;
}

/** Of the contents of windows: of one stream, of one with the timestamps that evictors ask for, or of both sides of a join. */
export function contentsChange(
  stored: SerializerSnapshot,
  types: readonly TypeInformation[],
  reading: Reading,
): TypeChange {
  const [first] = types;
  if (types.length === 1 && first) {
    return snapshotChange(partOf(stored, 'StreamElementSerializer', 0) ?? stored, first, reading);
  }
  const changes = types.map((type, i) => {
    const part = partOf(stored, 'UnionSerializer', i);
    return part ? snapshotChange(part, type, reading) : unknown(message('its type is not known'));
  });
  return together(changes);
}
