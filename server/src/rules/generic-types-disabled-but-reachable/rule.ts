/** Generic types are disabled in a job, and one reaches an edge, a key, a state or a window of it: Flink throws. */
import { type Message, message } from '../../base/message';
import type { RelatedPlace } from '../../finding/finding';
import { simpleName } from '../../java/class-model';
import type { ReachedPart } from '../../topology/reached/reached-type';
import { partsOf } from '../../topology/reached/reached-type';
import { writtenType } from '../kryo-reason';
import { oncePerPlace } from '../once-per-place';
import { reachedHere } from '../reached-here';
import { wayOn } from '../reached-words';
import type { Detection, FileFacts, Rule } from '../rule';

export const genericTypesDisabledButReachable: Rule<ReachedPart> = {
  id: 'generic-types-disabled-but-reachable',
  title: message('Generic types are disabled, yet one reaches the job'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  check: (facts) => (facts.project.givesSerializersByClass ? [] : oncePerPlace(detect(facts), textOf)),

  message: (part) => messageOf(part, textOf(part)),
};

function* detect(facts: FileFacts): Iterable<Detection<ReachedPart>> {
  for (const reached of reachedHere(facts)) {
    const setting = reached.program && facts.project.settingsOf(reached.program).genericTypes;
    const part = setting?.value === false ? firstGeneric(partsOf(reached)) : null;
    if (part) {
      const disabled: RelatedPlace[] = setting?.place
        ? [{ ...setting.place, message: message('Generic types are disabled here.') }]
        : [];
      yield { range: reached.place.range, data: part, related: [...wayOn(reached), ...disabled] };
    }
  }
}

function firstGeneric(parts: Iterable<ReachedPart>): ReachedPart | null {
  for (const part of parts) {
    if (part.information.kind === 'kryo') {
      return part;
    }
  }
  return null;
}

/** `Order.date: LocalDate`; the type alone where no field leads to it. */
function textOf({ information, way, reached }: ReachedPart): string {
  const { type } = reached.information;
  const generic = writtenType(information.type);
  const root = type.kind === 'class' ? simpleName(type.name) : writtenType(type);
  return way.length === 0 ? generic : `${[root, ...way.map(({ name }) => name)].join('.')}: ${generic}`;
}

function messageOf({ reached: { reach } }: ReachedPart, what: string): Message {
  switch (reach.by) {
    case 'edge':
      return message(
        'Generic types are disabled, and {1} gives records that need one ({0}): Flink refuses to start this job.',
        what,
        reach.from?.words ?? '',
      );
    case 'key':
      return message(
        'Generic types are disabled, and the keys here need one ({0}): Flink refuses to start this job.',
        what,
      );
    case 'state':
      return message(
        "Generic types are disabled, and the state '{1}' needs one ({0}): Flink throws where the state is registered.",
        what,
        reach.name ?? '',
      );
    case 'window':
      return message(
        'Generic types are disabled, and the windows of {1} keep one ({0}): Flink refuses to start this job.',
        what,
        reach.of.words,
      );
  }
}
