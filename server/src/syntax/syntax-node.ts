/** A Java text's syntax tree as plain data: made once, then independent of tree-sitter's memory. */
import type { Position } from '../base/text-range';
import type { Stretch } from './half-typed';

/**
 * A node of the grammar `tree-sitter-java-orchard`. Brackets, commas, dots and semicolons are left out;
 * other anonymous tokens (operators, keywords) are children with `named: false`.
 */
export interface SyntaxNode {
  readonly type: string;
  /** The grammar's field this node fills in its parent, such as `name` or `body`. */
  readonly field: string | null;
  readonly named: boolean;
  readonly start: Position;
  readonly end: Position;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly children: readonly SyntaxNode[];
  /** True when this node or one below it is a syntax error or was made up by the parser. */
  readonly broken: boolean;
}

/** The type of a node that stands for text the parser could not read. */
export const ERROR_TYPE = 'ERROR';

/** The text of a file together with its tree. */
export interface SyntaxTree {
  readonly text: string;
  readonly root: SyntaxNode;
  /** Half-typed statements that were left out of the tree, in their order. */
  readonly halfTyped: readonly Stretch[];
}
