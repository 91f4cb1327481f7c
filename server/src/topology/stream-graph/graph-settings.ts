/** What code sets for the whole graph. Flink reads it when the graph is made, so that the last call counts. */
import type { FlinkVersion } from '../../flink/flink-version';
import { keyOfConstant } from '../../flink/options';
import type { ClassPool } from '../../java/class-model';
import type { Value } from '../interpreter/value';
import type { EnvironmentCall, JobProgram, Setting } from '../transformation';
import { textOf } from './value-class';

export interface GraphSettings {
  /** `PipelineOptions.OPERATOR_CHAINING`; null when it is not known. */
  readonly chaining: boolean | null;
  /** False where the job may run in batch mode, or where an option that shapes the graph may be set. */
  readonly plain: boolean;
  /** Empty for what is plain; else the configuration that the environment is made with, spelt out; null where it cannot be. */
  readonly configuration: string | null;
  /** `pipeline.max-parallelism`; `unknown` where it may be set. */
  readonly maxParallelism: number | 'unset' | 'unknown';
  /** True where `setParallelism` is called after the environment was made. */
  readonly setsParallelism: boolean;
  readonly timeCharacteristicSet: boolean;
}

/** What graphs are made under. */
export interface GraphContext {
  /** Null when it is not known. */
  readonly flinkVersion: FlinkVersion | null;
  readonly pool: ClassPool;
  readonly settings: GraphSettings;
}

/** Options that change which operators are chained, or the graph itself (`StreamGraphGenerator`, 1.17 to 2.3). */
const SHAPING =
  /^(execution\.runtime-mode|execution\.batch|pipeline\.operator-chaining|parallelism\.default|pipeline\.max-parallelism)/;

const OPTION_SETTERS: ReadonlySet<string> = new Set([
  'set',
  'setString',
  'setInteger',
  'setBoolean',
  'configure',
  'addAll',
]);

/** @param flinkVersion null when it is not known */
export function graphSettingsOf(program: JobProgram, flinkVersion: FlinkVersion | null): GraphSettings {
  const called = (method: string) => program.settings.filter(({ methods }) => methods.at(-1) === method);
  const disabled = called('disableOperatorChaining');
  const shaping = program.settings.some((call) => setsShape(call, flinkVersion));
  const streams =
    !shaping &&
    called('setRuntimeMode').every(({ arguments: [mode] }) => mode?.kind === 'enum' && mode.name === 'STREAMING');
  // a Configuration may have been changed since it was made
  const plain = streams && program.environment?.arguments.every(({ kind }) => kind === 'constant') === true;
  return {
    chaining: shaping || disabled.some(isConditional) ? null : disabled.length === 0,
    plain,
    configuration: plain ? '' : streams ? spelt(program.environment?.arguments) : null,
    maxParallelism: shaping ? 'unknown' : lastMaxParallelism(program, called('setMaxParallelism')),
    setsParallelism: called('setParallelism').length > 0,
    timeCharacteristicSet: called('setStreamTimeCharacteristic').length > 0,
  };
}

/** Settings made in one arm of a choice hold in some runs only. */
function isConditional({ path }: EnvironmentCall): boolean {
  return path.some((step) => 'fork' in step);
}

/** True for calls that set, or may set, an option that shapes the graph. */
function setsShape(
  { methods, arguments: [key, ...others] }: EnvironmentCall,
  flinkVersion: FlinkVersion | null,
): boolean {
  if (!OPTION_SETTERS.has(methods.at(-1) ?? '')) {
    return false;
  }
  const name = key?.kind === 'enum' ? keyOfConstant(key.class, key.name, flinkVersion) : textOf(key);
  return others.length === 0 || name === null || SHAPING.test(name);
}

function lastMaxParallelism(program: JobProgram, calls: readonly EnvironmentCall[]): number | 'unset' | 'unknown' {
  const last = calls.at(-1);
  if (last) {
    return calls.some(isConditional) ? 'unknown' : (constantNumber(last.arguments[0]) ?? 'unknown');
  }
  const seen: Setting<number> = program.transformations.at(-1)?.environment.maxParallelism ?? { kind: 'unset' };
  return seen.kind === 'set' ? seen.value : seen.kind;
}

function constantNumber(value: Value | undefined): number | null {
  return value?.kind === 'constant' && typeof value.value === 'bigint' ? Number(value.value) : null;
}

/** Values as the code makes them; null where one comes from elsewhere. What an option is set to is left out. */
function spelt(values: readonly Value[] | undefined): string | null {
  const each = values?.map((value): string | null => {
    switch (value.kind) {
      case 'constant':
        return JSON.stringify(String(value.value));
      case 'enum':
        return `${value.class}.${value.name}`;
      case 'object': {
        const given = value.exact && !value.body ? spelt(value.arguments) : null;
        return given === null ? null : `new ${value.type.name}(${given})`;
      }
      case 'call': {
        const on = value.receiver ? spelt([value.receiver]) : value.owner;
        const given = spelt(OPTION_SETTERS.has(value.method) ? value.arguments.slice(0, 1) : value.arguments);
        return on === null || given === null ? null : `${on}.${value.method}(${given})`;
      }
      default:
        return null;
    }
  });
  return !each || each.includes(null) ? null : each.join();
}
