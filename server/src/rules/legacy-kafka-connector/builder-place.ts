/** Where the builder of a new connector is written, and what can be said there. */
import { comparePositions } from '../../base/text-range';
import type { Expression, Statement } from '../../java/ast';
import { type At, methodAround, type Node, textOf } from './code';
import type { ConnectorFlow, Made } from './connector-flow';
import { freeNames } from './free-names';
import { isOf } from './settings-of';

/**
 * The statement of the last setter, where the connector is declared with the variable and what its setters are given is
 * only known behind it; null where the builder stands in place of the `new`.
 */
export function builderPlace(made: Made, flow: ConnectorFlow): Statement | null {
  const declaration = made.in.parentOf(made.chain);
  if (declaration?.kind !== 'local' || (declaration as object) !== made.variable) {
    return null;
  }
  const block = made.in.parentOf(declaration);
  const statements = flow.settings.flatMap((setting) => {
    const statement = isOf(setting, made) ? made.in.parentOf(setting.call.node) : null;
    return statement?.kind === 'expression' && made.in.parentOf(statement) === block
      ? [{ setting, statement: statement as Node & Statement }]
      : [];
  });
  const isLate = ({ setting }: (typeof statements)[number]) =>
    setting.call.node.arguments.some((node) => !isKnownAt({ node, in: made.in }, made.node));
  return statements.some(isLate) ? (statements.at(-1)?.statement ?? null) : null;
}

/** The text of a value, when it means the same where the builder is written; null when it may not. */
export function valueThere(value: At<Expression>, made: Made, flow: ConnectorFlow): string | null {
  const isSameMethod = value.in === made.in && methodAround(value.node, value.in) === methodAround(made.node, made.in);
  if (isSameMethod) {
    return isKnownAt(value, builderPlace(made, flow) ?? made.node) ? textOf(value.node, value.in) : null;
  }
  const { variables, needsObject, classes } = freeNames(value);
  return variables.length === 0 && !needsObject && classes.length === 0 ? textOf(value.node, value.in) : null;
}

/** True when every variable in an expression is declared before a place in its method. */
function isKnownAt(value: At<Expression>, place: Pick<Node, 'range'>): boolean {
  return freeNames(value).variables.every(
    ({ kind, declared }) => kind !== 'local' || comparePositions(declared.range.end, place.range.start) <= 0,
  );
}
