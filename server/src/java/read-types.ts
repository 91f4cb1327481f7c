/** Reads types as they are written. */
import type { TextRange } from '../base/text-range';
import type { SyntaxNode } from '../syntax/syntax-node';
import type { NamedTypeNode, TypeNode, TypeParameter } from './ast';
import { child, childOfType, dottedName, namedChildren, rangeOf, type Source, textOf } from './read-node';

/** A type; text that is no type gives a broken one. */
export function readType(source: Source, node: SyntaxNode): TypeNode {
  const range = rangeOf(node);
  switch (node.type) {
    case 'integral_type':
    case 'floating_point_type':
    case 'boolean_type':
    case 'void_type':
      return { kind: 'primitive', name: textOf(source, node), range };
    case 'identifier':
    case 'type_identifier': {
      const name = textOf(source, node);
      return name === 'var'
        ? { kind: 'var', range }
        : { kind: 'named', name, nameRange: range, arguments: null, range };
    }
    case 'scoped_identifier':
    case 'scoped_type_identifier':
    case 'generic_type':
      return node.broken ? { kind: 'broken', range } : readNamedType(source, node);
    case 'array_type': {
      const element = child(node, 'element');
      const dimensions = child(node, 'dimensions');
      return element && dimensions
        ? arrayOf(readType(source, element), dimensionCount(source, dimensions), range)
        : { kind: 'broken', range };
    }
    case 'annotated_type': {
      const inner = namedChildren(node).find((c) => !c.type.endsWith('annotation'));
      return inner ? readType(source, inner) : { kind: 'broken', range };
    }
    case 'wildcard': {
      const inner = namedChildren(node).find((c) => !c.type.endsWith('annotation') && c.type !== 'super');
      const bound = inner ? (node.children.some((c) => c.type === 'super') ? 'super' : 'extends') : null;
      return { kind: 'wildcard', bound, type: inner ? readType(source, inner) : null, range };
    }
    default:
      return { kind: 'broken', range };
  }
}

function readNamedType(source: Source, node: SyntaxNode): NamedTypeNode {
  const named = node.type === 'generic_type' ? namedChildren(node)[0] : node;
  const typeArguments = childOfType(node, 'type_arguments');
  // `Outer<A>.Inner<B>`: the arguments of the outer class are left out, what counts is the class itself
  return {
    kind: 'named',
    name: named ? dottedName(source, named) : textOf(source, node),
    nameRange: rangeOf(named ?? node),
    arguments: typeArguments ? namedChildren(typeArguments).map((c) => readType(source, c)) : null,
    range: rangeOf(node),
  };
}

/** The type of a declaration whose name may carry further `[]`. */
export function readDeclaredType(source: Source, type: SyntaxNode, dimensions: SyntaxNode | undefined): TypeNode {
  const read = readType(source, type);
  return dimensions ? arrayOf(read, dimensionCount(source, dimensions), rangeOf(type)) : read;
}

export function arrayOf(element: TypeNode, dimensions: number, range: TextRange): TypeNode {
  let type = element;
  for (let i = 0; i < dimensions; i++) {
    type = { kind: 'array', element: type, range };
  }
  return type;
}

export function dimensionCount(source: Source, dimensions: SyntaxNode): number {
  return textOf(source, dimensions).split('[').length - 1;
}

export function readTypeParameters(source: Source, node: SyntaxNode | undefined): TypeParameter[] {
  return (node ? namedChildren(node) : [])
    .filter((c) => c.type === 'type_parameter')
    .map((parameter) => {
      const name = childOfType(parameter, 'type_identifier', 'identifier');
      const bound = childOfType(parameter, 'type_bound');
      return {
        name: name ? textOf(source, name) : '',
        bounds: bound ? namedChildren(bound).map((c) => readType(source, c)) : [],
      };
    });
}
