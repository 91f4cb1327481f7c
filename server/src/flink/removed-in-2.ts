/**
 * What of Flink's public API the last 1.x has and 2.x has not. `removed-in-2.json` is written by
 * `scripts/removed-in-2/run.mjs` from the jars of both: `classes` with the class that took the place of each, or `""`;
 * `members` by class: a field's name, or `method(Types)` with erased types by their simple names, and `!` where no method
 * of that name takes as many arguments any more.
 */
import table from './removed-in-2.json';

const CLASSES: Readonly<Record<string, string>> = table.classes;
const MEMBERS: Readonly<Record<string, string>> = table.members;

/** The class that took the place of a removed one, `""` where none of its name is left; null for a class that is still there. */
export function removedClass(binaryName: string): string | null {
  const outer = binaryName.replace(/\$.*$/, '');
  return own(CLASSES, binaryName) ?? (outer === binaryName ? null : own(CLASSES, outer));
}

export interface RemovedMethod {
  /** `<init>` for a constructor. */
  readonly name: string;
  /** Erased types by their simple names. */
  readonly parameters: readonly string[];
  /** True where no method of that name takes as many arguments any more. */
  readonly byCount: boolean;
}

/** The methods and constructors that a class has lost, without those of its ancestors. */
export function removedMethods(binaryName: string): RemovedMethod[] {
  return membersOf(binaryName).flatMap((member): RemovedMethod[] => {
    const [, name = '', parameters = '', mark = ''] = /^([^(]+)\((.*)\)(!?)$/.exec(member) ?? [];
    return name === '' ? [] : [{ name, parameters: parameters.split(',').filter(Boolean), byCount: mark === '!' }];
  });
}

/** True for a field that a class has lost. */
export function isRemovedField(binaryName: string, name: string): boolean {
  return membersOf(binaryName).includes(name);
}

function membersOf(binaryName: string): string[] {
  return (own(MEMBERS, binaryName) ?? '').match(/[^\s(]+(?:\([^)]*\)!?)?/g) ?? [];
}

function own(record: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}
