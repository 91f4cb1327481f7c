/** What is asked of real Flink from the editor: only in a trusted workspace, and only after the person agreed. */
import { existsSync } from 'node:fs';
import type { ProjectAnalysis } from '../analysis/project-analysis';
import type { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { type Message, message } from '../base/message';
import { jobsOfFile } from '../ide/jobs-of-file';
import { code, escapeMarkdown, paragraphs } from '../ide/markdown';
import type { Telling } from '../ide/telling';
import { viewPlace } from '../ide/telling';
import { classType } from '../java/class-model';
import type { CodePlace } from '../topology/code-place';
import type { Job } from '../topology/job';
import type { TypeInformation } from '../typeinfo/type-information';
import type { FlinkDifference, FlinkReport } from './protocol';

/** A run of `java`. */
export interface FlinkRun {
  readonly classPath: readonly string[];
  readonly signal: AbortSignal;
}

export interface AskedClass {
  readonly name: string;
  readonly type: TypeInformation;
}

/** Where an answer differs from Flink's; `unknown` where it says nothing. */
export interface FlinkJudgement {
  readonly verdict: 'equal' | 'unknown' | 'wrong';
  /** In words, English as Flink's own. */
  readonly text: string;
  /** `OrdersJob.java:17`, where Flink tells it. */
  readonly at: { readonly file: string; readonly line: number } | null;
}

/** Runs `java`, and compares. @throws an error that says why Flink cannot be asked */
export interface FlinkAsker {
  types(classes: readonly AskedClass[], run: FlinkRun): Promise<FlinkAnswered<readonly FlinkJudgement[]>>;
  job(main: string, jobs: readonly Job[], run: FlinkRun): Promise<FlinkAnswered<FlinkJudgement>>;
  measure(classes: readonly string[], run: FlinkRun): Promise<FlinkAnswered<string>>;
  /** What an error says, where it is one of these. */
  whyNot(error: unknown): Message | null;
}

export interface FlinkAnswered<T> {
  readonly flinkVersion: string;
  /** Of classes one each, in the order in which they were asked about. */
  readonly answers: readonly T[];
  /** Why there is nothing to compare. */
  readonly notAsked: string | null;
}

const OUTPUT_FOLDERS = ['target/classes', 'build/classes/java/main', 'bin/main'];

/** The class path of a project with its own classes first; or what is missing. */
export function runnableClassPath(project: ProjectAnalysis, workspace: Workspace): readonly string[] | Message {
  const { root } = project.model;
  const own = OUTPUT_FOLDERS.map((folder) => `${root}/${folder}`).filter((folder) => existsSync(folder));
  if (own.length === 0) {
    return message(
      '{0} is not compiled: there is no target/classes or build/classes/java/main in it. Build it first.',
      root,
    );
  }
  const known = workspace.input.classPaths.get(root)?.classPath;
  const [missing] = known?.missing ?? [message('no class path is known here')];
  return missing ?? [...new Set([...own, ...(known?.entries ?? [])])];
}

/** Asks about the classes of a file. */
export async function verifyTypes(
  asker: FlinkAsker,
  file: SourceText,
  project: ProjectAnalysis,
  run: FlinkRun,
  telling: Telling,
): Promise<FlinkReport> {
  const { say } = telling;
  const models = project.classesOf(file).filter(({ kind, local }) => kind !== 'annotation' && !local);
  const asked = models.map(({ name }) => ({ name, type: project.typeInformation(classType(name)) }));
  const { answers, flinkVersion } = await asker.types(asked, run);
  const differences = models.flatMap(({ place }, i) =>
    (answers[i] ?? [])
      .filter(({ verdict }) => verdict !== 'equal')
      .map(({ verdict, text }) =>
        difference({ file: file.path, range: place?.nameRange ?? NOWHERE }, verdict, text, telling),
      ),
  );
  const wrong = differences.filter(({ verdict }) => verdict === 'wrong').length;
  return {
    summary:
      differences.length === 0
        ? say(message('Flink {0} agrees about all {1} classes.', flinkVersion, models.length))
        : say(
            message(
              'Flink {0}: {1} classes asked about, {2} differences, {3} not known.',
              flinkVersion,
              models.length,
              wrong,
              differences.length - wrong,
            ),
          ),
    differences,
    page: null,
  };
}

/** Runs the main of a job up to its `execute`, and holds the graphs against each other. */
export async function verifyJob(
  asker: FlinkAsker,
  entry: string,
  file: SourceText,
  project: ProjectAnalysis,
  run: FlinkRun,
  telling: Telling,
): Promise<FlinkReport> {
  const { say } = telling;
  const main = entry.split('#')[0] ?? '';
  const jobs = jobsOfFile(project, file).filter(({ program }) => program.entry === entry);
  const [job] = jobs;
  const { answers, flinkVersion, notAsked } = await asker.job(main, jobs, run);
  if (notAsked !== null || !job) {
    return { summary: say(message('Flink told of no job: {0}', notAsked ?? entry)), differences: [], page: null };
  }
  const differences = answers
    .filter(({ verdict }) => verdict !== 'equal')
    .map(({ verdict, text, at }) => difference(placeIn(job, at), verdict, text, telling));
  const count = (wanted: FlinkJudgement['verdict']) => answers.filter(({ verdict }) => verdict === wanted).length;
  return {
    summary: say(
      message(
        'Flink {0}: {1} facts are the same, {2} differ, {3} are not known here.',
        flinkVersion,
        count('equal'),
        count('wrong'),
        count('unknown'),
      ),
    ),
    differences,
    page: null,
  };
}

const NOWHERE = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

/** The operator that Flink's line names, else the job itself. */
function placeIn({ program, operators }: Job, at: FlinkJudgement['at']): CodePlace {
  const found = operators.find(
    ({ transformation: { file, callRange } }) =>
      at && file.endsWith(`/${at.file}`) && callRange.start.line + 1 === at.line,
  )?.transformation;
  return found ? { file: found.file, range: found.callRange } : program.entryPlace;
}

function difference(
  place: CodePlace,
  verdict: FlinkJudgement['verdict'],
  text: string,
  telling: Telling,
): FlinkDifference {
  const said = verdict === 'wrong' ? message('Real Flink differs: {0}', text) : message('Not known here: {0}', text);
  return {
    ...viewPlace(place, telling),
    verdict: verdict === 'wrong' ? 'wrong' : 'unknown',
    message: telling.say(said),
  };
}

/** Measures the serializers of a file's classes. */
export async function measureTypes(
  asker: FlinkAsker,
  file: SourceText,
  project: ProjectAnalysis,
  run: FlinkRun,
  { say }: Telling,
): Promise<FlinkReport> {
  const names = project
    .classesOf(file)
    .filter(
      ({ kind, local, keywords }) => (kind === 'class' || kind === 'record') && !local && !keywords.has('abstract'),
    )
    .map(({ name }) => name);
  const { answers, flinkVersion } = await asker.measure(names, run);
  const page = paragraphs(
    `# ${say(message('Measured with Flink {0}', flinkVersion))}`,
    say(message('Bytes and times for one record, on this machine just now. Kryo stands beside what Flink chooses.')),
    ...names.map((name, i) => `## ${escapeMarkdown(name)}\n\n${codeBlock(answers[i] ?? '')}`),
  );
  return { summary: say(message('{0} classes were measured.', names.length)), differences: [], page };
}

function codeBlock(text: string): string {
  return text.trim() === ''
    ? code('?')
    : text
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n');
}
