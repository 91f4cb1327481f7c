/** The second opinion on a Java text: a strict parser that accepts no syntax error. */
import type { Position } from '../base/text-range';
import { firstForbidden, type StrictNode } from './strict-rules';

/** Where the strict parser gave up; null for the end of the text. */
export interface SyntaxFault {
  readonly at: Position | null;
}

/**
 * The first syntax error that `java-parser` finds in the text, or what it should not have let pass; null where there is none.
 * The parser is loaded at the first call: it is large, and only fixes ask for it.
 */
export async function firstSyntaxError(text: string): Promise<SyntaxFault | null> {
  const { parse } = await import('java-parser');
  try {
    const at = firstForbidden(parse(text) as unknown as StrictNode);
    return at && { at };
  } catch (error) {
    const [, line, column] = /line: (\d+), column: (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
    return { at: line && column ? { line: Number(line) - 1, column: Math.max(Number(column) - 1, 0) } : null };
  }
}
