/** A Java text's syntax tree as plain data: made once, then independent of tree-sitter's memory. */
import type { TextLines } from '../base/text-lines';
import type { Position, TextRange } from '../base/text-range';
import type { Stretch } from './half-typed';

/**
 * A node of the grammar `tree-sitter-java-orchard`. Brackets, commas, dots and semicolons are left out;
 * other anonymous tokens (operators, keywords) are children with `named: false`.
 */
export interface SyntaxNode {
  readonly lines: TextLines;
  readonly type: string;
  /** The grammar's field this node fills in its parent, such as `name` or `body`. */
  readonly field: string | null;
  readonly named: boolean;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly children: readonly SyntaxNode[];
  /** True when this node or one below it is a syntax error or was made up by the parser. */
  readonly broken: boolean;
}

/** The range of a node. Positions are worked out when somebody asks: most ranges of a tree never are. */
export function rangeOf({ lines, startOffset, endOffset }: SyntaxNode): TextRange {
  return new OffsetRange(lines, startOffset, endOffset);
}

/** A range kept as two numbers: trees of a large workspace hold millions of them. */
class OffsetRange implements TextRange {
  readonly #lines: TextLines;
  readonly #start: number;
  readonly #end: number;

  constructor(lines: TextLines, start: number, end: number) {
    this.#lines = lines;
    this.#start = start;
    this.#end = end;
  }

  get start(): Position {
    return this.#lines.positionAt(this.#start);
  }

  get end(): Position {
    return this.#lines.positionAt(this.#end);
  }
}

/** The type of a node that stands for text the parser could not read. */
export const ERROR_TYPE = 'ERROR';

/** The text of a file together with its tree. */
export interface SyntaxTree {
  readonly text: string;
  readonly lines: TextLines;
  readonly root: SyntaxNode;
  /** Half-typed statements that were left out of the tree, in their order. */
  readonly halfTyped: readonly Stretch[];
}
