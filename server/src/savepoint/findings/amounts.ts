/** Amounts within messages, with their nouns and units. */
import { type Message, message } from '../../base/message';

const MIB = 1024 * 1024;

/** `10 MiB`; with the exact number where that is none: `9.5 MiB (9961473 bytes)`, `1000 bytes`. Flink's options count so. */
export function bytesText(bytes: number): Message {
  if (bytes < MIB) {
    return message('{0} bytes', bytes);
  }
  return bytes % MIB === 0
    ? message('{0} MiB', bytes / MIB)
    : message('{0} MiB ({1} bytes)', (bytes / MIB).toFixed(1), bytes);
}

export function entriesText(entries: number): Message {
  return entries === 1 ? message('1 entry') : message('{0} entries', entries);
}

export function partitionsText(partitions: number): Message {
  return partitions === 1 ? message('1 partition') : message('{0} partitions', partitions);
}

export function restoresText(restores: number): Message {
  return restores === 1 ? message('1 restore') : message('{0} restores', restores);
}
