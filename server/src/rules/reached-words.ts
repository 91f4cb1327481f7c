/** How a type reaches Flink, in words for people. */
import { type Message, message } from '../base/message';
import type { RelatedPlace } from '../finding/finding';
import type { CodePlace } from '../topology/code-place';
import {
  fieldWords,
  type OperatorWords,
  placeOfField,
  type ReachedPart,
  type ReachedType,
} from '../topology/reached/reached-type';
import { writtenType } from './kryo-reason';
import type { ProjectFacts } from './rule';

/** The ways that lead to a class, for a finding at the class: the fields on each way, then where the whole reaches Flink. */
export function waysTo(parts: readonly ReachedPart[], project: Pick<ProjectFacts, 'findClass'>): RelatedPlace[] {
  const related = parts.flatMap(({ way, reached }): RelatedPlace[] => [
    ...[...way].reverse().flatMap((step): RelatedPlace[] => {
      const place = placeOfField(step, { find: (name) => project.findClass(name) });
      return place ? [{ ...place, message: message('In the field {0}.', fieldWords(step)) }] : [];
    }),
    { ...reached.place, message: reachWords(reached) },
  ]);
  return withoutRepetition(related);
}

/** Where a type goes on to from the place that brings it, for a finding at that place. */
export function wayOn({ reach, place }: ReachedType): RelatedPlace[] {
  switch (reach.by) {
    case 'edge':
      return reach.to ? [{ ...reach.to.place, message: message('Flows to {0}.', reach.to.words) }] : [];
    case 'key':
      return reach.of ? [{ ...reach.of.place, message: message('Is the key of {0}.', reach.of.words) }] : [];
    case 'state':
      return [{ ...reach.of.place, message: message('Is kept by {0}.', reach.of.words) }];
    case 'window':
      return isSame(reach.of.place, place)
        ? []
        : [{ ...reach.of.place, message: message('Is kept by {0}.', reach.of.words) }];
  }
}

/** `Order flows from map 'parse' to process 'alerts' (Job.java:30).` */
function reachWords({ information, reach }: ReachedType): Message {
  const type = writtenType(information.type);
  switch (reach.by) {
    case 'edge':
      if (!reach.from) {
        return message('{0} comes in here.', type);
      }
      return reach.to
        ? message('{0} flows from {1} to {2} ({3}).', type, reach.from.words, reach.to.words, line(reach.to))
        : message('{0} comes out of {1}.', type, reach.from.words);
    case 'key':
      return reach.of
        ? message('{0} is the key of {1} ({2}).', type, reach.of.words, line(reach.of))
        : message('{0} is the key here.', type);
    case 'state':
      return reach.name === null
        ? message('{0} is kept by {1}.', type, reach.of.words)
        : reach.part === 'key'
          ? message("{0} is the key in state '{1}' of {2}.", type, reach.name, reach.of.words)
          : message("{0} is the value of state '{1}' of {2}.", type, reach.name, reach.of.words);
    case 'window':
      return message('{0} is kept by the windows of {1}.', type, reach.of.words);
  }
}

/** `Job.java:30` */
function line({ place: { file, range } }: OperatorWords): string {
  return `${file.slice(file.lastIndexOf('/') + 1)}:${range.start.line + 1}`;
}

function withoutRepetition(places: readonly RelatedPlace[]): RelatedPlace[] {
  return places.filter((place, i) => !places.slice(0, i).some((other) => isSame(other, place)));
}

function isSame(a: CodePlace, b: CodePlace): boolean {
  const [from, to] = [a.range.start, b.range.start];
  return a.file === b.file && from.line === to.line && from.column === to.column;
}
