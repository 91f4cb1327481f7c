/** The types of a project whose serializers another version changes, and those that stay with Kryo, each at its place. */
import type { ProjectAnalysis } from '../../analysis/project-analysis';
import { type Message, message } from '../../base/message';
import type { FlinkVersion } from '../../flink/flink-version';
import { writtenType } from '../../rules/kryo-reason';
import type { CodePlace } from '../../topology/code-place';
import { fieldWords, isKept, placeOfField } from '../../topology/reached/reached-type';
import type { TypeInformation } from '../../typeinfo/type-information';

export interface TypeChange {
  readonly place: CodePlace;
  /** `Order.items`, or the type. */
  readonly what: string;
  /** `Kryo → list`, or what is thrown; null where Kryo stays. */
  readonly becomes: Message | string | null;
  /** True where a key, a window or a state holds it: savepoints have it. */
  readonly kept: boolean;
}

/** What `target` makes of every type that reaches Flink, beside what the project's own version makes of it. */
export function typeChanges(project: ProjectAnalysis, target: FlinkVersion): TypeChange[] {
  const changes = new Map<string, TypeChange>();
  const pool = { find: (name: string) => project.findClass(name) };
  for (const reached of project.reached) {
    const { information } = reached;
    if (project.typeInformation(information.type).kind !== information.kind) {
      continue; // the code tells Flink the type
    }
    const kept = isKept(reached);
    const then = project.typeInformationIn(target, information.type);
    const { type } = information;
    const declared = type.kind === 'class' && type.arguments.length === 0 ? project.findClass(type.name)?.place : null;
    const place = declared ? { file: declared.file, range: declared.nameRange } : reached.place;
    for (const change of compared(information, then, { place, what: writtenType(type), kept }, pool)) {
      const { start } = change.place.range;
      const key = `${change.place.file}:${start.line}:${start.column} ${change.what}`;
      const known = changes.get(key);
      changes.set(key, known ? { ...known, kept: known.kept || change.kept } : change);
    }
  }
  return [...changes.values()];
}

type Pool = Parameters<typeof placeOfField>[1];

function* compared(
  now: TypeInformation,
  then: TypeInformation,
  at: Omit<TypeChange, 'becomes'>,
  pool: Pool,
): Iterable<TypeChange> {
  if (now.kind === 'unknown' || then.kind === 'unknown' || now.kind === 'error') {
    return;
  }
  if (then.kind === 'error') {
    yield { ...at, becomes: message('Flink 2 throws: {0}', then.reasons.at(-1)?.message ?? '') };
  } else if (now.kind !== then.kind) {
    yield { ...at, becomes: `${kindWords(now)} → ${kindWords(then)}` };
  } else if (now.kind === 'kryo') {
    yield { ...at, becomes: null };
  } else {
    for (const field of now.fields) {
      const later = then.fields.find(({ name, declaredIn }) => name === field.name && declaredIn === field.declaredIn);
      const place = placeOfField(field, pool) ?? at.place;
      if (later) {
        yield* compared(field.type, later.type, { ...at, place, what: fieldWords(field) }, pool);
      }
    }
    for (const [i, argument] of now.arguments.entries()) {
      const later = then.arguments[i];
      if (later) {
        yield* compared(argument, later, at, pool);
      }
    }
  }
}

/** The kind tells more than the serializer's class, which may be one around another. */
function kindWords({ kind }: TypeInformation): string {
  return kind === 'kryo' ? 'Kryo' : kind === 'pojo' ? 'POJO' : kind;
}
