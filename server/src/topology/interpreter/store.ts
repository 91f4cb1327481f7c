/** What variables, fields and operators hold at one moment of a run. Each arm of a choice works on a copy. */
import type { Setting, Uid } from '../transformation';
import { eitherOf } from './join-values';
import { LayeredMap } from './layered-map';
import type { Value } from './value';

export type Locals = Map<string, Value>;

/** What calls set on operators and environments. */
export type SettingValue = Uid | Setting<unknown>;

export class Store {
  /** The variables of the method that runs. */
  locals: Locals;
  /** How often each environment was executed: each execution starts a job of its own. */
  readonly executions: Map<number, number>;

  private constructor(
    locals: ReadonlyMap<string, Value>,
    /** Fields: `12.name` of an object, `a.b.C.NAME` of a class. */
    readonly fields: LayeredMap<Value>,
    /** `t3.uid` of a transformation, `e1.parallelism` of an environment. */
    readonly settings: LayeredMap<SettingValue>,
    executions: ReadonlyMap<number, number>,
  ) {
    this.locals = new Map(locals);
    this.executions = new Map(executions);
  }

  static empty(): Store {
    return new Store(new Map(), LayeredMap.empty(), LayeredMap.empty(), new Map());
  }

  /** From now on only copies may be changed. */
  copy(): Store {
    return new Store(this.locals, this.fields.copy(), this.settings.copy(), this.executions);
  }

  /** What is known after a choice that leaves either of two. */
  joinedWith(other: Store): Store {
    const joined = new Store(
      this.locals,
      // a field that only one of them has was not looked at in the other
      this.fields.joinedWith(other.fields, eitherOf),
      // what was made in one arm only stays as that arm left it
      this.settings.joinedWith(other.settings, eitherSetting),
      this.executions,
    );
    joinLocals(joined.locals, other.locals);
    for (const [environment, count] of other.executions) {
      joined.executions.set(environment, Math.max(count, joined.executions.get(environment) ?? 0));
    }
    return joined;
  }
}

/** What is known after a choice whose arms left these behind; `locals` are those of the first, joined. */
export function joinStores(arms: readonly Store[]): Store {
  const [first, ...rest] = arms;
  return rest.reduce((joined, arm) => joined.joinedWith(arm), first ?? Store.empty());
}

/** A variable that only one of them has is out of scope. */
function joinLocals(into: Map<string, Value>, other: ReadonlyMap<string, Value>): void {
  for (const [name, value] of into) {
    const theirs = other.get(name);
    if (!theirs) {
      into.delete(name);
    } else if (theirs !== value) {
      into.set(name, eitherOf(value, theirs));
    }
  }
}

/** What arms set differently is not known after them. */
function eitherSetting(mine: SettingValue, theirs: SettingValue): SettingValue {
  return same(mine, theirs) ? mine : unknownOf(mine, theirs);
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
