/** Calls that set something on operators and environments. */
import type { CallExpression, Expression } from '../../java/ast';
import type { Setting, Uid } from '../transformation';
import type { SettingName } from './drafts';
import type { Reader } from './reader';
import type { EnvironmentValue, StreamValue, Value } from './value';

/** Settings of an operator that take a number or a text, by the method that sets them. */
const SETTERS: Readonly<Record<string, SettingName>> = {
  setUidHash: 'userHash',
  name: 'name',
  setParallelism: 'parallelism',
  setMaxParallelism: 'maxParallelism',
  slotSharingGroup: 'slotSharingGroup',
};

export class OperatorSettings {
  constructor(
    private readonly reader: Reader,
    /** The text of an expression of the file that is being followed. */
    private readonly textOf: (file: string, expression: Expression) => string,
  ) {}

  /** Calls that set what operators of an environment have where nothing else is set on them. */
  configureEnvironment({ id }: EnvironmentValue, call: CallExpression, values: readonly Value[]): void {
    const { run } = this.reader;
    const place = run.place(call.range);
    const [value] = values;
    const key = { setParallelism: 'parallelism', setMaxParallelism: 'maxParallelism' }[call.name];
    if (key) {
      run.store.settings.set(`e${id}.${key}`, setting(value, place, numberOf));
    } else if (call.name === 'disableOperatorChaining') {
      run.store.settings.set(`e${id}.chaining`, { kind: 'set', value: false, place });
    }
  }

  /** Calls that only set something on the operators they return. */
  configure(target: StreamValue, call: CallExpression, values: readonly Value[], broken: boolean): void {
    const { run } = this.reader;
    const place = run.place(call.range);
    const [value] = values;
    const [argument] = call.arguments;
    const set = (name: SettingName, given: Setting<unknown>) => {
      for (const id of target.transformations) {
        run.store.settings.set(`t${id}.${name}`, given);
      }
    };
    const setter = SETTERS[call.name];
    if (call.name === 'uid') {
      if (argument && call.arguments.length === 1) {
        this.giveUid(target, argument, value, broken);
      }
    } else if (setter) {
      const isNumber = setter === 'parallelism' || setter === 'maxParallelism';
      set(setter, isNumber ? setting(value, place, numberOf) : setting(value, place, textOfValue));
    } else if (call.name === 'disableChaining') {
      set('chaining', { kind: 'set', value: 'never', place });
    } else if (call.name === 'startNewChain') {
      set('chaining', { kind: 'set', value: 'head', place });
    } else if (call.name === 'forceNonParallel') {
      set('parallelism', { kind: 'set', value: 1, place });
      set('maxParallelism', { kind: 'set', value: 1, place });
    } else if (call.name === 'returns' && value && argument) {
      set('returns', { kind: 'set', value, place: run.place(argument.range) });
    }
  }

  private giveUid(target: StreamValue, argument: Expression, value: Value | undefined, broken: boolean): void {
    const { run } = this.reader;
    const text = value?.kind === 'constant' && typeof value.value === 'string' ? value : null;
    const uid: Uid = {
      kind: broken ? 'unknown' : (text?.origin ?? 'computed'),
      value: broken || text === null ? null : String(text.value),
      text: this.textOf(run.frame.body.file, argument),
      place: run.place(argument.range),
      argument: value ?? null,
    };
    for (const id of target.transformations.length > 0 ? target.transformations : [this.foreign(target, argument)]) {
      run.store.settings.set(`t${id}.uid`, uid);
    }
  }

  /** A stream that other code made: its operator is known from here on by its uid. */
  private foreign(target: StreamValue, at: Expression): number {
    const { run } = this.reader;
    return run.add({
      kind: 'opaque',
      call: null,
      arguments: [],
      argumentNodes: [],
      steps: [],
      inputs: [],
      keyed: false,
      ofEnvironment: target.environment,
      callRange: at.range,
      range: at.range,
      callEnd: at.range.end,
      receiver: null,
      body: run.frame.body,
    }).id;
  }
}

function setting<T>(
  value: Value | undefined,
  place: { file: string; range: Expression['range'] },
  read: (value: Value) => T | null,
): Setting<T> {
  const given = value ? read(value) : null;
  return given === null ? { kind: 'unknown', place } : { kind: 'set', value: given, place };
}

function numberOf(value: Value): number | null {
  return value.kind === 'constant' && typeof value.value === 'bigint' ? Number(value.value) : null;
}

function textOfValue(value: Value): string | null {
  return value.kind === 'constant' && typeof value.value === 'string' ? value.value : null;
}
