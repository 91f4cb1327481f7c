/** From a folder and the workspace's build files to what is known of the module there. */
import { message } from '../base/message';
import { parseFlinkVersion } from '../flink/flink-version';
import { isSameLine, unknownVersion } from './decide-version';
import { BUILD_SCRIPTS, GRADLE_PROPERTIES, GradleScripts, SETTINGS_SCRIPTS, VERSION_CATALOG } from './gradle/load-tree';
import { readGradle } from './gradle/read-gradle';
import { readMaven } from './maven/read-maven';
import { WorkspacePoms } from './maven/workspace-poms';
import { foldersUpTo, normalizePath } from './paths';
import type { BuildFiles, ProjectModel } from './project-model';
import { WorkspaceTexts } from './workspace-texts';

/** Files that make a folder a module. */
export const MODULE_FILE_NAMES: readonly string[] = ['pom.xml', ...BUILD_SCRIPTS];

/** Every file a build usually is made of; parents, scripts and catalogs under other names are asked for when one names them. */
export const BUILD_FILE_NAMES: readonly string[] = [
  ...MODULE_FILE_NAMES,
  ...SETTINGS_SCRIPTS,
  GRADLE_PROPERTIES,
  VERSION_CATALOG,
];

/** True for a path that a build may read: the usual names, other poms, scripts that are applied, other catalogs. */
export function isBuildFile(path: string): boolean {
  return /(?:^|\/)(?:pom[\w.-]*\.xml|[^/]+\.gradle(?:\.kts)?|gradle\.properties|[^/]+\.versions\.toml)$/.test(path);
}

/** Reads modules of one workspace at one moment; each build file is read and parsed once. */
export class ProjectReader {
  private readonly texts: WorkspaceTexts;
  private readonly poms: WorkspacePoms;
  private readonly scripts: GradleScripts;

  constructor(workspaceRoot: string, files: BuildFiles) {
    this.texts = new WorkspaceTexts(normalizePath(workspaceRoot), files);
    this.poms = new WorkspacePoms(this.texts);
    this.scripts = new GradleScripts(this.texts);
  }

  /** The module in a folder; null when the folder has no build file. */
  read(folder: string): ProjectModel | null {
    const at = normalizePath(folder);
    const maven = readMaven(at, this.poms);
    const gradle = readGradle(at, this.scripts, this.texts);
    return maven && gradle ? eitherOf(maven, gradle) : (maven ?? gradle);
  }

  /** The module a folder belongs to: the nearest one above it, or, where there is no build, the workspace itself. */
  readNearest(folder: string): ProjectModel {
    for (const candidate of foldersUpTo(this.texts.root, normalizePath(folder))) {
      const project = this.read(candidate);
      if (project) {
        return project;
      }
    }
    return {
      root: this.texts.root,
      buildFile: null,
      ...unknownVersion(message('No Maven or Gradle build was found')),
      dependencies: [],
      modules: [],
      incomplete: [],
    };
  }
}

/** Reads the module in one folder; for several folders keep a `ProjectReader`. Null when the folder has no build file. */
export function readProject(folder: string, workspaceRoot: string, files: BuildFiles): ProjectModel | null {
  return new ProjectReader(workspaceRoot, files).read(folder);
}

/** The project with the version that a setting gives it: it wins over the build, and makes it unknown when it is none. */
export function withFlinkVersionSetting(
  project: ProjectModel,
  version: string,
  file: string | null,
  line: number | null = null,
): ProjectModel {
  const flinkVersion = parseFlinkVersion(version);
  return flinkVersion
    ? { ...project, flinkVersion, flinkVersionOrigin: { kind: 'setting', file, line } }
    : { ...project, ...unknownVersion(message('“{0}” is not a version of Flink', version)) };
}

/** A module with two builds: what they agree on, or what one of them knows. */
function eitherOf(maven: ProjectModel, gradle: ProjectModel): ProjectModel {
  if (!maven.flinkVersion || !gradle.flinkVersion) {
    return gradle.flinkVersion ? gradle : maven;
  }
  return isSameLine(maven.flinkVersion, gradle.flinkVersion)
    ? maven
    : {
        ...maven,
        ...unknownVersion(
          message(
            'The Maven build has Flink {0}, the Gradle build {1}',
            maven.flinkVersion.text,
            gradle.flinkVersion.text,
          ),
        ),
      };
}
