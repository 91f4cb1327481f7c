/** Small questions to a syntax node, shared by the readers of Java. */
import type { TextRange } from '../base/text-range';
import { ERROR_TYPE, type SyntaxNode } from '../syntax/syntax-node';
import type { Block, Expression, Parameter, Statement, SwitchExpression, TypeDeclaration } from './ast';

/**
 * What a reader needs beside the node itself: the text, and the readers of the other parts of the language.
 * Java is recursive (an expression may hold a class, a class expressions), modules may not be: they meet here.
 */
export interface Source {
  readonly text: string;
  /** Half-typed statements that stand directly in a node, not in one of its children. */
  halfTypedIn(node: SyntaxNode): TextRange[];
  expression(node: SyntaxNode): Expression;
  switchExpression(node: SyntaxNode): SwitchExpression;
  statements(nodes: readonly SyntaxNode[]): Statement[];
  block(node: SyntaxNode): Block;
  typeDeclaration(node: SyntaxNode): TypeDeclaration;
  anonymousClass(body: SyntaxNode): TypeDeclaration;
  parameters(node: SyntaxNode): Parameter[];
}

export { rangeOf } from '../syntax/syntax-node';

export function textOf(source: Source, node: SyntaxNode): string {
  return source.text.slice(node.startOffset, node.endOffset);
}

/** The child in a field of the grammar. */
export function child(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((c) => c.field === field);
}

export function childOfType(node: SyntaxNode, ...types: string[]): SyntaxNode | undefined {
  return node.children.find((c) => types.includes(c.type));
}

/** The named children, without comments and errors. */
export function namedChildren(node: SyntaxNode): SyntaxNode[] {
  return node.children.filter((c) => c.named && !isComment(c) && c.type !== ERROR_TYPE);
}

export function isComment(node: SyntaxNode): boolean {
  return node.type === 'line_comment' || node.type === 'block_comment';
}

/** True when a syntax error stands among the direct children, so that some of them may be missing. */
export function hasErrorAmongChildren(node: SyntaxNode): boolean {
  return node.children.some((c) => c.type === ERROR_TYPE || (c.broken && c.children.length === 0));
}

/** A dotted name without the blanks and comments that may stand in it. */
export function dottedName(source: Source, node: SyntaxNode): string {
  if (node.children.length === 0) {
    return textOf(source, node);
  }
  return namedChildren(node)
    .filter((c) => c.type !== 'annotation' && c.type !== 'marker_annotation' && c.type !== 'type_arguments')
    .map((c) => dottedName(source, c))
    .join('.');
}

const TYPE_DECLARATIONS: ReadonlySet<string> = new Set([
  'class_declaration',
  'interface_declaration',
  'enum_declaration',
  'record_declaration',
  'annotation_type_declaration',
]);

export function isTypeDeclaration(node: SyntaxNode): boolean {
  return TYPE_DECLARATIONS.has(node.type);
}
