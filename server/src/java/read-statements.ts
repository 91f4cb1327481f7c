/** Reads statements. */
import { comparePositions } from '../base/text-range';
import { ERROR_TYPE, type SyntaxNode } from '../syntax/syntax-node';
import type { Block, Statement } from './ast';
import {
  child,
  childOfType,
  isComment,
  isTypeDeclaration,
  namedChildren,
  rangeOf,
  type Source,
  textOf,
} from './read-node';
import { readCatchVariable } from './read-patterns';
import { readDeclaredType } from './read-types';

export function readBlock(source: Source, node: SyntaxNode): Block {
  const halfTyped = source.halfTypedIn(node).map((range): Statement => ({ kind: 'broken', range }));
  const statements = [...readStatements(source, node.children), ...halfTyped];
  if (halfTyped.length > 0) {
    statements.sort((a, b) => comparePositions(a.range.start, b.range.start));
  }
  return { kind: 'block', statements, range: rangeOf(node) };
}

export function readStatements(source: Source, nodes: readonly SyntaxNode[]): Statement[] {
  return nodes.flatMap((node) => (node.named && !isComment(node) ? readStatement(source, node) : []));
}

/** One statement; `int a, b;` gives two. */
function readStatement(source: Source, node: SyntaxNode): Statement[] {
  const range = rangeOf(node);
  const broken: Statement = { kind: 'broken', range };
  const expressionIn = (parent: SyntaxNode) => namedChildren(parent)[0];
  const body = child(node, 'body');
  const condition = child(node, 'condition');
  switch (node.type) {
    case 'block':
    case 'constructor_body':
      return [readBlock(source, node)];
    case 'local_variable_declaration':
      return readLocals(source, node);
    case 'expression_statement': {
      const expression = expressionIn(node);
      if (node.children.some((c) => c.type === ERROR_TYPE) || !expression) {
        return [broken];
      }
      return expression.type === 'switch_expression'
        ? [{ kind: 'switch', switch: source.switchExpression(expression), range }]
        : [{ kind: 'expression', expression: source.expression(expression), range }];
    }
    case 'explicit_constructor_invocation':
      return [{ kind: 'expression', expression: source.expression(node), range }];
    case 'switch_expression':
      return [{ kind: 'switch', switch: source.switchExpression(node), range }];
    case 'if_statement': {
      const consequence = child(node, 'consequence');
      const otherwise = child(node, 'alternative');
      return condition && consequence
        ? [
            {
              kind: 'if',
              condition: source.expression(condition),
              whenTrue: readOne(source, consequence),
              whenFalse: otherwise ? readOne(source, otherwise) : null,
              range,
            },
          ]
        : [broken];
    }
    case 'for_statement':
      return body
        ? [
            {
              kind: 'loop',
              form: 'for',
              init: node.children
                .filter((c) => c.field === 'init')
                .flatMap((c): Statement[] =>
                  c.type === 'local_variable_declaration'
                    ? readLocals(source, c)
                    : [{ kind: 'expression', expression: source.expression(c), range: rangeOf(c) }],
                ),
              expressions: node.children
                .filter((c) => c.field === 'condition' || c.field === 'update')
                .map((c) => source.expression(c)),
              body: readOne(source, body),
              range,
            },
          ]
        : [broken];
    case 'enhanced_for_statement': {
      const name = child(node, 'name');
      const type = child(node, 'type');
      const value = child(node, 'value');
      return body && name && type && value
        ? [
            {
              kind: 'loop',
              form: 'for-each',
              init: [
                {
                  kind: 'local',
                  name: textOf(source, name),
                  nameRange: rangeOf(name),
                  type: readDeclaredType(source, type, child(node, 'dimensions')),
                  initializer: null,
                  range: rangeOf(name),
                },
              ],
              expressions: [source.expression(value)],
              body: readOne(source, body),
              range,
            },
          ]
        : [broken];
    }
    case 'while_statement':
    case 'do_statement':
      return body
        ? [
            {
              kind: 'loop',
              form: node.type === 'do_statement' ? 'do' : 'while',
              init: [],
              expressions: condition ? [source.expression(condition)] : [],
              body: readOne(source, body),
              range,
            },
          ]
        : [broken];
    case 'try_statement':
    case 'try_with_resources_statement':
      return body ? [readTry(source, node, body)] : [broken];
    case 'return_statement': {
      const expression = expressionIn(node);
      return [{ kind: 'return', expression: expression ? source.expression(expression) : null, range }];
    }
    case 'throw_statement':
    case 'yield_statement': {
      const expression = expressionIn(node);
      return expression
        ? [
            {
              kind: node.type === 'throw_statement' ? 'throw' : 'yield',
              expression: source.expression(expression),
              range,
            },
          ]
        : [broken];
    }
    case 'break_statement':
    case 'continue_statement': {
      const label = childOfType(node, 'identifier');
      return [
        {
          kind: node.type === 'break_statement' ? 'break' : 'continue',
          label: label ? textOf(source, label) : null,
          range,
        },
      ];
    }
    case 'labeled_statement': {
      const [label, statement] = namedChildren(node);
      return label && statement
        ? [{ kind: 'labeled', label: textOf(source, label), body: readOne(source, statement), range }]
        : [broken];
    }
    case 'synchronized_statement': {
      const lock = childOfType(node, 'parenthesized_expression');
      return body && lock
        ? [{ kind: 'synchronized', lock: source.expression(lock), body: readBlock(source, body), range }]
        : [broken];
    }
    case 'assert_statement':
      return [];
    default:
      return isTypeDeclaration(node) ? [{ kind: 'type', declaration: source.typeDeclaration(node), range }] : [broken];
  }
}

