/** Statements: the variables they declare and the expressions in them. */
import type { Expression, LambdaExpression, Statement } from '../ast';
import { type Around, type CodeReader, declare, within } from './surroundings';

/** Takes what lambdas with a block return. */
export interface FoundReturns {
  readonly returns: ReadonlyMap<LambdaExpression, Expression[]>;
}

/** Reads a statement and returns what surrounds the statements behind it. */
export function bindStatement(statement: Statement, around: Around, code: CodeReader, found: FoundReturns): Around {
  switch (statement.kind) {
    case 'block':
      bindAll(statement.statements, within(around), code);
      break;
    case 'local': {
      const { initializer, type } = statement;
      const declared = { ...statement, type };
      // a variable is in scope in its own initializer
      const from = initializer ? ({ kind: 'initializer', expression: initializer } as const) : null;
      declare(declared, around, from);
      if (initializer) {
        code.root(initializer, type.kind === 'var' ? null : type, within(around));
      }
      break;
    }
    case 'expression':
      code.root(statement.expression, null, within(around));
      break;
    case 'if': {
      const inner = within(around);
      code.root(statement.condition, null, inner);
      code.statement(statement.whenTrue, within(inner));
      if (statement.whenFalse) {
        code.statement(statement.whenFalse, within(inner));
      } else if (endsAbruptly(statement.whenTrue)) {
        // `if (!(x instanceof Order order)) return;` declares for what follows
        for (const [name, variable] of inner.frame.variables) {
          around.frame.variables.set(name, variable);
        }
      }
      break;
    }
    case 'loop': {
      const inner = within(around);
      if (statement.form === 'for-each') {
        const [over] = statement.expressions;
        const [variable] = statement.init;
        if (over) {
          code.root(over, null, within(around));
        }
        if (over && variable?.kind === 'local') {
          declare(variable, inner, { kind: 'elements', expression: over });
        }
      } else {
        bindAll(statement.init, inner, code);
        for (const expression of statement.expressions) {
          code.root(expression, null, inner);
        }
      }
      code.statement(statement.body, within(inner));
      break;
    }
    case 'try': {
      const inner = within(around);
      bindAll(statement.resources, inner, code);
      code.statement(statement.body, inner);
      statement.catches.forEach((block, i) => {
        const handler = within(around);
        const variable = statement.catchVariables[i];
        if (variable) {
          declare(variable, handler, null);
        }
        code.statement(block, handler);
      });
      if (statement.finally) {
        code.statement(statement.finally, around);
      }
      break;
    }
    case 'switch':
      code.root(statement.switch, null, around);
      break;
    case 'return':
      if (statement.expression) {
        bindReturned(statement.expression, within(around), code, found);
      }
      break;
    case 'throw':
      code.root(statement.expression, null, within(around));
      break;
    case 'yield':
      if (around.switch) {
        code.expression(statement.expression, within(around), around.switch);
      } else {
        code.root(statement.expression, null, within(around));
      }
      break;
    case 'labeled':
      code.statement(statement.body, around);
      break;
    case 'synchronized':
      code.root(statement.lock, null, around);
      code.statement(statement.body, around);
      break;
    case 'type':
      return code.localType(statement.declaration, around);
  }
  return around;
}

function bindAll(statements: readonly Statement[], around: Around, code: CodeReader): void {
  let inner = around;
  for (const statement of statements) {
    inner = code.statement(statement, inner);
  }
}

function bindReturned(expression: Expression, around: Around, code: CodeReader, { returns }: FoundReturns): void {
  if (!around.lambda) {
    code.root(expression, around.result, around);
    return;
  }
  returns.get(around.lambda.expression)?.push(expression);
  code.expression(expression, around, around.lambda.root);
}

function endsAbruptly(statement: Statement): boolean {
  if (statement.kind === 'block') {
    const last = statement.statements[statement.statements.length - 1];
    return last !== undefined && endsAbruptly(last);
  }
  return ['return', 'throw', 'break', 'continue', 'yield'].includes(statement.kind);
}
