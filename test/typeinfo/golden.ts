/** Compares type information with what the oracle's programs (`flink-oracle/types`, `oracle.Dump`) wrote of real Flink's. */
import type { FieldInformation, TypeInformation } from '../../server/src/typeinfo/type-information';

/** What `oracle.Dump` writes of a TypeInformation. */
export interface GoldenType {
  readonly kind: string;
  readonly typeClass: string | null;
  readonly serializer: string | { readonly exception: string; readonly message: string | null };
  readonly fields?: readonly { readonly name: string; readonly declaredIn?: string; readonly type: GoldenType }[];
  /** True where the dump was cut off. */
  readonly truncated?: boolean;
  readonly component?: GoldenType;
  readonly ElementTypeInfo?: GoldenType;
  readonly KeyTypeInfo?: GoldenType;
  readonly ValueTypeInfo?: GoldenType;
  readonly LeftType?: GoldenType;
  readonly RightType?: GoldenType;
}

export interface GoldenAnswer {
  readonly result?: GoldenType;
  readonly error?: { readonly exception: string; readonly message: string | null };
  readonly log: readonly string[];
}

export interface GoldenClass extends GoldenAnswer {
  readonly class: string;
  readonly declaredFields?: readonly (GoldenAnswer & { readonly name: string })[];
}

const KINDS: Readonly<Record<string, string>> = {
  BASIC_ARRAY: 'array',
  OBJECT_ARRAY: 'array',
  PRIMITIVE_ARRAY: 'array',
  TIME: 'basic',
  VARIANT: 'custom',
  BITMAP: 'custom',
};

/** In what the answer differs; what is unknown differs in nothing. `logged` are the lines the extraction logged. */
export function differencesOf(actual: TypeInformation, golden: GoldenAnswer, logged: readonly string[]): string[] {
  if (actual.kind === 'unknown') {
    return [];
  }
  const log = golden.log.map((line) => line.replace(/^[A-Z]+ TypeExtractor: /, ''));
  const differences: string[] = [];
  if (golden.error) {
    const said = actual.reasons.at(-1)?.message;
    const thrown = golden.error.message ?? golden.error.exception;
    if (actual.kind !== 'error' || said !== thrown) {
      differences.push(` is ${actual.kind} (${said}), Flink throws ${thrown}`);
    }
  } else if (golden.result) {
    differences.push(...treeDifferences(actual, golden.result, ''));
  }
  // a class that is no POJO has no fields here, but their log lines were logged: those of unknown types are not known
  const endless = golden.error?.exception === 'java.lang.StackOverflowError';
  if (gapsOf(actual, '').length === 0 && !endless && logged.join('\n') !== log.join('\n')) {
    differences.push(` logs\n  ${logged.join('\n  ')}\n Flink\n  ${log.join('\n  ')}`);
  }
  for (const reason of reasonsOf(actual)) {
    if (!golden.log.some((line) => line.endsWith(reason.message)) && LOGGED.has(reason.code)) {
      differences.push(` has a reason Flink did not log: ${reason.message}`);
    }
  }
  return differences;
}

const LOGGED: ReadonlySet<string> = new Set([
  ...['not-public', 'no-fields', 'no-getter', 'no-setter', 'invalid-field', 'custom-serialization'],
  ...['no-default-constructor', 'default-constructor-not-public', 'shadowed-field'],
]);

function reasonsOf(info: TypeInformation): TypeInformation['reasons'] {
  return [...partsOf(info).flatMap(reasonsOf), ...info.reasons];
}

function treeDifferences(actual: TypeInformation, golden: GoldenType, at: string): string[] {
  if (actual.kind === 'unknown') {
    return [];
  }
  const kind = KINDS[golden.kind] ?? golden.kind.toLowerCase();
  if (actual.kind !== kind) {
    return [`${at} is ${actual.kind} (${JSON.stringify(actual.reasons)}), in Flink ${kind}`];
  }
  const differences: string[] = [];
  const serializer = typeof golden.serializer === 'string' ? golden.serializer.replace(/^.*\./, '') : null;
  if (actual.serializer !== serializer) {
    differences.push(`${at} has the serializer ${actual.serializer}, in Flink ${serializer}`);
  }
  if (typeof golden.serializer === 'object') {
    const thrown = golden.serializer.message ?? golden.serializer.exception;
    if (actual.reasons.at(-1)?.message !== thrown) {
      differences.push(`${at} says ${JSON.stringify(actual.reasons)}, Flink throws ${thrown}`);
    }
  }
  if (kind === 'kryo' && actual.reasons.length === 0) {
    differences.push(`${at} has no reason`);
  }
  if (golden.truncated) {
    return differences;
  }
  const fields = golden.fields ?? [];
  const describe = ({ name, declaredIn }: { name: string; declaredIn?: string }) => `${declaredIn ?? ''}#${name}`;
  const names = kind === 'tuple' ? actual.fields.map(({ name }) => `#${name}`) : actual.fields.map(describe);
  if (names.join(' ') !== fields.map(describe).join(' ')) {
    return [...differences, `${at} has the fields ${names.join(' ')}, in Flink ${fields.map(describe).join(' ')}`];
  }
  const typeArguments = [
    golden.component ?? golden.ElementTypeInfo ?? golden.KeyTypeInfo ?? golden.LeftType,
    golden.ValueTypeInfo ?? golden.RightType,
  ].filter((each) => each !== undefined);
  if (actual.arguments.length !== typeArguments.length && golden.kind !== 'PRIMITIVE_ARRAY') {
    differences.push(`${at} has ${actual.arguments.length} arguments, in Flink ${typeArguments.length}`);
  }
  return [
    ...differences,
    ...fields.flatMap(({ type }, i) =>
      treeDifferences((actual.fields[i] as FieldInformation).type, type, `${at}.${fields[i]?.name}`),
    ),
    ...typeArguments.flatMap((type, i) => treeDifferences(actual.arguments[i] ?? actual, type, `${at}<${i}>`)),
  ];
}

/** Where the answer is unknown, and why. */
export function gapsOf(info: TypeInformation, at: string): string[] {
  if (info.kind === 'unknown') {
    return [`${at} ${info.reasons.map(({ message }) => message).join('; ')}`];
  }
  return [
    ...info.fields.flatMap((field) => gapsOf(field.type, `${at}.${field.name}`)),
    ...info.arguments.flatMap((argument, i) => gapsOf(argument, `${at}<${i}>`)),
  ];
}

function partsOf(info: TypeInformation): readonly TypeInformation[] {
  return [...info.fields.map((field) => field.type), ...info.arguments];
}
