/** The names Lombok gives to accessors (lombok.core.handlers.HandlerUtil, lombok.core.configuration.CapitalizationStrategy). */

/** How an accessor is named: `@Accessors` and `lombok.config` together. */
export interface NamingStyle {
  readonly prefixes: readonly string[];
  readonly fluent: boolean;
  /** `lombok.getter.noIsPrefix`: a boolean gets `getX` like all others. */
  readonly noIsPrefix: boolean;
  readonly capitalization: 'basic' | 'beanspec';
}

export type AccessorKind = 'get' | 'set' | 'with';

/** `toGetterName`, `toSetterName`, `toWithName`: null for a field whose name has none of the prefixes. */
export function accessorName(kind: AccessorKind, field: string, isBoolean: boolean, style: NamingStyle): string | null {
  const name = withoutPrefix(field, style.prefixes);
  if (name === null || name === '') {
    return null;
  }
  if (style.fluent && kind !== 'with') {
    return name;
  }
  const asBoolean = isBoolean && !style.noIsPrefix;
  const prefix = kind === 'get' && asBoolean ? 'is' : kind;
  return asBoolean && startsWithIs(name) ? prefix + name.slice(2) : prefixed(prefix, name, style.capitalization);
}

/** `toAllGetterNames` and the like: the names that count as the accessor when one is there already. */
export function allAccessorNames(kind: AccessorKind, field: string, isBoolean: boolean, style: NamingStyle): string[] {
  if (!isBoolean || style.noIsPrefix) {
    const only = accessorName(kind, field, false, style);
    return only === null ? [] : [only];
  }
  const name = withoutPrefix(field, style.prefixes);
  if (name === null) {
    return [];
  }
  const fluent = style.fluent && kind !== 'with';
  const short = name.slice(2);
  const baseNames = startsWithIs(name)
    ? [name, style.fluent ? short.charAt(0).toLowerCase() + short.slice(1) : short]
    : [name];
  const prefixes = kind === 'get' ? ['get', 'is'] : [kind];
  return baseNames.flatMap((base) =>
    fluent ? [base] : prefixes.map((prefix) => prefixed(prefix, base, style.capitalization)),
  );
}

function startsWithIs(name: string): boolean {
  return name.startsWith('is') && name.length > 2 && !isLower(name.charAt(2));
}

/** `removePrefix`: null when there are prefixes and none fits. */
export function withoutPrefix(field: string, prefixes: readonly string[]): string | null {
  if (prefixes.length === 0) {
    return field;
  }
  for (const prefix of prefixes) {
    if (prefix === '') {
      return field;
    }
    const next = field.charAt(prefix.length);
    if (field.length > prefix.length && field.startsWith(prefix) && !(/\p{L}$/u.test(prefix) && isLower(next))) {
      return next.toLowerCase() + field.slice(prefix.length + 1);
    }
  }
  return null;
}

/** `buildAccessorName`. */
export function prefixed(prefix: string, name: string, capitalization: NamingStyle['capitalization']): string {
  if (prefix === '' || name === '') {
    return prefix + name;
  }
  const keeps = !isLower(name.charAt(0)) || (capitalization === 'beanspec' && /^.\p{Lu}/u.test(name));
  return prefix + (keeps ? name : name.charAt(0).toUpperCase() + name.slice(1));
}

function isLower(letter: string): boolean {
  return /\p{Ll}/u.test(letter);
}

/** `camelCaseToConstant`. */
export function constantName(field: string): string {
  return (
    field.charAt(0).toUpperCase() +
    field
      .slice(1)
      .replace(/\p{Lu}/gu, '_$&')
      .toUpperCase()
  );
}
