/** What conditionals and switch expressions give. */
import type { Expression, Statement } from '../ast';

/** The expressions of which a conditional or a switch gives one. */
export function resultsOf(expression: Extract<Expression, { kind: 'conditional' | 'switch' }>): readonly Expression[] {
  return expression.kind === 'conditional'
    ? [expression.whenTrue, expression.whenFalse]
    : expression.cases.flatMap(switchResults);
}

/** What a case of a switch expression may give. */
function switchResults({ arrow, statements }: { arrow: boolean; statements: readonly Statement[] }): Expression[] {
  const [only] = statements;
  return arrow && only?.kind === 'expression' ? [only.expression] : statements.flatMap(yields);
}

function yields(statement: Statement): Expression[] {
  switch (statement.kind) {
    case 'yield':
      return [statement.expression];
    case 'block':
      return statement.statements.flatMap(yields);
    case 'if':
      return [...yields(statement.whenTrue), ...(statement.whenFalse ? yields(statement.whenFalse) : [])];
    case 'loop':
    case 'labeled':
    case 'synchronized':
      return yields(statement.body);
    case 'try':
      return [statement.body, ...statement.catches, ...(statement.finally ? [statement.finally] : [])].flatMap(yields);
    default:
      return [];
  }
}
