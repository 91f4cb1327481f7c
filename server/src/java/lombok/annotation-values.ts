/** The arguments of a Lombok annotation (lombok.core.AnnotationValues). */
import type { Expression, ModifierKeyword } from '../ast';
import { constantText } from '../constants';

/** `lombok.AccessLevel`. */
export type AccessLevel = 'PUBLIC' | 'MODULE' | 'PROTECTED' | 'PACKAGE' | 'PRIVATE' | 'NONE';

const LEVELS: ReadonlySet<string> = new Set(['PUBLIC', 'MODULE', 'PROTECTED', 'PACKAGE', 'PRIVATE', 'NONE']);

/** Arguments as Lombok sees them: literals, and the last part of names; it knows no constants. */
export class AnnotationValues {
  constructor(private readonly written: ReadonlyMap<string, Expression>) {}

  isExplicit(name: string): boolean {
    return this.written.has(name);
  }

  /** True when every argument that decides about members can be read. */
  isReadable(): boolean {
    return [...this.written].every(([name, value]) => !DECIDING.has(name) || isReadable(value));
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.written.get(name);
    return value?.kind === 'literal' && value.literal.type === 'boolean' ? value.literal.value : otherwise;
  }

  text(name: string): string {
    const value = this.written.get(name);
    return (value && textOf(value)) ?? '';
  }

  texts(name: string): readonly string[] {
    const value = this.written.get(name);
    const values = value?.kind === 'array-values' ? value.values : value ? [value] : [];
    return values.map((each) => textOf(each) ?? '');
  }

  /** The last part of the name of an enum constant. */
  lastName(name: string): string | null {
    const value = this.written.get(name);
    return value ? enumName(value) : null;
  }

  level(name: string, otherwise: AccessLevel = 'PUBLIC'): AccessLevel {
    const value = this.written.get(name);
    const level = value && enumName(value);
    return level && LEVELS.has(level) ? (level as AccessLevel) : otherwise;
  }
}

const DECIDING: ReadonlySet<string> = new Set([
  'value',
  'access',
  'level',
  'makeFinal',
  'fluent',
  'chain',
  'prefix',
  'lazy',
  'force',
  'staticName',
  'staticConstructor',
  'builderMethodName',
  'buildMethodName',
  'builderClassName',
  'toBuilder',
  'setterPrefix',
  'cacheStrategy',
  'innerTypeName',
  'asEnum',
  'onlyExplicitlyIncluded',
]);

function isReadable(value: Expression): boolean {
  switch (value.kind) {
    case 'literal':
      return true;
    case 'name':
    case 'field':
      return LEVELS.has(enumName(value) ?? '') || ['LAZY', 'NEVER'].includes(enumName(value) ?? '');
    case 'array-values':
      return value.values.every(isReadable);
    default:
      return textOf(value) !== null;
  }
}

function textOf(value: Expression): string | null {
  return constantText(value, () => null)?.value ?? null;
}

function enumName(value: Expression): string | null {
  return value.kind === 'name' || value.kind === 'field' ? value.name : null;
}

/** The modifiers of an access level (`JavacHandlerUtil.toJavacModifier`). */
export function keywordsOf(level: AccessLevel, ...more: readonly ModifierKeyword[]): ModifierKeyword[] {
  switch (level) {
    case 'PUBLIC':
      return ['public', ...more];
    case 'PROTECTED':
      return ['protected', ...more];
    case 'PRIVATE':
      return ['private', ...more];
    default:
      return [...more];
  }
}
