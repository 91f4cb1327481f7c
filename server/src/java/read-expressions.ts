/** Reads expressions. */
import { ERROR_TYPE, type SyntaxNode } from '../syntax/syntax-node';
import type { Expression, LiteralValue, Parameter, SwitchCase, SwitchExpression } from './ast';
import { child, childOfType, namedChildren, rangeOf, type Source, textOf } from './read-node';
import { readPatternVariables } from './read-patterns';
import { dimensionCount, readType } from './read-types';
import { stringValue } from './string-literal';

/** An expression; one with a syntax error directly in it is `broken`, those around it are not. */
export function readExpression(source: Source, node: SyntaxNode): Expression {
  if (node.children.some((c) => c.type === ERROR_TYPE) || (node.broken && node.children.length === 0)) {
    return { kind: 'broken', range: rangeOf(node) };
  }
  return readWhole(source, node) ?? { kind: 'broken', range: rangeOf(node) };
}

function readWhole(source: Source, node: SyntaxNode): Expression | null {
  const range = rangeOf(node);
  const read = (part: SyntaxNode) => readExpression(source, part);
  const named = namedChildren(node);
  const literal = literalOf(source, node);
  if (literal) {
    return { kind: 'literal', literal, range };
  }
  switch (node.type) {
    case 'identifier':
    case 'underscore_pattern':
      return { kind: 'name', name: textOf(source, node), range };
    case 'this':
    case 'super':
      return { kind: node.type, range };
    case 'parenthesized_expression':
      return named[0] ? read(named[0]) : null;
    case 'field_access': {
      const target = receiverOf(source, node) ?? (named[0] ? read(named[0]) : null);
      const field = child(node, 'field');
      return target && field
        ? { kind: 'field', target, name: textOf(source, field), nameRange: rangeOf(field), range }
        : null;
    }
    case 'scoped_identifier': {
      const scope = child(node, 'scope');
      const name = child(node, 'name');
      return scope && name
        ? { kind: 'field', target: read(scope), name: textOf(source, name), nameRange: rangeOf(name), range }
        : null;
    }
    case 'method_invocation':
      return readCall(source, node);
    case 'explicit_constructor_invocation':
      return readConstructorCall(source, node);
    case 'object_creation_expression':
      return readNew(source, node);
    case 'lambda_expression': {
      const parameters = child(node, 'parameters');
      const body = child(node, 'body');
      if (!parameters || !body) {
        return null;
      }
      return {
        kind: 'lambda',
        parameters:
          parameters.type === 'identifier' ? [untypedParameter(source, parameters)] : source.parameters(parameters),
        body: body.type === 'block' ? source.block(body) : read(body),
        range,
      };
    }
    case 'method_reference':
      return readMethodReference(source, node);
    case 'class_literal':
      return named[0] ? { kind: 'class-literal', type: readType(source, named[0]), range } : null;
    case 'binary_expression':
    case 'assignment_expression': {
      const left = child(node, 'left');
      const right = child(node, 'right');
      const operator = child(node, 'operator');
      return left && right && operator
        ? {
            kind: node.type === 'binary_expression' ? 'binary' : 'assignment',
            operator: textOf(source, operator),
            left: read(left),
            right: read(right),
            range,
          }
        : null;
    }
    case 'unary_expression':
    case 'update_expression': {
      const operand = child(node, 'operand') ?? named[0];
      const operator = node.children.find((c) => !c.named);
      return operand && operator
        ? { kind: 'unary', operator: textOf(source, operator), operand: read(operand), range }
        : null;
    }
    case 'ternary_expression': {
      const [condition, consequence, otherwise] = ['condition', 'consequence', 'alternative'].map((f) =>
        child(node, f),
      );
      return condition && consequence && otherwise
        ? {
            kind: 'conditional',
            condition: read(condition),
            whenTrue: read(consequence),
            whenFalse: read(otherwise),
            range,
          }
        : null;
    }
    case 'cast_expression': {
      const type = child(node, 'type');
      const value = child(node, 'value');
      return type && value ? { kind: 'cast', type: readType(source, type), value: read(value), range } : null;
    }
    case 'instanceof_expression': {
      const left = child(node, 'left');
      return left
        ? { kind: 'instanceof', value: read(left), variables: readPatternVariables(source, node), range }
        : null;
    }
    case 'array_creation_expression': {
      const type = child(node, 'type');
      const value = child(node, 'value');
      const dimensions = node.children.filter((c) => c.field === 'dimensions');
      return type
        ? {
            kind: 'new-array',
            element: readType(source, type),
            dimensions: dimensions.reduce(
              (n, d) => n + (d.type === 'dimensions_expr' ? 1 : dimensionCount(source, d)),
              0,
            ),
            sizes: dimensions.flatMap((d) => (d.type === 'dimensions_expr' ? namedChildren(d).map(read) : [])),
            values: value ? read(value) : null,
            range,
          }
        : null;
    }
    case 'array_initializer':
    case 'element_value_array_initializer':
      return { kind: 'array-values', values: named.map(read), range };
    case 'array_access': {
      const array = child(node, 'array');
      const index = child(node, 'index');
      return array && index ? { kind: 'element', array: read(array), index: read(index), range } : null;
    }
    case 'switch_expression':
      return readSwitch(source, node);
    default:
      return null;
  }
}

