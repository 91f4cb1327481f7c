/** What variables, fields and operators hold at one moment of a run. Each arm of a choice works on a copy. */
import type { Setting, Uid } from '../transformation';
import { eitherOf } from './join-values';
import type { Value } from './value';

export type Locals = Map<string, Value>;

/** What calls set on operators and environments. */
export type SettingValue = Uid | Setting<unknown>;

export class Store {
  /** The variables of the method that runs. */
  locals: Locals;
  /** Fields: `12.name` of an object, `a.b.C.NAME` of a class. */
  readonly fields: Map<string, Value>;
  /** `t3.uid` of a transformation, `e1.parallelism` of an environment. */
  readonly settings: Map<string, SettingValue>;
  /** How often each environment was executed: each execution starts a job of its own. */
  readonly executions: Map<number, number>;

  constructor(from?: Store) {
    this.locals = new Map(from?.locals);
    this.fields = new Map(from?.fields);
    this.settings = new Map(from?.settings);
    this.executions = new Map(from?.executions);
  }

  copy(): Store {
    return new Store(this);
  }
}

/** What is known after a choice whose arms left these behind; `locals` are those of the first, joined. */
export function joinStores(arms: readonly Store[]): Store {
  const [first, ...rest] = arms;
  if (!first || rest.length === 0) {
    return first ?? new Store();
  }
  const joined = first.copy();
  for (const arm of rest) {
    joinValues(joined.locals, arm.locals, 'drop');
    joinValues(joined.fields, arm.fields, 'keep');
    joinSettings(joined.settings, arm.settings);
    for (const [environment, count] of arm.executions) {
      joined.executions.set(environment, Math.max(count, joined.executions.get(environment) ?? 0));
    }
  }
  return joined;
}

/** @param missing what becomes of a value that only one of them has: a variable is out of scope, a field was not looked at */
function joinValues(into: Map<string, Value>, other: ReadonlyMap<string, Value>, missing: 'drop' | 'keep'): void {
  for (const [name, value] of into) {
    const theirs = other.get(name);
    if (theirs) {
      into.set(name, eitherOf(value, theirs));
    } else if (missing === 'drop') {
      into.delete(name);
    }
  }
  if (missing === 'keep') {
    for (const [name, value] of other) {
      if (!into.has(name)) {
        into.set(name, value);
      }
    }
  }
}

/** What arms set differently is not known after them; what was made in one arm only stays as that arm left it. */
function joinSettings(into: Map<string, SettingValue>, other: ReadonlyMap<string, SettingValue>): void {
  for (const [key, theirs] of other) {
    const mine = into.get(key);
    into.set(key, mine && !same(mine, theirs) ? unknownOf(mine, theirs) : (mine ?? theirs));
  }
}

function same(a: SettingValue, b: SettingValue): boolean {
  if (a === b || (a.kind === b.kind && (a.kind === 'unset' || a.kind === 'none'))) {
    return true;
  }
  return 'value' in a && 'value' in b && a.value === b.value && a.value !== null;
}

function unknownOf(a: SettingValue, b: SettingValue): SettingValue {
  const given = a.kind === 'unset' || a.kind === 'none' ? b : a;
  if ('text' in given) {
    return { ...given, kind: 'computed', value: null };
  }
  return given.kind === 'unset' ? given : { kind: 'unknown', place: given.place };
}
