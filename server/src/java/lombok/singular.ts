/** `@Singular` in builders (lombok.javac.handlers.JavacSingularsRecipes and the singularizers beside it). */
import { classType, type JavaType, type MethodModel, OBJECT } from '../class-model';
import { prefixed } from './accessor-names';
import { namingSettings } from './accessors';
import type { ClassDraft } from './class-draft';
import { ANY, method } from './generated-members';
import type { Handling } from './handling';
import type { LombokAnnotation } from './lombok-annotations';
import { flagSetting } from './lombok-config';
import { singularOf } from './singular-names';

export const SINGULAR = 'lombok.Singular';

const GUAVA = 'com.google.common.collect.';

/** The immutable collection of Guava a type is built with (`lombok.core.GuavaTypeMap`). */
const GUAVA_TYPES: ReadonlyMap<string, string> = new Map([
  ['java.util.NavigableSet', 'ImmutableSortedSet'],
  ['java.util.NavigableMap', 'ImmutableSortedMap'],
  ['java.util.SortedSet', 'ImmutableSortedSet'],
  ['java.util.SortedMap', 'ImmutableSortedMap'],
  ['java.util.Set', 'ImmutableSet'],
  ['java.util.Map', 'ImmutableMap'],
  ['java.util.Collection', 'ImmutableList'],
  ['java.util.List', 'ImmutableList'],
  ['java.lang.Iterable', 'ImmutableList'],
  [`${GUAVA}ImmutableCollection`, 'ImmutableList'],
  ...['List', 'Set', 'SortedSet', 'Map', 'BiMap', 'SortedMap', 'Table'].map((each): [string, string] => [
    `${GUAVA}Immutable${each}`,
    `Immutable${each}`,
  ]),
]);

/** How a collection is built one by one. */
export interface Singularizer {
  readonly plural: string;
  readonly singular: string;
  readonly typeArguments: readonly JavaType[];
  readonly guava: boolean;
  readonly target: string;
}

/** What `@Singular` makes of a field or parameter; `unknown` for types of which Lombok, or this, does not know enough. */
export function singularizerOf(
  plural: string,
  type: JavaType,
  annotation: LombokAnnotation,
  { config }: Handling,
): Singularizer | 'unknown' {
  const singular = annotation.values.text('value') || singularOf(plural);
  if (type.kind !== 'class' || !GUAVA_TYPES.has(type.name) || singular === null) {
    return 'unknown';
  }
  return {
    plural,
    singular,
    typeArguments: type.arguments,
    guava: type.name.startsWith(GUAVA) || flagSetting(config, 'lombok.singular.useGuava') === true,
    target: type.name,
  };
}

/** The fields a builder collects in (`generateFields`). */
export function singularFields({
  plural,
  typeArguments,
  guava,
  target,
}: Singularizer): { name: string; type: JavaType }[] {
  const list = (argument: JavaType | undefined) => classType('java.util.ArrayList', exact(argument));
  if (guava) {
    const suffixes = suffixesOf(target, true);
    const type = classType(
      `${GUAVA}${GUAVA_TYPES.get(target)}$Builder`,
      ...suffixes.map((_, i) => exact(typeArguments[i])),
    );
    return [{ name: plural, type }];
  }
  return isMap(target)
    ? [
        { name: `${plural}$key`, type: list(typeArguments[0]) },
        { name: `${plural}$value`, type: list(typeArguments[1]) },
      ]
    : [{ name: plural, type: list(typeArguments[0]) }];
}

/** The methods for one element, for many and for none (`doGenerateMethods`). */
export function singularMethods(
  singularizer: Singularizer,
  returnType: JavaType,
  keywords: MethodModel['keywords'],
  setterPrefix: string,
  handling: Handling,
): MethodModel[] {
  const { plural, singular, typeArguments, guava, target } = singularizer;
  const { capitalization } = namingSettings(handling);
  const suffixes = suffixesOf(target, guava);
  const one = suffixes.map((suffix, i) => ({
    name: guava ? suffix || singular : singular + suffix,
    type: exact(typeArguments[i]),
  }));
  const many = classType(allOf(target, guava), ...suffixes.map((_, i) => covariant(typeArguments[i])));
  return [
    method(prefixed(setterPrefix, singular, capitalization), returnType, keywords, one),
    method(prefixed(setterPrefix, plural, capitalization), returnType, keywords, [{ name: plural, type: many }]),
    method(prefixed('clear', plural, capitalization), returnType, keywords),
  ];
}

/** True when somebody wrote a part of it in the builder: Lombok then treats the field like any other. */
export function isPartlyWritten({ plural, singular, target }: Singularizer, builder: ClassDraft): boolean {
  const fields = isMap(target) && !target.startsWith(GUAVA) ? [`${plural}$key`, `${plural}$value`] : [plural];
  return (
    builder.fields.some(({ name, place }) => place !== null && fields.includes(name)) ||
    builder.methods.some(({ name, place }) => place !== null && [plural, singular].includes(name))
  );
}

function isMap(target: string): boolean {
  return target.endsWith('Map');
}

function suffixesOf(target: string, guava: boolean): readonly string[] {
  if (target.endsWith('Table')) {
    return ['rowKey', 'columnKey', 'value'];
  }
  return isMap(target) ? (guava ? ['key', 'value'] : ['Key', 'Value']) : [''];
}

function allOf(target: string, guava: boolean): string {
  if (target.endsWith('Table')) {
    return `${GUAVA}Table`;
  }
  return isMap(target) ? 'java.util.Map' : guava ? 'java.lang.Iterable' : 'java.util.Collection';
}

/** `createTypeArgs` without `extends`: wildcards become their bound. */
function exact(argument: JavaType | undefined): JavaType {
  if (argument?.kind === 'wildcard') {
    return argument.bound === 'extends' && argument.type ? argument.type : OBJECT;
  }
  return argument ?? OBJECT;
}

/** `createTypeArgs` with `extends`. */
function covariant(argument: JavaType | undefined): JavaType {
  if (argument === undefined) {
    return ANY;
  }
  if (argument.kind === 'wildcard') {
    return argument.bound === 'extends' ? argument : ANY;
  }
  return { kind: 'wildcard', bound: 'extends', type: argument };
}
