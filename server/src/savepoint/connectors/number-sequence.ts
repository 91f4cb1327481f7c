/** `NumberSequenceSource` and what is built on it (`DataGeneratorSource`): its splits are ranges of numbers (1.12 to 2.3). */
import type { DataReader } from '../bytes/data-reader';

export const NUMBER_SEQUENCE = 'NumberSequenceSource';

/** Whether an entry of `SourceReaderState` is a `NumberSequenceSplit`: a name, the next number, the last one. */
export function isNumberSequenceSplit(reader: DataReader): boolean {
  const length = reader.int();
  const version = reader.int();
  const splitLength = reader.int();
  if (version !== 1 || length !== splitLength + 8 || splitLength < 18) {
    return false;
  }
  const nameLength = reader.unsignedShort();
  if (nameLength !== splitLength - 18) {
    return false;
  }
  return /^\d+$/.test(reader.modifiedUtf(nameLength));
}
