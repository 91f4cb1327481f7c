/** Messages, each once. */
import type { Message } from '../../base/message';

export function unique(notes: readonly Message[]): Message[] {
  const seen = new Map(notes.map((note) => [JSON.stringify(note), note]));
  return [...seen.values()];
}
