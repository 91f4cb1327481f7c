/** A field that Kryo serializes within a POJO or a tuple. */
import { type Message, message } from '../../base/message';
import { simpleName } from '../../java/class-model';
import { mayNameFlink, withoutFlink } from '../flink-on-class-path';
import { genericClassFixes } from '../generic-class-fix';
import { kryoParts, type WhyKryo, whyKryo, writtenType } from '../kryo-reason';
import { oncePerPlace } from '../once-per-place';
import { kryoHere } from '../reached-here';
import { wayOn, waysTo } from '../reached-words';
import type { Detection, FileFacts, Rule } from '../rule';
import { hasTypeInfo } from '../type-info';
import { type KryoFieldSite, typeInfoFixes } from './fixes';
import { interfaceFixes } from './interface-fix';

interface KryoField {
  /** `Order.items`, `Tuple2.f1`. */
  readonly field: string;
  readonly type: string;
  readonly why: WhyKryo;
  /** The field of a POJO; null for the part of a tuple. */
  readonly site: KryoFieldSite | null;
}

export const kryoField: Rule<KryoField> = {
  id: 'kryo-field',
  title: message('Kryo serializes a field of a POJO or a tuple'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'unsafe',

  *check(facts: FileFacts): Iterable<Detection<KryoField>> {
    if (!facts.project.givesSerializersByClass) {
      yield* fieldsOfPojos(facts);
      yield* oncePerPlace(partsOfTuples(facts), ({ field, type }) => `${field} ${type}`);
    }
  },

  message: ({ field, type, why }) => reasonMessage(why, field, type),

  fixes: (facts, { data: { site } }) => (site ? fixesOf(facts, site) : []),

  whyNoFix: (facts, { data: { site } }) => (site && !mayNameFlink(facts) ? withoutFlink() : null),
};

function fixesOf(facts: FileFacts, site: KryoFieldSite) {
  return [
    ...interfaceFixes(facts, site),
    ...typeInfoFixes(facts, site),
    ...genericClassFixes(facts, site.model, site.reached.pojo),
  ];
}

function* fieldsOfPojos({ classes, project }: FileFacts): Iterable<Detection<KryoField>> {
  for (const model of classes) {
    const reached = project.fieldsReached(model.name);
    for (const declared of reached.length > 0 ? model.fields : []) {
      const { name, place, annotations } = declared;
      const found = reached.find(({ field }) => field.name === name);
      if (!place || !found || hasTypeInfo(annotations)) {
        continue;
      }
      for (const { info, way } of kryoParts(found.field.type)) {
        const why = whyKryo(info, project, found.flink.version);
        if (why) {
          const field = [simpleName(model.name), name, ...way].join('.');
          yield {
            range: place.nameRange,
            data: { field, type: writtenType(info.type), why, site: { model, field: declared, reached: found } },
            related: waysTo(found.by, project),
            flink: found.flink,
          };
          break;
        }
      }
    }
  }
}

function* partsOfTuples(facts: FileFacts): Iterable<Detection<KryoField>> {
  const { flinkVersion, project } = facts;
  for (const reached of kryoHere(facts)) {
    const { type } = reached.information;
    for (const { info, way } of kryoParts(reached.information)) {
      const why = way.length > 0 ? whyKryo(info, project, flinkVersion) : null;
      if (why && type.kind === 'class') {
        const field = [simpleName(type.name), ...way].join('.');
        const data = { field, type: writtenType(info.type), why, site: null };
        yield { range: reached.place.range, data, related: wayOn(reached) };
        break;
      }
    }
  }
}

function reasonMessage(why: WhyKryo, field: string, type: string): Message {
  switch (why) {
    case 'collection-before-2':
      return message('{0} goes through Kryo: {1} is native only from Flink 2.0 on.', field, type);
    case 'collection-of-generic':
      return message('{0} goes through Kryo: {1} holds a type with type arguments of its own.', field, type);
    case 'collection-open':
      return message('{0} goes through Kryo: {1} does not say what it holds.', field, type);
    case 'implementation':
      return message(
        '{0} goes through Kryo: {1} is an implementation. Only List, Set, Map and the like are native, from Flink 2.0 on.',
        field,
        type,
      );
    case 'object':
      return message('{0} goes through Kryo: Object tells Flink nothing about what it holds.', field);
    case 'interface':
      return message('{0} goes through Kryo: {1} is an interface, so Flink cannot know its fields.', field, type);
    case 'itself':
      return message('{0} goes through Kryo: {1} contains itself, and is generic where it is met again.', field, type);
    case 'open-variable':
      return message('{0} goes through Kryo: nothing says what its type variable stands for.', field);
    case 'no-serializer':
      return message('{0} goes through Kryo: Flink has no serializer for {1}.', field, type);
  }
}
