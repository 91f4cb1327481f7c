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
  return {
    chaining: shaping || disabled.some(isConditional) ? null : disabled.length === 0,
    plain:
      !shaping &&
      // a Configuration may have been changed since it was made
      program.environment?.arguments.every(({ kind }) => kind === 'constant') === true &&
      called('setRuntimeMode').every(({ arguments: [mode] }) => mode?.kind === 'enum' && mode.name === 'STREAMING'),
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
