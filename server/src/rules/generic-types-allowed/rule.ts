/** No type known to need Kryo reaches the job, yet nothing would stop one that came later. */
import { message } from '../../base/message';
import type { EnvironmentUse, StreamProgram } from '../../topology/operator';
import { containsKind } from '../../typeinfo/tree';
import { addLinesAfter, inFile } from '../java-edits';
import type { Detection, FileFacts, Rule } from '../rule';

interface Allowed {
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
      for (const environment of program.environments) {
        if (environment.executed && !environment.handedOn && hasKnownConnectors(program, facts)) {
          yield { range: environment.range, data: { environment } };
        }
      }
    }
  },

  message: () =>
    message(
      'No type known to need Kryo reaches this job. With disableGenericTypes() (pipeline.generic-types: false) Flink fails at the start when one ever does, instead of slowing down silently.',
    ),

  fixes(facts, { data: { environment } }) {
    const { variable, range, statementEnd } = environment;
    if (variable === null) {
      return [];
    }
    const line = `${variable}.getConfig().disableGenericTypes();`;
    return [
      {
        title: message('Add {0} (the job then refuses to start with a type that needs Kryo)', line),
        safe: false,
        preferred: true,
        edits: inFile(facts, addLinesAfter(facts.lines, range.start, statementEnd, line)),
      },
    ];
  },
};

/** The state of old sources and sinks may need Kryo: only those whose code is here are known. */
function hasKnownConnectors({ operators }: StreamProgram, { project }: FileFacts): boolean {
  const old = operators.filter(({ kind }) => kind === 'addSource' || kind === 'addSink');
  return operators.length > 0 && old.every(({ functionType }) => functionType && project.findClass(functionType.name));
}

/** At least one type is known to reach the file's jobs, and every one that does is known to need no Kryo. */
function allTypesAvoidKryo({ file, project }: FileFacts): boolean {
  const reached = project.reached.filter((type) => type.file === file.path);
  return (
    reached.length > 0 &&
    reached.every(({ type }) => !containsKind(project.typeInformation(type), 'kryo', 'unknown', 'error'))
  );
}
