/** Calls and options that give Kryo serializers of its own, or that give a class to Kryo or Avro whatever it is. */
import { message } from '../../base/message';
import type { TypeInformation } from '../../typeinfo/type-information';
import { bare, wordsOf } from '../code-behind';
import type { Restore, Revision } from '../revision';
import { type TypeChange, unknown } from './effect';

/**
 * Which serializer a type gets where the settings are other ones is not followed; null where they are the same.
 * `KryoSerializerSnapshot` (1.17 to 2.3) compares what is registered, not the code of those serializers.
 */
export function settingsChange({ kind }: TypeInformation, restore: Restore): TypeChange | null {
  const about = ABOUT[kind];
  if (!about) {
    return null;
  }
  const [before, after] = [restore.from, restore.to].map(({ serializerSettings }) =>
    serializerSettings.filter((setting) => about.test(setting)).map(bare),
  );
  if (before?.join('\n') !== after?.join('\n')) {
    return unknown(message('the settings that choose its serializer changed'));
  }
  const changed = kind === 'kryo' ? changedSerializer(after ?? [], restore) : null;
  return changed === null ? null : unknown(message('{0}, which Kryo is given, changed', changed));
}

const ABOUT: Partial<Record<TypeInformation['kind'], RegExp>> = {
  pojo: /force/i,
  avro: /force/i,
  kryo: /kryo|generic|serialization/i,
};

/** A class of the project that the settings name, of which the code changed. */
function changedSerializer(settings: readonly string[], { from, to }: Restore): string | null {
  const codeOf = (name: string, revision: Revision) =>
    revision
      .classesNamed(name)
      .map(({ place }) => (place ? bare(revision.textOf(place) ?? '') : ''))
      .join('\n');
  const names = new Set(settings.flatMap((setting) => wordsOf(setting.replace(/['"]/g, ' '))));
  return [...names].find((name) => codeOf(name, from) !== codeOf(name, to)) ?? null;
}
