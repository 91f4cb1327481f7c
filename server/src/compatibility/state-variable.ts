/** The variable or field that holds a state in the code. */
import type { State } from '../topology/job';
import type { Revision } from './revision';

/** `count` of `count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", …))`; null where none is seen. */
export function assignedTo({ place }: State, revision: Revision): string | null {
  if (place === null) {
    return null;
  }
  const { file, range } = place;
  const start = { line: Math.max(0, range.start.line - 3), column: 0 };
  const before = revision.textOf({ file, range: { start, end: range.start } }) ?? '';
  const statement = before.slice(
    Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}')) + 1,
  );
  const variable = /(\w+)\s*=[^=]*$/.exec(statement)?.[1] ?? null;
  if (variable === null || !/Descriptor\b[^=]*$/.test(statement.slice(0, statement.lastIndexOf('=')))) {
    return variable;
  }
  return holderOf(variable, file, range, revision) ?? variable;
}

/** The variable of the state that a descriptor's variable is then given for. */
function holderOf(
  descriptor: string,
  file: string,
  range: NonNullable<State['place']>['range'],
  revision: Revision,
): string | null {
  const end = { line: range.end.line + 6, column: 0 };
  const after = revision.textOf({ file, range: { start: range.end, end } }) ?? '';
  return new RegExp(`(\\w+)\\s*=\\s*[^;=]*\\bget\\w*State\\(\\s*${descriptor}\\s*\\)`).exec(after)?.[1] ?? null;
}
