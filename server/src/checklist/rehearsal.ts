/** The rehearsal of a restore: a test for the job's own module, and how it is run. */
import type { ProjectAnalysis } from '../analysis/project-analysis';
import { message } from '../base/message';
import type { JobPlan } from '../compatibility/restore-plan';
import type { DeploymentFacts } from './deployments';
import { type RehearsalTest, rehearsalTest, SAVEPOINT_VARIABLE, type TestFramework } from './rehearsal-test';
import { JOB_ID, type Situation, type Step } from './steps';

export interface Rehearsal {
  readonly test: RehearsalTest;
  readonly steps: readonly Step[];
}

/** Flink's own start scripts open these: Kryo and the closure cleaner reach into them. */
const OPENED = ['java.lang', 'java.util', 'java.util.concurrent', 'java.time', 'java.net', 'java.nio'];

export function rehearsalOf(
  { entry, after }: JobPlan,
  project: ProjectAnalysis | null,
  { settings }: DeploymentFacts,
  { allowNonRestoredState, savepointDirectory }: Situation,
): Rehearsal {
  const [entryClass = '', method = 'main'] = entry.split('#');
  const framework = frameworkOf(project);
  const test = rehearsalTest({
    entryClass,
    method,
    flinkVersion: after?.job.flinkVersion ?? null,
    allowNonRestoredState,
    framework,
    settings,
  });
  return {
    test,
    steps: [
      {
        text: message('Take a savepoint of the running job, which goes on, and copy it to where the test can read it'),
        code: { language: 'bash', text: `flink savepoint ${JOB_ID} ${savepointDirectory}` },
      },
      { text: message('Put the test below at {0}', test.path) },
      {
        text: message('Run it: it passes when each task has read its state and opened its functions'),
        code: { language: 'bash', text: runCommand(test.className, framework, project?.model.buildFile ?? null) },
      },
    ],
  };
}

function frameworkOf(project: ProjectAnalysis | null): TestFramework {
  const dependencies = project?.model.dependencies ?? [];
  if (dependencies.some(({ group }) => group === 'org.junit.jupiter')) {
    return 'junit5';
  }
  return dependencies.some(({ group, artifact }) => group === 'junit' && artifact === 'junit') ? 'junit4' : 'none';
}

function runCommand(className: string, framework: TestFramework, buildFile: string | null): string {
  const opens = OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`).join(' ');
  if (framework === 'none' || buildFile === null) {
    return `java ${opens} -cp <class path of the tests> ${className} <path of the copy>`;
  }
  const tool = buildFile.endsWith('pom.xml')
    ? `mvn test -Dtest=${className} -DargLine="${opens}"`
    : `./gradlew test --tests ${className}`;
  return `${SAVEPOINT_VARIABLE}=<path of the copy> ${tool}`;
}
