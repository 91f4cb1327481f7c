/** What in a text changes from one start of a program to the next: chance, the clock, addresses in memory. */
import { simpleName } from '../../java/class-model';
import type { CodePlace } from '../../topology/code-place';
import type { CallValue, ObjectValue, Value } from '../../topology/interpreter/value';

interface ChangingPart {
  /** As people write it: `UUID.randomUUID()`. */
  readonly text: string;
  readonly place: CodePlace;
}

/** Static methods that give something else at each start. */
const CHANGING: Readonly<Record<string, RegExp>> = {
  'java.util.UUID': /^randomUUID$/,
  'java.lang.Math': /^random$/,
  'java.lang.System': /^(?:currentTimeMillis|nanoTime|identityHashCode)$/,
  'java.util.concurrent.ThreadLocalRandom': /^current$/,
  'java.util.Calendar': /^getInstance$/,
  'java.time.Clock': /^system/,
  'org.apache.commons.lang3.RandomStringUtils': /^random/,
  'org.apache.commons.lang3.RandomUtils': /^next/,
  'org.apache.commons.lang.RandomStringUtils': /^random/,
};
const TIME_CLASS =
  /^java\.time\.(?:Instant|Local(?:Date|Time|DateTime)|(?:Zoned|Offset)DateTime|OffsetTime|Year|YearMonth|MonthDay)$/;
/** Classes whose objects are other ones each time they are made without arguments, or of something that changes. */
const CHANGING_OBJECT = /^java\.(?:util\.(?:Random|SplittableRandom|Date)|sql\.Timestamp|rmi\.server\.UID)$/;

/** Methods of what changes whose result does not, or may not. */
const STEADY =
  /^(?:length|size|isEmpty|isBlank|getClass|equals|compareTo|version|variant|getZone|getOffset|is[A-Z]\w*)$/;
/** Methods that make a text or a number of their arguments. */
const CARRYING =
  /^(?:format|formatted|valueOf|toString|toHexString|toBinaryString|concat|join|append|abs|md5Hex|sha1Hex|sha256Hex|nameUUIDFromBytes|of|ofEpochMilli)$/;

/** Null where nothing is proved to change; where a choice decides, only when all of it changes. */
export function changingPart(value: Value): ChangingPart | null {
  switch (value.kind) {
    case 'call':
      return inCall(value);
    case 'object':
      return inObject(value);
    case 'unknown':
      return firstOf(value.operands ?? []);
    case 'choice': {
      const parts = value.values.map(changingPart);
      return parts.every((part) => part !== null) ? (parts[0] ?? null) : null;
    }
    default:
      return null;
  }
}

function inCall({ owner, receiver, method, arguments: values, place }: CallValue): ChangingPart | null {
  if (owner !== null) {
    const isNow = TIME_CLASS.test(owner) && method === 'now' && values.length === 0;
    if (isNow || CHANGING[owner]?.test(method)) {
      return { text: `${simpleName(owner)}.${method}()`, place };
    }
  }
  if (receiver?.kind === 'object' && receiver.type.name === 'java.lang.Object' && receiver.exact && !receiver.body) {
    return /^(?:hashCode|toString)$/.test(method) ? { text: `${method}()`, place } : null;
  }
  const ofReceiver = receiver && !STEADY.test(method) ? changingPart(receiver) : null;
  return ofReceiver ?? (CARRYING.test(method) ? firstOf(values) : null);
}

function inObject({ type, arguments: values, body, place }: ObjectValue): ChangingPart | null {
  if (body !== null) {
    return null;
  }
  if (type.name === 'java.security.SecureRandom' || (CHANGING_OBJECT.test(type.name) && values.length === 0)) {
    return { text: `new ${simpleName(type.name)}()`, place };
  }
  return CHANGING_OBJECT.test(type.name) || /^java\.lang\.String(?:Builder|Buffer)?$/.test(type.name)
    ? firstOf(values)
    : null;
}

function firstOf(values: readonly Value[]): ChangingPart | null {
  for (const value of values) {
    const part = changingPart(value);
    if (part) {
      return part;
    }
  }
  return null;
}
