/** The types that reach streams and states, grouped by the serializer that Flink picks: a team's distribution. */
import { flinkProjects, typesAhead } from '../analysis/ahead';
import type { ProjectAnalysis } from '../analysis/project-analysis';
import type { Workspace } from '../analysis/workspace';
import type { Cancellation } from '../base/cancellation';
import { givingWay } from '../base/giving-way';
import type { CodePlace } from '../topology/code-place';
import { TypeCosts } from '../typeinfo/type-costs';
import type { TypeInformation } from '../typeinfo/type-information';
import { type Telling, type ViewPlace, viewPlace } from './telling';
import { type TypeView, typeView } from './type-view';

export interface SerializerGroup {
  /** The simple class name; null for types whose serializer is not known, or that Flink refuses. */
  readonly serializer: string | null;
  /** The most expensive first, then by name. */
  readonly types: readonly UsedType[];
}

export interface UsedType extends TypeView {
  /** The class, or else where the type is met. */
  readonly place: ViewPlace | null;
}

const DEAREST_FIRST = ['throws', 'kryo', 'kryo-within', 'unknown', 'own'] as const;

/** The groups with Kryo and unknown ones first, then the largest. @throws Cancelled when the caller cancelled */
export async function serializerGroups(
  workspace: Workspace,
  telling: Telling,
  cancellation: Cancellation,
): Promise<SerializerGroup[]> {
  const used = new Map<string, UsedType>();
  for (const project of flinkProjects(workspace)) {
    await givingWay(typesAhead(project), cancellation);
    collect(project, used, telling);
  }
  return grouped([...used.values()]);
}

/** Each type once, in its group. */
export function grouped(all: readonly UsedType[]): SerializerGroup[] {
  const unique = new Map(all.map((type) => [keyOf(type), type]));
  const groups = new Map<string | null, UsedType[]>();
  for (const type of unique.values()) {
    groups.set(type.serializer, [...(groups.get(type.serializer) ?? []), type]);
  }
  return [...groups]
    .map(([serializer, types]) => ({ serializer, types: types.sort(byCost) }))
    .sort((a, b) => rank(a) - rank(b) || b.types.length - a.types.length);
}

function keyOf({ serializer, text, cost }: TypeView): string {
  return `${serializer} ${text} ${cost}`;
}

function rank({ serializer }: SerializerGroup): number {
  return serializer === 'KryoSerializer' ? 0 : serializer === null ? 1 : 2;
}

function byCost(a: UsedType, b: UsedType): number {
  return DEAREST_FIRST.indexOf(a.cost) - DEAREST_FIRST.indexOf(b.cost) || (a.text < b.text ? -1 : 1);
}

/** Adds every type once, whatever number of streams and fields it is met in. */
function collect(project: ProjectAnalysis, used: Map<string, UsedType>, telling: Telling): void {
  const costs = new TypeCosts();
  const seen = new Set<TypeInformation>();
  const add = (type: TypeInformation, met: CodePlace | null) => {
    if (seen.has(type)) {
      return;
    }
    seen.add(type);
    const view = typeView(type, telling.say, costs);
    const key = keyOf(view);
    if (!used.has(key)) {
      const place = placeOfClass(project, type) ?? met;
      used.set(key, { ...view, place: place && viewPlace(place, telling) });
    }
    for (const part of [...type.fields.map((field) => field.type), ...type.arguments]) {
      add(part, met);
    }
  };
  for (const { information, place } of project.reached) {
    add(information, place);
  }
}

function placeOfClass(project: ProjectAnalysis, { type }: TypeInformation): CodePlace | null {
  const place = type.kind === 'class' ? project.findClass(type.name)?.place : null;
  return place ? { file: place.file, range: place.nameRange } : null;
}
