/** A workspace at one moment: an immutable snapshot of its files, projects and settings, ready to be checked. */
import picomatch from 'picomatch';
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { SourceIndex } from '../java/source-set';
import { FlinkSettings } from '../project/flink-configuration/flink-settings';
import { modulesBuiltWith } from '../project/modules-built-with';
import { isWithin } from '../project/paths';
import type { ProjectModel } from '../project/project-model';
import { affectedByCode, affectedFiles } from './affected-files';
import type { ClassPathClasses } from './class-path-classes';
import type { ConfigurationText } from './configuration-text';
import type { ClassPathSource } from './folder-texts';
import { MentionIndex } from './mention-index';
import { ProjectAnalysis } from './project-analysis';
import { type KeptEvidence, keptOutside, NOTHING_KEPT } from './project-evidence';
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
  /** Texts of Flink configuration, deployment files, scripts and `lombok.config`, by path. */
  readonly configuration: ReadonlyMap<string, string>;
  /** The same as files that rules may be run on. */
  readonly configurationFiles: ReadonlyMap<string, ConfigurationText>;
  /** What could not be read. */
  readonly unread: readonly Incomplete[];
}

export class Workspace {
  private readonly byPath: ReadonlyMap<string, SourceText>;
  private readonly projects = new Map<string, ProjectAnalysis>();
  private readonly dependents = new Map<string, readonly ProjectAnalysis[]>();
  private readonly index: SourceIndex;
  private readonly isExcluded: (path: string) => boolean;

  private readonly mentions: MentionIndex;
  /** What projects may take over from the snapshot before, by their folders. */
  private readonly kept: ReadonlyMap<string, KeptEvidence>;

  constructor(
    readonly input: WorkspaceInput,
    previous?: Workspace,
  ) {
    this.byPath = new Map(input.files.map((file) => [file.path, file]));
    this.mentions = new MentionIndex(input.files, previous?.mentions);
    this.kept = previous ? this.takeOver(previous) : new Map();
    this.index = new SourceIndex(input.files);
    const { exclude } = input.settings;
    this.isExcluded = exclude.length > 0 ? picomatch([...exclude], { dot: true }) : () => false;
  }

  /** The paths of files whose code may mean something else than in another snapshot; null when that may be any. */
  affectedSince(other: Workspace): ReadonlySet<string> | null {
    return this.isAround(other) ? affectedFiles(other.byPath, this.byPath, this.mentions) : null;
  }

  /** The same without those that were only moved or laid out anew. */
  affectedByCodeSince(other: Workspace): ReadonlySet<string> | null {
    return this.isAround(other) ? affectedByCode(other.byPath, this.byPath, this.mentions) : null;
  }

  /** True where builds, class paths and configuration are the same: only code may differ. */
  private isAround({ input }: Workspace): boolean {
    return (
      input.projects === this.input.projects &&
      input.classPaths === this.input.classPaths &&
      input.settings.flinkVersion === this.input.settings.flinkVersion &&
      input.configuration === this.input.configuration
    );
  }

  private takeOver(previous: Workspace): ReadonlyMap<string, KeptEvidence> {
    const { projects, kept } = previous;
    const affected = this.affectedSince(previous);
    if (affected === null) {
      return new Map();
    }
    const folders = [...new Set([...kept.keys(), ...projects.keys()])];
    return new Map(
      folders.map((folder) => {
        const known = projects.get(folder)?.evidenceOutside(affected);
        return [folder, known ?? keptOutside(kept.get(folder) ?? NOTHING_KEPT, affected)];
      }),
    );
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

  configurationFile(path: string): ConfigurationText | null {
    return this.input.configurationFiles.get(path) ?? null;
  }

  /** The files outside the Java code that say something about Flink, without the excluded ones. */
  get checkedConfiguration(): readonly ConfigurationText[] {
    return [...this.input.configurationFiles.values()].filter(
      (file) => !this.excludes(file.path) && file.sources.length > 0,
    );
  }

  /** What files say of a project's jobs: those of the project and around it, and launches elsewhere that name a class. */
  private settingsAround(project: string): FlinkSettings {
    return new FlinkSettings(
      this.checkedConfiguration.flatMap((file) =>
        file.sources.filter((source) => isWithin(file.project, project) || source.entryClass !== null),
      ),
    );
  }

  excludes(path: string): boolean {
    return this.isExcluded(path.slice(this.input.root.length).replace(/^\//, ''));
  }

  /** The projects whose main code is built with a module, over others too. */
  private builtWith(folder: string): readonly ProjectAnalysis[] {
    let found = this.dependents.get(folder);
    if (!found) {
      found = modulesBuiltWith(folder, this.input.projects).map((project) => this.projectOf({ project }));
      this.dependents.set(folder, found);
    }
    return found;
  }

  /** The project a file belongs to. */
  projectOf(file: { readonly project: string }): ProjectAnalysis {
    let project = this.projects.get(file.project);
    if (!project) {
      const model = this.input.projects.get(file.project) ?? withoutBuild(file.project);
      project = new ProjectAnalysis(
        model,
        this.index,
        this.input.files.filter((other) => other.project === file.project),
        this.settings.flinkVersion,
        this.settings.uidConvention,
        this.input.configuration,
        this.input.classPaths.get(file.project) ?? null,
        this.settingsAround(file.project),
        this.mentions,
        () => this.builtWith(file.project),
        this.kept.get(file.project) ?? NOTHING_KEPT,
        this.input.builds,
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
    modules: [],
    incomplete: [],
  };
}
