/** Values seen through the type of the variable, field or result that holds them. */
import { isStreamClass, streamClass } from '../../flink/stream-api';
import type { JavaType } from '../../java/class-model';
import type { Reader } from './reader';
import type { UnknownValue, Value } from './value';

/** A value kept where a type is declared: what is not known otherwise is known by that type from then on. */
export function asDeclared(
  value: Value,
  declared: JavaType | null,
  reader: Pick<Reader, 'valueOfType' | 'streamFrom'>,
): Value {
  if (declared === null || declared.kind === 'unknown' || declared.kind === 'variable') {
    return value;
  }
  const stream = declared.kind === 'class' ? streamClass(declared.name) : null;
  switch (value.kind) {
    case 'stream':
      return stream && isStreamClass(value.class, stream) ? { ...value, seenAs: stream } : value;
    case 'unknown':
      return value.type.kind === 'class' && !stream ? value : withOperands(reader.valueOfType(declared), value);
    case 'call':
      // a library made it: its declared type tells what it is
      return stream
        ? reader.streamFrom(value, stream)
        : value.type.kind === 'unknown'
          ? { ...value, type: declared }
          : value;
    default:
      return value;
  }
}

function withOperands(value: Value, { operands }: UnknownValue): Value {
  return value.kind === 'unknown' && operands ? { ...value, operands } : value;
}
