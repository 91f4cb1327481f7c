/** What the jobs of several modules make of one class, taken together: the worst of it counts, for the versions it holds in. */
import type { JudgedFor, ReachedClass, ReachedField } from '../rules/rule';
import { type FieldsInModule, heaviestFirst, rank } from './reached-evidence';

/** How a class reaches Flink. @param found what each module's jobs show, the class's own module first */
export function reachedByAny(found: readonly ReachedClass[]): ReachedClass | null {
  const worst = Math.max(...found.map(({ type }) => rank(type.kind)));
  const alike = found.filter(({ type }) => rank(type.kind) === worst);
  const [first] = alike;
  const better = found.filter(({ type }) => rank(type.kind) < worst && type.kind !== 'unknown');
  return first
    ? {
        type: first.type,
        by: heaviestFirst(alike.flatMap(({ by }) => by)),
        flink: judgedFor(
          alike.map(({ flink }) => flink),
          better.map(({ flink }) => flink),
        ),
      }
    : null;
}

/** The fields of a class that Kryo gets in the jobs of any module. @param modules the class's own first */
export function fieldsReachedByAny(modules: readonly FieldsInModule[]): readonly ReachedField[] {
  const [only, ...more] = modules;
  if (only && more.length === 0) {
    return only.fields;
  }
  const names = new Set(modules.flatMap(({ fields }) => fields.map(({ field }) => field.name)));
  return Array.from(names).flatMap((name): ReachedField[] => {
    const named = (fields: readonly ReachedField[]) => fields.filter(({ field }) => field.name === name);
    const alike = modules.flatMap(({ fields }) => named(fields));
    const better = modules.filter(({ fields, isPojo }) => isPojo && named(fields).length === 0);
    const [first] = alike;
    return first
      ? [
          {
            ...first,
            by: heaviestFirst(alike.flatMap(({ by }) => by)),
            flink: judgedFor(
              alike.map(({ flink }) => flink),
              better.map(({ flinkVersion }) => ({ version: flinkVersion, notFor: [] })),
            ),
          },
        ]
      : [];
  });
}

/** A version that a module's jobs show it for is none that it does not hold in: one of them may tell Flink the type. */
function judgedFor([first, ...others]: readonly JudgedFor[], better: readonly JudgedFor[]): JudgedFor {
  const holds = new Set([first, ...others].map((each) => each?.version?.text));
  const versions = new Map(better.flatMap(({ version }) => (version ? [[version.text, version]] : [])));
  return {
    version: first?.version ?? null,
    notFor: [...versions.values()].filter(({ text }) => !holds.has(text)),
  };
}
