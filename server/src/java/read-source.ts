/** Reads a whole Java file. */
import type { TextRange } from '../base/text-range';
import type { Stretch } from '../syntax/half-typed';
import type { SyntaxNode, SyntaxTree } from '../syntax/syntax-node';
import type { CompilationUnit, Import } from './ast';
import { readAnonymousClass, readParameters, readTypeDeclaration } from './read-declarations';
import { readExpression, readSwitch } from './read-expressions';
import { childOfType, dottedName, isTypeDeclaration, namedChildren, rangeOf, type Source } from './read-node';
import { readBlock, readStatements } from './read-statements';

/**
 * Reads a whole file. Broken text is data: what could be read is there, and `broken` says where something may be missing.
 * @throws RangeError when expressions are nested deeper than the stack allows (thousands of levels).
 */
export function readCompilationUnit(tree: SyntaxTree): CompilationUnit {
  const source = sourceOf(tree);
  const children = namedChildren(tree.root);
  const packageName = children.find((c) => c.type === 'package_declaration');
  const name = packageName && childOfType(packageName, 'identifier', 'scoped_identifier');
  return {
    package: name ? dottedName(source, name) : '',
    imports: children.filter((c) => c.type === 'import_declaration').flatMap((c) => readImport(source, c)),
    types: children.flatMap((c) => (isTypeDeclaration(c) ? [source.typeDeclaration(c)] : [])),
    broken: tree.root.broken || tree.halfTyped.length > 0,
  };
}

function readImport(source: Source, node: SyntaxNode): Import[] {
  const name = childOfType(node, 'identifier', 'scoped_identifier');
  return name
    ? [
        {
          name: dottedName(source, name),
          static: node.children.some((c) => c.type === 'static'),
          star: node.children.some((c) => c.type === 'asterisk'),
          range: rangeOf(node),
        },
      ]
    : [];
}

function sourceOf(tree: SyntaxTree): Source {
  const source: Source = {
    text: tree.text,
    halfTypedIn: (node) => halfTypedIn(tree, node),
    expression: (node) => readExpression(source, node),
    switchExpression: (node) => readSwitch(source, node),
    statements: (nodes) => readStatements(source, nodes),
    block: (node) => readBlock(source, node),
    typeDeclaration: (node) => readTypeDeclaration(source, node),
    anonymousClass: (body) => readAnonymousClass(source, body),
    parameters: (node) => readParameters(source, node),
  };
  return source;
}

function halfTypedIn({ halfTyped, lines }: SyntaxTree, node: SyntaxNode): TextRange[] {
  const within = (stretch: Stretch, outer: SyntaxNode) =>
    outer.startOffset <= stretch.start && stretch.end <= outer.endOffset;
  return halfTyped
    .filter((stretch) => within(stretch, node) && !node.children.some((child) => within(stretch, child)))
    .map(({ start, end }) => ({ start: lines.positionAt(start), end: lines.positionAt(end) }));
}
