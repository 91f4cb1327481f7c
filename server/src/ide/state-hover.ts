/** The hover of a state descriptor. */
import { message } from '../base/message';
import { containsRange, touches } from '../base/text-range';
import type { State } from '../topology/job';
import { explanationLink, type Hover, type HoverContext, typeWords } from './hover-context';
import { code, inLine, paragraphs } from './markdown';
import { typeView } from './type-view';

/** On the expression that makes the descriptor: the innermost one around the cursor. */
export function stateHover(context: HoverContext): Hover | null {
  const { project, file, position } = context;
  // the jobs that use a function are elsewhere: they are looked for only where there may be a descriptor
  if (!file.text.includes('Descriptor')) {
    return null;
  }
  const states = project.jobs.flatMap(({ operators }) => operators.flatMap((operator) => operator.states));
  const around = states.filter(({ place }) => place?.file === file.path && touches(place.range, position));
  const inner = around.reduce<State | null>(
    (best, state) => (best?.place && state.place && !containsRange(best.place.range, state.place.range) ? best : state),
    null,
  );
  return inner?.place ? { range: inner.place.range, markdown: describeState(inner, context) } : null;
}

/** A state in a line: name, kind, type, time to live. */
export function stateLine(state: State, context: HoverContext): string {
  const { say } = context;
  const name = state.name === null ? say(message('name not known')) : code(state.name);
  const types = [state.keyType, state.type].flatMap((type) =>
    type ? [typeWords(typeView(type, context.say), context)] : [],
  );
  return inLine(name, state.kind, types.join(' → '));
}

function describeState(state: State, context: HoverContext): string {
  const { say } = context;
  const { name, kind, mode, type, keyType, ttl } = state;
  const cost = type ? typeView(type, say).cost : 'unknown';
  const part = (label: string, of: typeof type) => (of ? `${label}: ${typeWords(typeView(of, say), context)}` : '');
  return paragraphs(
    inLine(
      `**${say(message('State'))}** ${name === null ? say(message('name not known')) : code(name)}`,
      kind,
      mode ?? '',
    ),
    part(say(message('Key')), keyType),
    part(say(message('Value')), type),
    mode === null && kind !== 'timer' && kind !== 'window' ? lifetime(ttl, context) : '',
    cost === 'kryo'
      ? say(
          message('Kryo writes it: what is stored so cannot evolve, and cannot be restored once the class is a POJO.'),
        )
      : cost === 'kryo-within'
        ? say(message('Kryo writes a part of it: that part cannot evolve.'))
        : say(message('A savepoint finds it by this name, under the id of its operator: another name starts empty.')),
    explanationLink(say(message('How uids keep state')), 'uid-guide', context),
  );
}

function lifetime(ttl: State['ttl'], { say }: HoverContext): string {
  if (ttl === null) {
    return say(message('No time to live: it stays until the code clears it, for each key that was ever seen.'));
  }
  return ttl === 'unknown'
    ? say(message('It has a time to live, which is not known.'))
    : say(message('Lives {0} ms after it was last written.', ttl));
}
