/** A workspace at one moment: an immutable snapshot of its files, projects and settings, ready to be checked. */
import picomatch from 'picomatch';
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { SourceIndex } from '../java/source-set';
import type { ProjectModel } from '../project/project-model';
import type { ClassPathClasses } from './class-path-classes';
import type { ClassPathSource } from './folder-texts';
import { ProjectAnalysis } from './project-analysis';
import type { Settings } from './settings';
import type { SourceText } from './source-text';

export interface WorkspaceInput {
  /** The folder the settings speak of; paths of files begin with it. */
  readonly root: string;
  readonly files: readonly SourceText[];
  /** The texts the projects were read from. */
  readonly builds: ReadonlyMap<string, string>;
  readonly projects: ReadonlyMap<string, ProjectModel>;
  /** The classes that the projects' builds bring, by the folders of the projects. */
  readonly classPaths: ReadonlyMap<string, ClassPathClasses>;
  readonly classPathSource: ClassPathSource | undefined;
  readonly settings: Settings;
  /** Texts of Flink configuration, deployment files and `lombok.config`, by path. */
  readonly configuration: ReadonlyMap<string, string>;
  /** What could not be read. */
  readonly unread: readonly Incomplete[];
}

export class Workspace {
  private readonly byPath: ReadonlyMap<string, SourceText>;
  private readonly projects = new Map<string, ProjectAnalysis>();
  private readonly index: SourceIndex;
  private readonly isExcluded: (path: string) => boolean;

  constructor(readonly input: WorkspaceInput) {
    this.byPath = new Map(input.files.map((file) => [file.path, file]));
    this.index = new SourceIndex(input.files);
    const { exclude } = input.settings;
    this.isExcluded = exclude.length > 0 ? picomatch([...exclude], { dot: true }) : () => false;
  }

  get settings(): Settings {
    return this.input.settings;
  }

  file(path: string): SourceText | null {
    return this.byPath.get(path) ?? null;
  }

  /** The files that are checked: all but the excluded ones. */
  get checkedFiles(): readonly SourceText[] {
    return this.input.files.filter(({ path }) => !this.excludes(path));
  }

  excludes(path: string): boolean {
    return this.isExcluded(path.slice(this.input.root.length).replace(/^\//, ''));
  }

  /** The project a file belongs to. */
  projectOf(file: SourceText): ProjectAnalysis {
    let project = this.projects.get(file.project);
    if (!project) {
      const model = this.input.projects.get(file.project) ?? withoutBuild(file.project);
      project = new ProjectAnalysis(
        model,
        this.index,
        this.input.files.filter((other) => other.project === file.project),
        this.settings.flinkVersion,
        this.input.configuration,
        this.input.classPaths.get(file.project) ?? null,
      );
      this.projects.set(file.project, project);
    }
    return project;
  }
}

/** What is known of a folder that no build is found for. */
export function withoutBuild(root: string): ProjectModel {
  const why = message('no Maven or Gradle build was found');
  return {
    root,
    buildFile: null,
    flinkVersion: null,
    flinkVersionOrigin: { kind: 'unknown', why },
    dependencies: [],
    incomplete: [],
  };
}