function readOne(source: Source, node: SyntaxNode): Statement {
  const statements = readStatement(source, node);
  return statements.length === 1 && statements[0] ? statements[0] : { kind: 'block', statements, range: rangeOf(node) };
}

function readLocals(source: Source, node: SyntaxNode): Statement[] {
  const type = child(node, 'type');
  if (!type || node.children.some((c) => c.type === ERROR_TYPE)) {
    return [{ kind: 'broken', range: rangeOf(node) }];
  }
  return node.children
    .filter((c) => c.type === 'variable_declarator')
    .flatMap((declarator): Statement[] => {
      const name = child(declarator, 'name');
      const value = child(declarator, 'value');
      return name
        ? [
            {
              kind: 'local',
              name: textOf(source, name),
              nameRange: rangeOf(name),
              type: readDeclaredType(source, type, child(declarator, 'dimensions')),
              initializer: value ? source.expression(value) : null,
              range: rangeOf(node),
            },
          ]
        : [];
    });
}

function readTry(source: Source, node: SyntaxNode, body: SyntaxNode): Statement {
  const resources = child(node, 'resources');
  const blockOf = (clause: SyntaxNode | undefined) => {
    const block = clause && (child(clause, 'body') ?? childOfType(clause, 'block'));
    return block ? readBlock(source, block) : null;
  };
  return {
    kind: 'try',
    resources: resources ? namedChildren(resources).flatMap((c) => readResource(source, c)) : [],
    body: readBlock(source, body),
    catches: node.children.filter((c) => c.type === 'catch_clause').flatMap((c) => blockOf(c) ?? []),
    catchVariables: node.children
      .filter((c) => c.type === 'catch_clause' && blockOf(c) !== null)
      .map((c) => readCatchVariable(source, c)),
    finally: blockOf(childOfType(node, 'finally_clause')),
    range: rangeOf(node),
  };
}

function readResource(source: Source, node: SyntaxNode): Statement[] {
  const name = child(node, 'name');
  const type = child(node, 'type');
  const value = child(node, 'value');
  return name && type && value
    ? [
        {
          kind: 'local',
          name: textOf(source, name),
          nameRange: rangeOf(name),
          type: readDeclaredType(source, type, child(node, 'dimensions')),
          initializer: source.expression(value),
          range: rangeOf(node),
        },
      ]
    : [];
}
