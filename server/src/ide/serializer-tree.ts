/** The serializers of a type and its parts as a tree, marked by cost and by the version from which on Flink has its own. */
import type { Say } from '../base/message';
import { type FlinkVersion, isAtLeast, parseFlinkVersion } from '../flink/flink-version';
import type { JavaType } from '../java/class-model';
import { TypeCosts } from '../typeinfo/type-costs';
import type { TypeInformation } from '../typeinfo/type-information';
import type { HoverContext } from './hover-context';
import { type TypeView, typeView } from './type-view';

export interface SerializerNode extends TypeView {
  /** The field's name; null for the type itself and for type arguments. */
  readonly name: string | null;
  /** The Flink from which on it does without Kryo; null where it does already, never will, or that is not known. */
  readonly nativeFrom: string | null;
  readonly parts: readonly SerializerNode[];
}

/** The lines in which what TypeExtractor makes of types has changed (records in 1.19, collections in 2.0). */
const TURNING_POINTS = ['1.19', '2.0'].flatMap((text) => parseFlinkVersion(text) ?? []);
const DEEPEST = 4;

/** @param version that of the jobs which are meant; what is not known is taken from the project's build */
export function serializerTree(
  type: JavaType,
  { project, say }: Pick<HoverContext, 'project' | 'say'>,
  version: FlinkVersion | null = project.flinkVersion,
): SerializerNode {
  const later = laterThan(version).map((point) => ({ point, type: project.typeInformationIn(point, type) }));
  const isOwn = version === null || version.text === project.flinkVersion?.text;
  const made = isOwn ? project.typeInformation(type) : project.typeInformationIn(version, type);
  return node(null, made, later, { costs: new TypeCosts(), say }, 0);
}

/** What another version makes of the same type or part; null where it has no such part. */
interface Later {
  readonly point: FlinkVersion;
  readonly type: TypeInformation | null;
}

function laterThan(version: FlinkVersion | null): readonly FlinkVersion[] {
  return version === null ? [] : TURNING_POINTS.filter(({ major, minor }) => !isAtLeast(version, major, minor));
}

function node(
  name: string | null,
  type: TypeInformation,
  later: readonly Later[],
  using: { readonly costs: TypeCosts; readonly say: Say },
  depth: number,
): SerializerNode {
  const view = typeView(type, using.say, using.costs);
  const better = view.cost === 'kryo' ? later.find((other) => other.type && isNative(other.type)) : undefined;
  const parts =
    depth >= DEEPEST
      ? []
      : [
          ...type.fields.map((field) =>
            node(field.name, field.type, ofField(later, field.name, field.declaredIn), using, depth + 1),
          ),
          ...type.arguments.map((argument, i) => node(null, argument, ofArgument(later, i), using, depth + 1)),
        ];
  return { ...view, name, nativeFrom: better?.point.text ?? null, parts };
}

function isNative({ kind }: TypeInformation): boolean {
  return kind !== 'kryo' && kind !== 'unknown' && kind !== 'error';
}

function ofField(later: readonly Later[], name: string, declaredIn: string): Later[] {
  return later.map(({ point, type }) => ({
    point,
    type: type?.fields.find((field) => field.name === name && field.declaredIn === declaredIn)?.type ?? null,
  }));
}

function ofArgument(later: readonly Later[], index: number): Later[] {
  return later.map(({ point, type }) => ({ point, type: type?.arguments[index] ?? null }));
}
