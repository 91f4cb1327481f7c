/** Types that reach Flink, so that it must choose a serializer for each, with the way that leads there. */
import { type ClassModel, type ClassPool, simpleName } from '../../java/class-model';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { CodePlace } from '../code-place';
import type { JobProgram } from '../transformation';

export interface ReachedType {
  /** What Flink makes of it just there; never of kind `unknown`. */
  readonly information: TypeInformation;
  readonly reach: Reach;
  /** The code that brings it: the call that makes the records, `keyBy`, the descriptor. */
  readonly place: CodePlace;
  /** True where only the type of what comes in is kept, so that another place decides it. */
  readonly handedOn: boolean;
  /** The job whose graph shows it; null where only a declaration does, of code that no job here runs. */
  readonly program: JobProgram | null;
}

/**
 * Where Flink serializes it:
 * - `edge`: records go from one operator to another; null where the code of one of them is not here
 * - `key`: of what `keyBy` and its like give
 * - `state`: a state of a function, by its name; of Flink's own operators, and where it is not constant, without
 * - `window`: what windows keep until they fire
 */
export type Reach =
  | { readonly by: 'edge'; readonly from: OperatorWords | null; readonly to: OperatorWords | null }
  | { readonly by: 'key'; readonly of: OperatorWords | null }
  | { readonly by: 'state'; readonly name: string | null; readonly part: 'key' | 'value'; readonly of: OperatorWords }
  | { readonly by: 'window'; readonly of: OperatorWords };

/** An operator, or a class that one will run, as people call it. */
export interface OperatorWords {
  /** `map 'orders-map-v1'`; the simple name of a class. */
  readonly words: string;
  readonly place: CodePlace;
}

const WEIGHTS: readonly Reach['by'][] = ['edge', 'key', 'window', 'state'];

/** The more it weighs, the longer lives what the serializer writes: on the wire, as a key, in a window, in a state. */
export function weightOf({ reach }: ReachedType): number {
  return WEIGHTS.indexOf(reach.by);
}

/** True where savepoints hold what the type's serializer writes. */
export function isKept({ reach }: ReachedType): boolean {
  return reach.by !== 'edge';
}

/** A field on the way from a type that reaches Flink to a class within it. */
export interface FieldStep {
  /** The binary name of the class that declares it. */
  readonly declaredIn: string;
  readonly name: string;
}

/** A part of a type that reaches Flink, and the fields that lead to it. */
export interface ReachedPart {
  readonly information: TypeInformation;
  readonly way: readonly FieldStep[];
  readonly reached: ReachedType;
}

/** The type and all its parts, outer ones first. */
export function* partsOf(
  reached: ReachedType,
  information = reached.information,
  way: readonly FieldStep[] = [],
): Iterable<ReachedPart> {
  yield { information, way, reached };
  for (const { name, declaredIn, type } of information.fields) {
    yield* partsOf(reached, type, [...way, { declaredIn, name }]);
  }
  for (const argument of information.arguments) {
    yield* partsOf(reached, argument, way);
  }
}

/** The place of a field that a class of the workspace declares; null for every other. */
export function placeOfField({ declaredIn, name }: FieldStep, classes: ClassPool): CodePlace | null {
  const model: ClassModel | null = classes.find(declaredIn);
  const place = model?.fields.find((field) => field.name === name)?.place;
  return place ? { file: place.file, range: place.nameRange } : null;
}

/** `Order.items` */
export function fieldWords({ declaredIn, name }: FieldStep): string {
  return `${simpleName(declaredIn)}.${name}`;
}
