import type { TextRange } from '../base/text-range';

/** Where code stands. */
export interface CodePlace {
  readonly file: string;
  readonly range: TextRange;
}
