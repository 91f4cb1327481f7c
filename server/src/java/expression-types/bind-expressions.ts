/** Expressions: the variables that names in them mean, and the lambdas and classes within. */
import type { Expression, LambdaExpression, SwitchExpression } from '../ast';
import { operandsOf } from '../local-classes';
import type { Root, Variable } from './bindings';
import type { CodeScope } from './code-scope';
import { type Around, type CodeReader, declare, within } from './surroundings';

/** Takes what is found of expressions. */
export interface FoundInExpressions {
  readonly variables: Map<Expression, Variable>;
  readonly roots: Map<Expression, Root>;
  readonly scopes: Map<Expression, CodeScope>;
  readonly returns: Map<LambdaExpression, Expression[]>;
}

/** Reads an expression, a part of `root`. */
export function bindExpression(
  expression: Expression,
  around: Around,
  root: Root,
  code: CodeReader,
  found: FoundInExpressions,
): void {
  found.roots.set(expression, root);
  found.scopes.set(expression, around.scope);
  const inner = (part: Expression) => code.expression(part, around, root);
  switch (expression.kind) {
    case 'name': {
      const variable = around.frame.find(expression.name);
      if (variable) {
        found.variables.set(expression, variable);
      }
      break;
    }
    case 'field':
      inner(expression.target);
      break;
    case 'call':
      if (expression.target) {
        inner(expression.target);
      }
      expression.arguments.forEach(inner);
      break;
    case 'new':
      if (expression.outer) {
        inner(expression.outer);
      }
      expression.arguments.forEach(inner);
      if (expression.body) {
        code.anonymousClass(expression.body, around, expression);
      }
      break;
    case 'lambda':
      bindLambda(expression, around, root, code, found);
      break;
    case 'method-reference':
      if (expression.target) {
        inner(expression.target);
      }
      break;
    case 'binary': {
      // `a + b + c` may have thousands
      let left: Expression = expression;
      for (; left.kind === 'binary'; left = left.left) {
        found.roots.set(left, root);
        found.scopes.set(left, around.scope);
      }
      inner(left);
      for (const operand of operandsOf(expression).slice(1)) {
        inner(operand);
      }
      break;
    }
    case 'assignment':
      inner(expression.left);
      inner(expression.right);
      break;
    case 'unary':
      inner(expression.operand);
      break;
    case 'conditional':
      inner(expression.condition);
      inner(expression.whenTrue);
      inner(expression.whenFalse);
      break;
    case 'cast':
      inner(expression.value);
      break;
    case 'instanceof':
      inner(expression.value);
      for (const variable of expression.variables) {
        declare(variable, around, null);
      }
      break;
    case 'new-array':
      expression.sizes.forEach(inner);
      if (expression.values) {
        inner(expression.values);
      }
      break;
    case 'array-values':
      expression.values.forEach(inner);
      break;
    case 'element':
      inner(expression.array);
      inner(expression.index);
      break;
    case 'switch':
      bindSwitch(expression, around, root, code);
      break;
  }
}

function bindSwitch(expression: SwitchExpression, around: Around, root: Root, code: CodeReader): void {
  code.expression(expression.subject, around, root);
  let inner: Around = { ...within(around), switch: root };
  for (const { variables, statements, arrow } of expression.cases) {
    inner = arrow ? within(inner) : inner;
    for (const variable of variables) {
      declare(variable, inner, null);
    }
    for (const statement of statements) {
      if (arrow && statement.kind === 'expression') {
        code.expression(statement.expression, inner, root);
      } else {
        inner = code.statement(statement, inner);
      }
    }
  }
}

function bindLambda(
  expression: LambdaExpression,
  around: Around,
  root: Root,
  code: CodeReader,
  found: FoundInExpressions,
): void {
  const inner = within(around);
  expression.parameters.forEach((parameter, index) => {
    declare(parameter, inner, { kind: 'lambda', lambda: expression, index });
  });
  const results: Expression[] = [];
  found.returns.set(expression, results);
  if (expression.body.kind === 'block') {
    code.statement(expression.body, { ...inner, lambda: { expression, root } });
  } else {
    results.push(expression.body);
    code.expression(expression.body, inner, root);
  }
}
