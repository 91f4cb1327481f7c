/** Everything that a job serializes is known and needs no Kryo, yet nothing would stop a type that came later. */
import { message } from '../../base/message';
import type { Fix } from '../../finding/finding';
import { COMMITTER_STATE, SOURCE_STATE, WRITER_STATE } from '../../flink/connectors/connector';
import { isAtLeast } from '../../flink/flink-version';
import type { Job, State } from '../../topology/job';
import type { EnvironmentUse, JobProgram } from '../../topology/transformation';
import { containsKind } from '../../typeinfo/tree';
import type { TypeInformation } from '../../typeinfo/type-information';
import { addImports, addLinesAfter, inFile } from '../java-edits';
import { placeOf } from '../once-per-place';
import type { Detection, FileFacts, Rule } from '../rule';

interface Allowed {
  /** What the user can write, by version. */
  readonly switchedOffBy: string;
  readonly environment: EnvironmentUse;
}

export const genericTypesAllowed: Rule<Allowed> = {
  id: 'generic-types-allowed',
  title: message('Kryo is allowed, though no type needs it'),
  severity: 'info',
  since: '0.1.0',
  fix: 'unsafe',

  *check(facts: FileFacts): Iterable<Detection<Allowed>> {
    const { project, file } = facts;
    for (const [environment, programs] of programsHere(facts)) {
      const isOpen = programs.every((program) => program.executed && project.settingsOf(program).genericTypes === null);
      if (!file.test && isOpen && programs.every((program) => needsNoKryo(project.jobOf(program)))) {
        yield { range: environment.range, data: { environment, switchedOffBy: switchOf(facts) } };
      }
    }
  },

  message: ({ switchedOffBy }) =>
    message(
      'No type of this job needs Kryo. With {0} Flink fails at the start when one ever does, instead of slowing down silently.',
      switchedOffBy,
    ),

  fixes(facts, { data: { environment } }) {
    const { flinkVersion } = facts;
    const { variable } = environment;
    if (variable === null || flinkVersion === null) {
      return [];
    }
    return [
      isAtLeast(flinkVersion, 2, 0)
        ? configureOption(facts, environment, variable)
        : addLine(facts, environment, `${variable}.getConfig().disableGenericTypes();`, []),
    ];
  },
};

/** By the environments that this file makes, one of several jobs where code is shared. */
function programsHere({ programs, file }: FileFacts): Iterable<[EnvironmentUse, JobProgram[]]> {
  const found = new Map<string, [EnvironmentUse, JobProgram[]]>();
  for (const program of programs) {
    const { environment } = program;
    if (environment?.file === file.path) {
      const key = placeOf(environment.range);
      const [, known] = found.get(key) ?? [environment, []];
      found.set(key, [environment, [...known, program]]);
    }
  }
  return found.values();
}

function switchOf({ flinkVersion }: FileFacts): string {
  const option = 'pipeline.generic-types: false';
  return flinkVersion && isAtLeast(flinkVersion, 2, 0) ? option : `disableGenericTypes() (${option})`;
}

/** `ExecutionConfig.disableGenericTypes()` is gone in 2.0: there the option is all there is. */
function configureOption(facts: FileFacts, environment: EnvironmentUse, variable: string): Fix {
  const line = `${variable}.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));`;
  const imports = ['org.apache.flink.configuration.Configuration', 'org.apache.flink.configuration.PipelineOptions'];
  return addLine(facts, environment, line, imports);
}

function addLine(facts: FileFacts, { range, statementEnd }: EnvironmentUse, line: string, imports: string[]): Fix {
  return {
    title: message('Add {0} (the job then refuses to start with a type that needs Kryo)', line),
    safe: false,
    preferred: true,
    edits: inFile(facts, ...addImports(facts, imports), addLinesAfter(facts.lines, range.start, statementEnd, line)),
  };
}

/** True when all that the job serializes is known, and no part of it needs Kryo. */
function needsNoKryo(job: Job): boolean {
  const { operators, types, incomplete, program } = job;
  const accumulators = [...types.values()].map(({ accumulator }) => accumulator);
  const edges = operators.flatMap(({ outputType, keyType }) => [outputType, keyType]);
  const states = operators.flatMap((operator) => operator.states);
  return (
    operators.length > 0 &&
    program.gaps.length === 0 &&
    incomplete.length === 0 &&
    operators.every(({ allStatesKnown }) => allStatesKnown) &&
    states.every(isNative) &&
    [...edges, ...accumulators].every((type) => type === null || isFlinks(type))
  );
}

/** What Flink's own sources and sinks keep goes through serializers that they bring (1.17 to 2.3). */
const STATES = new Set([SOURCE_STATE.name, WRITER_STATE.name, COMMITTER_STATE.name]);
const SOURCES = new Set(['FromElementsFunction', 'StatefulSequenceSource']);

function isNative({ kind, name, place, type, keyType, origin }: State): boolean {
  if (kind === 'connector') {
    return (name !== null && STATES.has(name)) || (origin !== null && SOURCES.has(origin));
  }
  // timers, windows and what Flink's operators keep of the records: those are on the edges
  const isOwn = place === null && type === null;
  return isOwn || (type !== null && isFlinks(type) && (keyType === null || isFlinks(keyType)));
}

function isFlinks(type: TypeInformation): boolean {
  return !containsKind(type, 'kryo', 'unknown', 'error');
}
