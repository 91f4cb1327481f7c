/**
 * Learns in the background what the builds' texts do not tell of class paths: from the editor's other extensions, else,
 * where that is allowed, by running the builds. Findings never wait for it.
 */
import type { ToldClassPath } from '../analysis/told-class-paths';
import type { Workspace } from '../analysis/workspace';
import { type Cancellation, Cancelled, throwIfCancelled } from '../base/cancellation';
import type { Say } from '../base/message';
import { normalizePath } from '../project/paths';
import type { ProjectModel } from '../project/project-model';
import { uriOfPath } from './addresses';
import type { Folder } from './folder';
import type { ClassPathAnswer } from './protocol';

/** Whom class paths are learned from. */
export interface ClassPathSources {
  /** What the editor knows of the class path of a file's project. */
  askEditor(uri: string): Promise<ClassPathAnswer>;
  /** Whether the builds of a folder may be run. */
  mayRunBuilds(uri: string): Promise<boolean>;
  /** Runs builds; answers come by the folders of their projects. @throws Cancelled when the caller or the person cancelled. */
  runBuilds(request: BuildsToRun, cancellation: Cancellation): AsyncIterable<readonly [string, ToldClassPath]>;
}

export interface BuildsToRun {
  readonly root: string;
  readonly builds: ReadonlyMap<string, string>;
  readonly projects: readonly ProjectModel[];
}

/** Build files are often saved one after the other. */
const PAUSE_MS = 500;

interface Learning {
  /** The build files that `fromBuilds` was learned from. */
  builds: ReadonlyMap<string, string> | null;
  readonly fromBuilds: Map<string, ToldClassPath>;
  cancellation: { isCancellationRequested: boolean };
  timer: NodeJS.Timeout | undefined;
}

export class ClassPathLearner {
  private readonly learning = new Map<Folder, Learning>();

  /** @param changed called when a folder has other class paths than before */
  constructor(
    private readonly sources: ClassPathSources,
    private readonly changed: () => void,
    private readonly log: (text: string) => void,
    private readonly say: Say,
  ) {}

  /** Learns the class paths of a folder, soon; what was under way for it is given up. */
  learn(folder: Folder): void {
    const known = this.learning.get(folder);
    this.forget(folder);
    const cancellation = { isCancellationRequested: false };
    const timer = setTimeout(() => {
      this.learnNow(folder, learning).catch((thrown: unknown) => {
        if (!(thrown instanceof Cancelled)) {
          this.log(`class paths: ${String(thrown)}`);
        }
      });
    }, PAUSE_MS);
    const learning = { builds: known?.builds ?? null, fromBuilds: known?.fromBuilds ?? new Map(), cancellation, timer };
    this.learning.set(folder, learning);
  }

  /** Gives up what is under way for a folder. */
  forget(folder: Folder): void {
    const known = this.learning.get(folder);
    if (known) {
      clearTimeout(known.timer);
      known.cancellation.isCancellationRequested = true;
      this.learning.delete(folder);
    }
  }

  dispose(): void {
    for (const folder of [...this.learning.keys()]) {
      this.forget(folder);
    }
  }

  private async learnNow(folder: Folder, learning: Learning): Promise<void> {
    const { cancellation, fromBuilds } = learning;
    const { root, builds } = folder.workspace.input;
    if (learning.builds !== builds) {
      fromBuilds.clear();
      learning.builds = builds;
    }
    const told = new Map<string, ToldClassPath>();
    const untold: ProjectModel[] = [];
    for (const [project, file] of flinkProjects(folder.workspace)) {
      const answer = await this.sources.askEditor(uriOfPath(file));
      throwIfCancelled(cancellation);
      const own = classPathIn(answer) ?? fromBuilds.get(project.root);
      if (own) {
        told.set(project.root, own);
      } else if (answer !== 'later' && project.buildFile !== null) {
        untold.push(project);
      }
    }
    this.tell(folder, told);
    if (untold.length === 0 || !(await this.sources.mayRunBuilds(uriOfPath(root)))) {
      return;
    }
    throwIfCancelled(cancellation);
    // what the texts tell completely need not be asked for
    const { classPaths } = folder.workspace.input;
    const projects = untold.filter(({ root: at }) => classPaths.get(at)?.classPath.missing.length !== 0);
    for await (const [at, classPath] of this.sources.runBuilds({ root, builds, projects }, cancellation)) {
      throwIfCancelled(cancellation);
      if ('failed' in classPath) {
        this.log(`${at}: ${this.say(classPath.failed)}`);
      }
      fromBuilds.set(at, classPath);
      this.tell(folder, told.set(at, classPath));
    }
  }

  private tell(folder: Folder, told: ReadonlyMap<string, ToldClassPath>): void {
    if (folder.setToldClassPaths(new Map(told))) {
      this.changed();
    }
  }
}

/** The projects that have to do with Flink, each with one of its files. */
function flinkProjects(workspace: Workspace): ReadonlyMap<ProjectModel, string> {
  const projects = new Map<ProjectModel, string>();
  for (const file of workspace.checkedFiles) {
    const { model } = workspace.projectOf(file);
    if (!projects.has(model) && file.scan.mentionsFlink) {
      projects.set(model, file.path);
    }
  }
  return projects;
}

/** The class path in the editor's answer. One without Flink is that of a project which was not imported well. */
function classPathIn(answer: ClassPathAnswer): ToldClassPath | null {
  const entries = answer === null || answer === 'later' ? [] : answer.entries.map(normalizePath);
  return entries.some((entry) => /\/flink-[^/]*\.jar$/.test(entry)) ? { entries, missing: [] } : null;
}
