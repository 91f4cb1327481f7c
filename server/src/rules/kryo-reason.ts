/** Why Flink gives a type to Kryo, sorted by what its user can do about it. */
import { type FlinkVersion, isAtLeast } from '../flink/flink-version';
import { type JavaType, simpleName } from '../java/class-model';
import { supertypesOf } from '../java/supertypes';
import { isAskedFor, isMetAgain, type TypeInformation } from '../typeinfo/type-information';
import type { ProjectFacts } from './rule';

export type WhyKryo =
  | 'collection-before-2'
  | 'collection-of-generic'
  | 'collection-open'
  | 'implementation'
  | 'object'
  | 'interface'
  | 'itself'
  | 'open-variable'
  | 'no-serializer';

const NATIVE: ReadonlySet<string> = new Set([
  'java.util.List',
  'java.util.Set',
  'java.util.Map',
  'java.util.Collection',
  'java.lang.Iterable',
]);

/** The reason in one word; null when none of them is sure. */
export function whyKryo(info: TypeInformation, project: ProjectFacts, version: FlinkVersion | null): WhyKryo | null {
  const { type, reasons } = info;
  if (type.kind !== 'class' || isAskedFor(info)) {
    return null;
  }
  if (NATIVE.has(type.name)) {
    return whyNotNative(type.arguments, version);
  }
  if (reasons.some(({ code }) => code === 'type-variable')) {
    return 'open-variable';
  }
  if (type.name === 'java.lang.Object') {
    return reasons.some(({ code }) => code === 'jdk-type') ? 'object' : null;
  }
  if (isMetAgain(info)) {
    return 'itself';
  }
  const model = project.findClass(type.name);
  if (model?.place) {
    // a class of the workspace that is no POJO is a finding of its own, where the class stands
    return model.kind === 'interface' ? 'interface' : null;
  }
  if (reasons.some(({ code }) => code === 'interface')) {
    return 'interface';
  }
  if (isCollection(type, project)) {
    return 'implementation';
  }
  return 'no-serializer';
}

function whyNotNative(args: readonly JavaType[], version: FlinkVersion | null): WhyKryo {
  if (args.length === 0 || args.some(({ kind }) => kind === 'wildcard' || kind === 'variable')) {
    return 'collection-open';
  }
  if (args.some((argument) => argument.kind === 'class' && argument.arguments.length > 0)) {
    return 'collection-of-generic';
  }
  return version && isAtLeast(version, 2, 0) ? 'collection-of-generic' : 'collection-before-2';
}

function isCollection(type: JavaType & { readonly kind: 'class' }, project: ProjectFacts): boolean {
  if (
    /^java\.util\.(?:concurrent\.)?(?!BitSet$)\w*(?:List|Set|Map|Deque|Queue|Vector|Stack|Hashtable)$/.test(type.name)
  ) {
    return true;
  }
  const pool = { find: (name: string) => project.findClass(name) };
  // much is an Iterable that is no collection
  return Array.from(supertypesOf(type, pool)).some(({ name }) => NATIVE.has(name) && name !== 'java.lang.Iterable');
}

/** The parts that Kryo gets, with the way to each; what a POJO within holds is that class's own concern. */
export function* kryoParts(info: TypeInformation, way: readonly string[] = []): Iterable<KryoPart> {
  switch (info.kind) {
    case 'kryo':
      yield { info, way };
      return;
    case 'tuple':
      for (const field of info.fields) {
        yield* kryoParts(field.type, [...way, field.name]);
      }
      return;
    case 'list':
    case 'set':
    case 'map':
    case 'array':
    case 'either':
      for (const argument of info.arguments) {
        yield* kryoParts(argument, way);
      }
  }
}

export interface KryoPart {
  readonly info: TypeInformation;
  /** The fields of tuples on the way. */
  readonly way: readonly string[];
}

/** As people write it: `List<String>`. */
export function writtenType(type: JavaType): string {
  switch (type.kind) {
    case 'class': {
      const inner = type.arguments.map(writtenType).join(', ');
      return inner ? `${simpleName(type.name)}<${inner}>` : simpleName(type.name);
    }
    case 'array':
      return `${writtenType(type.element)}[]`;
    case 'wildcard':
      return type.type ? `? ${type.bound ?? ''} ${writtenType(type.type)}` : '?';
    case 'unknown':
      return type.text;
    default:
      return type.name;
  }
}
