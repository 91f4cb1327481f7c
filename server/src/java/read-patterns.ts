/** Reads the variables that patterns and catch clauses declare. */
import type { SyntaxNode } from '../syntax/syntax-node';
import type { PatternVariable } from './ast';
import { child, childOfType, namedChildren, rangeOf, type Source, textOf } from './read-node';
import { readType } from './read-types';

/** The variables of an `instanceof` expression or of a `case` label, those of record patterns included. */
export function readPatternVariables(source: Source, node: SyntaxNode): PatternVariable[] {
  switch (node.type) {
    case 'instanceof_expression': {
      const type = child(node, 'right');
      const name = child(node, 'name');
      const pattern = child(node, 'pattern');
      return pattern ? readPatternVariables(source, pattern) : variable(source, type, name);
    }
    case 'type_pattern':
    case 'record_pattern_component': {
      const parts = namedChildren(node).filter((c) => c.type !== 'modifiers');
      return variable(source, parts[parts.length - 2], parts[parts.length - 1]);
    }
    case 'switch_label':
    case 'pattern':
    case 'record_pattern':
    case 'record_pattern_body':
      return namedChildren(node).flatMap((c) => (c.type === 'guard' ? [] : readPatternVariables(source, c)));
    default:
      return [];
  }
}

/** The variable of a catch clause. */
export function readCatchVariable(source: Source, clause: SyntaxNode): PatternVariable {
  const parameter = childOfType(clause, 'catch_formal_parameter');
  const name = parameter && child(parameter, 'name');
  const types = parameter && childOfType(parameter, 'catch_type');
  const [type, ...more] = types ? namedChildren(types) : [];
  const range = rangeOf(parameter ?? clause);
  return {
    name: name ? textOf(source, name) : '',
    type: type && more.length === 0 ? readType(source, type) : { kind: 'var', range },
    range,
  };
}

function variable(source: Source, type: SyntaxNode | undefined, name: SyntaxNode | undefined): PatternVariable[] {
  return type && name ? [{ name: textOf(source, name), type: readType(source, type), range: rangeOf(name) }] : [];
}
