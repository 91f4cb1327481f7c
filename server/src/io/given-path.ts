/** A path of this machine, as a person types it, Flink prints it, or another program writes it as a URL. */
import { existsSync } from 'node:fs';
import { type Message, message } from '../base/message';
import { corePath } from './core-path';

/** Two letters at least: one is a drive. */
const SCHEME = /^([a-z][a-z\d+.-]+):\/\//i;
const FILE = /^file:(?:\/\/(?:localhost)?(?=\/))?/i;

/**
 * Flink prints `file:/a b`, as it stands (`org.apache.flink.core.fs.Path`); others write `file:///a%20b`.
 * @returns an absolute path with `/`, or why it can be none
 */
export function givenPath(given: string): string | { readonly why: Message } {
  if (given === '') {
    return { why: message('no path is given') };
  }
  const said = given.replace(FILE, '');
  const store = SCHEME.exec(said);
  if (store) {
    return {
      why: message('it is in a store ({0}), which is not read: copy its folder to this machine first', store[1] ?? ''),
    };
  }
  const path = corePath(said);
  return said === given || existsSync(path) ? path : corePath(decoded(said));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // its percent signs are its own
  }
}
