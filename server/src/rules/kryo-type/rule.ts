/** A stream or a state of a type that Flink gives to Kryo and that is no class of the project. */
import { type Message, message } from '../../base/message';
import { extractedTypes, workspaceClass } from '../extracted-types';
import { kryoParts, type WhyKryo, whyKryo, writtenType } from '../kryo-reason';
import { oncePerPlace } from '../once-per-place';
import type { Detection, FileFacts, Rule } from '../rule';

interface KryoType {
  readonly type: string;
  readonly why: WhyKryo;
}

export const kryoType: Rule<KryoType> = {
  id: 'kryo-type',
  title: message('Kryo serializes the type of a stream or a state'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'none',

  check: (facts) => oncePerPlace(detect(facts)),

  message: ({ type, why }) => reasonMessage(why, type),
};

function* detect(facts: FileFacts): Iterable<Detection<KryoType>> {
  const { flinkVersion, project } = facts;
  if (project.givesSerializersByClass) {
    return;
  }
  for (const { type, range } of extractedTypes(facts)) {
    for (const { info, way } of kryoParts(project.typeInformation(type))) {
      const why = whyKryo(info, project, flinkVersion);
      const isOwn = why === 'itself' || workspaceClass(info.type, project)?.kind === 'class';
      if (why && !isOwn && way.length === 0) {
        yield { range, data: { type: writtenType(info.type), why } };
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
