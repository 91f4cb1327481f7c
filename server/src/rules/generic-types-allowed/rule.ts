/** No type known to need Kryo reaches the job, yet nothing would stop one that came later. */
import { message } from '../../base/message';
import type { Fix } from '../../finding/finding';
import { isAtLeast } from '../../flink/flink-version';
import type { Job } from '../../topology/job';
import { functionType } from '../../topology/operators';
import type { EnvironmentUse, JobProgram } from '../../topology/transformation';
import { containsKind } from '../../typeinfo/tree';
import { addImports, addLinesAfter, inFile } from '../java-edits';
import type { Detection, FileFacts, Rule } from '../rule';

interface Allowed {
  /** What the user can write, by version. */
  readonly switchedOffBy: string;
  readonly environment: EnvironmentUse;
}

export const genericTypesAllowed: Rule<Allowed> = {
  id: 'generic-types-allowed',
  title: message('Kryo is allowed, though no type is known to need it'),
  severity: 'info',
  since: '0.1.0',
  fix: 'unsafe',

  *check(facts: FileFacts): Iterable<Detection<Allowed>> {
    const { project } = facts;
    const { file, legacyKafka } = facts;
    if (file.test || project.decidesGenericTypes || legacyKafka.length > 0 || !allTypesAvoidKryo(facts)) {
      return;
    }
    for (const program of facts.programs) {
      const { environment, executed, gaps } = program;
      const isWhole =
        executed &&
        needsNoKryo(project.jobOf(program)) &&
        !gaps.some(({ why }) => why === 'handed-on') &&
        hasKnownConnectors(program, facts);
      if (environment?.file === file.path && isWhole) {
        yield { range: environment.range, data: { environment, switchedOffBy: switchOf(facts) } };
      }
    }
  },

  message: ({ switchedOffBy }) =>
    message(
      'No type known to need Kryo reaches this job. With {0} Flink fails at the start when one ever does, instead of slowing down silently.',
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

/** The state of old sources and sinks may need Kryo: only those whose code is here are known. */
function hasKnownConnectors({ transformations }: JobProgram, { project }: FileFacts): boolean {
  const old = transformations.filter(({ call }) => call === 'addSource' || call === 'addSink').map(functionType);
  return transformations.length > 0 && old.every((type) => type !== null && project.findClass(type.name));
}

/** True when no operator of the job is known to give records, or to have keys or states, that Kryo gets. */
function needsNoKryo({ operators }: Job): boolean {
  return operators.every(({ outputType, keyType, states }) =>
    [outputType, keyType, ...states.flatMap((state) => [state.type, state.keyType])].every(
      (type) => type === null || !containsKind(type, 'kryo', 'error'),
    ),
  );
}

/** At least one type is known to reach the file's jobs, and every one that does is known to need no Kryo. */
function allTypesAvoidKryo({ file, project }: FileFacts): boolean {
  const reached = project.reachedIn(file);
  return (
    reached.length > 0 &&
    reached.every(({ type }) => !containsKind(project.typeInformation(type), 'kryo', 'unknown', 'error'))
  );
}
