/** In what the product's answer about a class differs from real Flink's. */
import type { ProbedClass, ProbedType } from '../io/ask-flink';
import { erasedName, primitiveToWrapper } from '../typeinfo/java-types';
import type { ReasonCode, TypeInformation } from '../typeinfo/type-information';

export interface Comparison {
  /** Each with the path of fields to it. */
  readonly differences: readonly string[];
  /** Parts that are unknown here, with the reason; nothing is compared there. */
  readonly unknown: readonly string[];
  /** Why Flink could not be asked (a class that is missing there, too long an answer), or null. */
  readonly notAsked: string | null;
}

/** Codes of reasons that stand for a line of Flink's log. */
const LOGGED: ReadonlySet<ReasonCode> = new Set([
  ...(['not-public', 'no-fields', 'no-getter', 'no-setter', 'invalid-field', 'custom-serialization'] as const),
  ...(['no-default-constructor', 'default-constructor-not-public', 'shadowed-field'] as const),
]);

/** What the class path lacks, what the JVM keeps closed, its patience; none of it is a decision of Flink. */
const NOT_FLINKS =
  /^java\.(?:lang\.(?:ClassNotFound|TypeNotPresent)Exception|lang\.\w*(?:Linkage|NoClassDefFound|UnsupportedClassVersion|IncompatibleClassChange|IllegalAccess|Verify|ExceptionInInitializer|OutOfMemory)Error|lang\.reflect\.InaccessibleObjectException|util\.concurrent\.TimeoutException)/;

/** Compares kinds, serializers, reasons and fields. */
export function compareTypes(ours: TypeInformation, flink: ProbedClass): Comparison {
  const { error, type, log = [] } = flink;
  if (error !== undefined && NOT_FLINKS.test(error)) {
    return { differences: [], unknown: [], notAsked: error };
  }
  const differences: string[] = [];
  const unknown: string[] = [];
  if (ours.kind === 'unknown') {
    unknown.push(saidOf(ours));
  } else if (error !== undefined) {
    if (ours.kind !== 'error' || !isSame(ours.reasons.at(-1)?.message, error)) {
      differences.push(`is ${ours.kind} (${saidOf(ours)}); Flink throws ${error}`);
    }
  } else if (type) {
    compareTrees(ours, type, '', differences, unknown);
    compareOwnReasons(ours, flink.class, log, differences);
    comparePartsReasons(ours, '', new Set(log), differences, new Set());
  }
  return { differences, unknown, notAsked: null };
}

/** Compares two types part by part; adds to `differences` and `unknown`, each with the path to it. */
export function compareTrees(
  ours: TypeInformation,
  flink: ProbedType,
  at: string,
  differences: string[],
  unknown: string[],
): void {
  const where = at === '' ? '' : `${at} `;
  if (ours.kind === 'unknown') {
    unknown.push(`${where}${saidOf(ours)}`);
    return;
  }
  if (ours.kind !== flink.kind) {
    differences.push(`${where}is ${ours.kind} (${saidOf(ours)}); in Flink ${flink.kind} of ${flink.class}`);
    return;
  }
  const name = erasedName(primitiveToWrapper(ours.type));
  if (name !== flink.class && NAMED.has(ours.kind)) {
    differences.push(`${where}is ${ours.kind} of ${name}; in Flink of ${flink.class}`);
  }
  const serializer = flink.serializer?.replace(/^.*[.$]/, '') ?? null;
  if (flink.serializerError !== undefined && NOT_FLINKS.test(flink.serializerError)) {
    // its type is told all the same
  } else if (ours.serializer !== serializer) {
    differences.push(`${where}has the serializer ${ours.serializer}; in Flink ${serializer ?? flink.serializerError}`);
  } else if (flink.serializerError !== undefined && !isSame(ours.reasons.at(-1)?.message, flink.serializerError)) {
    differences.push(`${where}has no serializer (${saidOf(ours)}); Flink throws ${flink.serializerError}`);
  }
  const [names, flinkNames] = [fieldNames(ours, ours.fields), fieldNames(ours, flink.fields ?? [])];
  if (names !== flinkNames) {
    differences.push(`${where}has the fields ${names}; in Flink ${flinkNames}`);
    return;
  }
  flink.fields?.forEach(({ name, type }, i) => {
    const part = ours.fields[i]?.type;
    if (part) {
      compareTrees(part, type, at === '' ? name : `${at}.${name}`, differences, unknown);
    }
  });
  const typeArguments = flink.arguments ?? [];
  if (ours.arguments.length !== typeArguments.length && !isPrimitiveArray(ours)) {
    differences.push(`${where}has ${ours.arguments.length} arguments; in Flink ${typeArguments.length}`);
    return;
  }
  ours.arguments.forEach((argument, i) => {
    const part = typeArguments[i];
    if (part) {
      compareTrees(argument, part, `${at}<${i}>`, differences, unknown);
    }
  });
}

