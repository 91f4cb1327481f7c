/** An edge, a key, a state or a window of a type that Flink gives to Kryo and that is no class of the project. */
import { type Message, message } from '../../base/message';
import type { ReachedType } from '../../topology/reached/reached-type';
import { kryoParts, type WhyKryo, whyKryo, writtenType } from '../kryo-reason';
import { oncePerPlace } from '../once-per-place';
import { kryoHere } from '../reached-here';
import { wayOn } from '../reached-words';
import type { Detection, FileFacts, Rule } from '../rule';
import { workspaceClass } from '../workspace-class';
import { toldTypeFixes } from './fixes';

interface KryoType {
  readonly reached: ReachedType;
  readonly type: string;
  readonly why: WhyKryo;
}

export const kryoType: Rule<KryoType> = {
  id: 'kryo-type',
  title: message('Kryo serializes the type of an edge, a key or a state'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => oncePerPlace(detect(facts), ({ type }) => type),

  message: ({ type, why }) => reasonMessage(why, type),

  fixes: (facts, { range, data: { reached } }) =>
    toldTypeFixes(facts, range, reached.information.type, reached.reach.by),
};

function* detect(facts: FileFacts): Iterable<Detection<KryoType>> {
  const { flinkVersion, project } = facts;
  for (const reached of kryoHere(facts)) {
    for (const { info, way } of kryoParts(reached.information)) {
      const why = whyKryo(info, project, flinkVersion);
      const isOwn = why === 'itself' || workspaceClass(info.type, project)?.kind === 'class';
      if (why && !isOwn && way.length === 0) {
        const data = { reached, type: writtenType(info.type), why };
        yield { range: reached.place.range, data, related: wayOn(reached) };
        break;
      }
    }
  }
}

function reasonMessage(why: WhyKryo, type: string): Message {
  switch (why) {
    case 'collection-before-2':
      return message('Kryo serializes {0}: it is native only from Flink 2.0 on.', type);
    case 'collection-of-generic':
      return message('Kryo serializes {0}: it holds a type with type arguments of its own.', type);
    case 'collection-open':
      return message('Kryo serializes {0}: it does not say what it holds.', type);
    case 'implementation':
      return message('Kryo serializes {0}: implementations of collections are generic types in all versions.', type);
    case 'object':
      return message('Kryo serializes Object: it tells Flink nothing about what it holds.');
    case 'interface':
      return message('Kryo serializes {0}: it is an interface, so Flink cannot know its fields.', type);
    case 'itself':
    case 'open-variable':
    case 'no-serializer':
      return message('Kryo serializes {0}: Flink has no serializer for it.', type);
  }
}
