/** What turns the core's values into what an editor shows. */
import type { Say } from '../base/message';
import type { Position, TextRange } from '../base/text-range';
import type { CodePlace } from '../topology/code-place';

/** The editor's language, and how it addresses files. */
export interface Telling {
  readonly say: Say;
  uriOf(path: string): string;
}

/** A place as editors address it. */
export interface ViewPlace {
  readonly uri: string;
  readonly range: TextRange;
}

/** A position that can be sent. */
export function plainPosition({ line, column }: Position): Position {
  return { line, column };
}

export function viewPlace({ file, range }: CodePlace, { uriOf }: Pick<Telling, 'uriOf'>): ViewPlace {
  // ranges of the AST are worked out when they are asked for: only a copy can be sent
  return { uri: uriOf(file), range: { start: plainPosition(range.start), end: plainPosition(range.end) } };
}
