/** What a hover adds about the baseline: what stood there, what stands there now, what a restore does. */
import type { Comparison } from '../analysis/comparison';
import { type Message, message, type Say } from '../base/message';
import { type Position, type TextRange, touches } from '../base/text-range';
import type { OperatorPlan } from '../compatibility/operator-plan';
import type { StateOutcome } from '../compatibility/state-outcome';
import type { CodePlace } from '../topology/code-place';
import type { Operator } from '../topology/job';
import { placeOf } from './change-places';
import { code, escapeMarkdown, list, paragraphs } from './markdown';
import { isTold, outcomeText } from './restore-words';

const SHOWN_OPERATORS = 3;

export interface ChangeHover {
  readonly range: TextRange;
  readonly markdown: string;
}

/** On the call or the uid of an operator that changed, and on the descriptor of a state of one. */
export function changeHoverAt(comparison: Comparison, path: string, position: Position, say: Say): ChangeHover | null {
  const isHere = (place: CodePlace | null) => place?.file === path && touches(place.range, position);
  for (const { operators } of comparison.plans) {
    for (const plan of operators.filter(isTold)) {
      for (const state of plan.states) {
        const place = state.new?.place ?? null;
        if (place && isHere(place)) {
          return { range: place.range, markdown: paragraphs(head(comparison, say), stateLine(state, say)) };
        }
      }
    }
  }
  const found = comparison.plans
    .flatMap(({ operators }) => operators.filter(isTold))
    .flatMap((plan) => {
      const place = [plan.match.new?.transformation.uid.place ?? null, placeOf(plan.match.new)].find(isHere);
      return place ? [{ plan, range: place.range }] : [];
    });
  const [first] = found;
  return first
    ? {
        range: first.range,
        markdown: paragraphs(
          head(comparison, say),
          ...found.slice(0, SHOWN_OPERATORS).map(({ plan }) => operatorText(plan, say)),
        ),
      }
    : null;
}

function head({ revision }: Comparison, say: Say): string {
  return `**${say(message('Since {0}', revision ? escapeMarkdown(revision.name) : '?'))}**`;
}

function operatorText({ match, states, restore }: OperatorPlan, say: Say): string {
  const { old, new: now } = match;
  const change = old
    ? `${described(old)} → ${now ? described(now) : escapeMarkdown(say(message('gone')))}`
    : escapeMarkdown(say(message('A new operator: it starts without state.')));
  const whole =
    states.length === 0 && restore.outcome !== 'kept' ? outcomeLine(restore.outcome, restore.message, say) : '';
  const lines = states.map((state) => stateLine(state, say));
  return paragraphs(
    change,
    whole,
    list(lines, 6, (count) => escapeMarkdown(say(message('and {0} more', count)))),
  );
}

function described({ kind, uid, function: of }: Operator): string {
  const parts = [kind, of === null ? '' : of.slice(Math.max(of.lastIndexOf('.'), of.lastIndexOf('$')) + 1)];
  const name = uid.value ?? (uid.kind === 'none' ? null : uid.text);
  return [code(parts.filter((part) => part !== '').join(' ')), ...(name === null ? [] : [code(name)])].join(' ');
}

function stateLine({ name, outcome, reason }: StateOutcome, say: Say): string {
  return `${code(name ?? '?')}: ${outcomeLine(outcome, reason, say)}`;
}

function outcomeLine(outcome: StateOutcome['outcome'], reason: Message | null, say: Say): string {
  const why = reason ? `: ${escapeMarkdown(say(reason))}` : '';
  return `**${escapeMarkdown(say(outcomeText(outcome)))}**${why}`;
}