function literalOf(source: Source, node: SyntaxNode): LiteralValue | null {
  const text = textOf(source, node);
  switch (node.type) {
    case 'string_literal': {
      const value = node.broken || childOfType(node, 'string_interpolation') ? null : stringValue(text);
      return value === null ? null : { type: 'string', value };
    }
    case 'character_literal': {
      const value = stringValue(text);
      return value === null ? null : { type: 'char', value };
    }
    case 'true':
    case 'false':
      return { type: 'boolean', value: node.type === 'true' };
    case 'null_literal':
      return { type: 'null' };
    default:
      return /_(integer|floating_point)_literal$/.test(node.type) ? { type: 'number', text } : null;
  }
}

function argumentsOf(source: Source, node: SyntaxNode): Expression[] {
  const list = child(node, 'arguments');
  if (!list) {
    return [];
  }
  const broken = list.children.some((c) => c.type === ERROR_TYPE);
  return broken
    ? [{ kind: 'broken', range: rangeOf(list) }]
    : namedChildren(list).map((argument) => readExpression(source, argument));
}

function readCall(source: Source, node: SyntaxNode): Expression | null {
  const name = child(node, 'name');
  const typeArguments = child(node, 'type_arguments');
  return name && !(name.broken && name.startOffset === name.endOffset)
    ? {
        kind: 'call',
        target: receiverOf(source, node),
        name: textOf(source, name),
        nameRange: rangeOf(name),
        typeArguments: typeArguments ? namedChildren(typeArguments).map((c) => readType(source, c)) : [],
        arguments: argumentsOf(source, node),
        range: rangeOf(node),
      }
    : null;
}

/** What stands before the dot; `Outer.super` as a field of that name, like `Outer.this`. */
function receiverOf(source: Source, node: SyntaxNode): Expression | null {
  const object = child(node, 'object');
  const above = object?.type === 'super' ? null : childOfType(node, 'super');
  if (!object || !above) {
    const target = object ?? above;
    return target ? readExpression(source, target) : null;
  }
  const range = { start: rangeOf(object).start, end: rangeOf(above).end };
  return { kind: 'field', target: readExpression(source, object), name: 'super', nameRange: rangeOf(above), range };
}

/** `this(…)` and `super(…)` are read as calls of those names. */
function readConstructorCall(source: Source, node: SyntaxNode): Expression | null {
  const called = child(node, 'constructor');
  return called
    ? {
        kind: 'call',
        target: null,
        name: textOf(source, called),
        nameRange: rangeOf(called),
        typeArguments: [],
        arguments: argumentsOf(source, node),
        range: rangeOf(node),
      }
    : null;
}

function readNew(source: Source, node: SyntaxNode): Expression | null {
  const type = child(node, 'type');
  const body = childOfType(node, 'class_body');
  const start = node.children.find((c) => c.type === 'new')?.startOffset ?? node.startOffset;
  const outer = namedChildren(node).find((c) => c.endOffset <= start);
  return type
    ? {
        kind: 'new',
        outer: outer ? readExpression(source, outer) : null,
        type: readType(source, type),
        arguments: argumentsOf(source, node),
        body: body ? source.anonymousClass(body) : null,
        range: rangeOf(node),
      }
    : null;
}

function readMethodReference(source: Source, node: SyntaxNode): Expression | null {
  const [target] = namedChildren(node);
  const last = node.children[node.children.length - 1];
  if (!target || !last || last === target) {
    return null;
  }
  const isType = target.type.endsWith('_type') || target.type.endsWith('type_identifier');
  return {
    kind: 'method-reference',
    target: isType ? null : readExpression(source, target),
    type: isType ? readType(source, target) : null,
    name: textOf(source, last),
    range: rangeOf(node),
  };
}

export function readSwitch(source: Source, node: SyntaxNode): SwitchExpression {
  const condition = child(node, 'condition');
  const body = child(node, 'body');
  return {
    kind: 'switch',
    subject: condition ? readExpression(source, condition) : { kind: 'broken', range: rangeOf(node) },
    cases: (body ? namedChildren(body) : []).map((group): SwitchCase => {
      const statements = group.children.filter((c) => c.type !== 'switch_label');
      const variables = group.children
        .filter((c) => c.type === 'switch_label')
        .flatMap((label) => readPatternVariables(source, label));
      return { arrow: group.type === 'switch_rule', variables, statements: source.statements(statements) };
    }),
    range: rangeOf(node),
  };
}

/** `x` of `x -> …`. */
function untypedParameter(source: Source, name: SyntaxNode): Parameter {
  const modifiers = { keywords: new Set<never>(), annotations: [], range: null };
  return { name: textOf(source, name), type: null, modifiers, varargs: false, range: rangeOf(name) };
}
