/** Which of the setters that code calls on connectors concern one of them, and whether they are always called. */
import { type Message, message } from '../../base/message';
import type { TextRange } from '../../base/text-range';
import { comparePositions } from '../../base/text-range';
import type { Expression, Statement } from '../../java/ast';
import { type At, around, isMethod, isWithin, methodAround, type Node } from './code';
import type { ConnectorFlow, Made, Setting } from './connector-flow';

/** The setters whose values must go into the builder of a connector; or why that cannot be told. */
export function settingsFor(made: Made, flow: ConnectorFlow, names: RegExp): readonly Setting[] | Message {
  const wanted = flow.settings.filter(({ name }) => names.test(name));
  const own = wanted.filter((setting) => isOf(setting, made));
  const later = wanted.filter((setting) => !flow.made.some((other) => isOf(setting, other)));
  const decided = [...own, ...later].find(({ call }) => isDecided(call, { node: made.node, in: made.in }));
  if (decided) {
    return message('a choice decides whether {0}(…) is called', decided.name);
  }
  const [first] = later;
  if (first && flow.uses.length > 1) {
    return message('{0}(…) is called where only one of several operators gets it', first.name);
  }
  const behind = [...own, ...later].find((setting) => flow.uses.some((use) => isBehind(setting, use)));
  return behind
    ? message('{0}(…) is called behind {1}(…)', behind.name, flow.uses[0]?.node.name ?? '')
    : [...own, ...later];
}

/** True for what is called on the `new` itself, or in its method on the variable that keeps it, on the same way. */
export function isOf({ call, variable }: Setting, made: Made): boolean {
  return (
    call.in === made.in &&
    (isWithin(call.node, made.chain) ||
      (variable !== null &&
        variable === made.variable &&
        methodAround(call.node, call.in) === methodAround(made.node, made.in) &&
        !areInOtherArms(call, made)))
  );
}

/** True for places in different arms of an `if` or a `switch`: no run passes both. */
function areInOtherArms(one: At<Expression>, other: At<Expression>): boolean {
  for (const outer of one.in === other.in ? around(one.node, one.in) : []) {
    const arms = armsOf(outer);
    const [mine, its] = [one, other].map(({ node }) => arms.find((arm) => isWithin(node, arm)));
    if (mine && its && mine !== its) {
      return true;
    }
  }
  return false;
}

function armsOf(node: Node): readonly { readonly range: TextRange }[] {
  if (node.kind === 'if') {
    const { whenTrue, whenFalse } = node as Extract<Statement, { kind: 'if' }>;
    return whenFalse ? [whenTrue, whenFalse] : [whenTrue];
  }
  return node.kind === 'switch' && 'cases' in node ? (node.cases as readonly { readonly range: TextRange }[]) : [];
}

/** True for a setter that is called behind the call that hands the connector to Flink. */
export function isBehind({ call }: Setting, use: At<Expression>): boolean {
  return (
    call.in === use.in &&
    methodAround(call.node, call.in) === methodAround(use.node, use.in) &&
    comparePositions(call.node.range.start, use.node.range.end) > 0
  );
}

/** True where a choice, a loop or a lambda decides whether `node` is reached, and not whether `anchor` is. */
export function isDecided(node: At<Expression>, anchor: At<Expression>): boolean {
  for (const outer of around(node.node, node.in)) {
    if (isMethod(outer)) {
      return false;
    }
    const decides = /^(?:if|loop|switch|conditional|lambda)$/.test(outer.kind ?? '');
    if (decides && !(node.in === anchor.in && isWithin(anchor.node, outer) && !areInOtherArms(node, anchor))) {
      return true;
    }
  }
  return false;
}