/** Kinds whose class says more than their parts do. */
const NAMED = new Set(['pojo', 'kryo', 'enum', 'value', 'writable', 'tuple', 'avro', 'basic']);

function isPrimitiveArray({ type }: TypeInformation): boolean {
  return type.kind === 'array' && type.element.kind === 'primitive';
}

function fieldNames(
  { kind }: TypeInformation,
  fields: readonly { readonly name: string; readonly declaredIn: string }[],
): string {
  return fields.map(({ name, declaredIn }) => (kind === 'pojo' ? `${declaredIn}#${name}` : name)).join(', ');
}

/** The lines about the class itself, in their order. */
function compareOwnReasons(ours: TypeInformation, name: string, log: readonly string[], differences: string[]): void {
  if (ours.kind === 'unknown') {
    return;
  }
  const own = [...new Set(log.filter((line) => isAbout(line, name)))];
  const said = ours.reasons.filter(({ code }) => LOGGED.has(code)).map(({ message }) => message);
  if (said.join('\n') !== own.join('\n')) {
    differences.push(`has the reasons ${JSON.stringify(said)}; Flink logs ${JSON.stringify(own)}`);
  }
  if (ours.kind === 'kryo' && ours.reasons.length === 0) {
    differences.push('is kryo without a reason');
  }
}

const BEFORE_THE_NAME =
  /^(?:No fields were detected for |The default constructor of |Unable to handle type |Class )?(?:class |interface )?/;

/** Whether a line says why a class is no POJO. */
function isAbout(line: string, name: string): boolean {
  const rest = line.replace(BEFORE_THE_NAME, '');
  return rest.startsWith(`${name} `) && !rest.startsWith(`${name} is abstract or an interface`);
}

function comparePartsReasons(
  ours: TypeInformation,
  at: string,
  log: ReadonlySet<string>,
  differences: string[],
  seen: Set<TypeInformation>,
): void {
  if (seen.has(ours)) {
    return;
  }
  seen.add(ours);
  const parts = [
    ...ours.fields.map(({ name, type }) => ({ type, to: at === '' ? name : `${at}.${name}` })),
    ...ours.arguments.map((type, i) => ({ type, to: `${at}<${i}>` })),
  ];
  for (const { type, to } of parts) {
    for (const { code, message } of type.reasons) {
      if (LOGGED.has(code) && !log.has(message)) {
        differences.push(`${to} has a reason that Flink did not log: ${message}`);
      }
    }
    comparePartsReasons(type, to, log, differences, seen);
  }
}

/** Whether a message is what was thrown: an exception's class, a colon, what it says. */
function isSame(message: string | undefined, thrown: string): boolean {
  return (
    message !== undefined &&
    (thrown === message ||
      thrown.endsWith(`: ${message}`) ||
      thrown.startsWith(`${message}: `) ||
      (message === 'java.lang.StackOverflowError' && OVERFLOWS_IN_PATTERN.test(thrown)))
  );
}

/** What a stack that overflows is told as where that happens to be within java.util.regex (JDK 9 on). */
const OVERFLOWS_IN_PATTERN = /^java\.util\.regex\.PatternSyntaxException: Stack overflow/;

function saidOf({ reasons }: TypeInformation): string {
  return reasons.map(({ message }) => message).join('; ');
}
