/** The texts a workspace is made of, wherever they were read from. */
import type { Message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import type { ClassPath, ClassPathFiles } from '../project/class-path/class-path';
import type { ProjectModel } from '../project/project-model';
import { isBuildFile } from '../project/read-project';

/** Absolute paths with `/`. */
export interface FolderTexts {
  readonly java: ReadonlyMap<string, string>;
  readonly builds: ReadonlyMap<string, string>;
  /** YAML, properties and scripts, where Flink may be configured or started, and the settings of Lombok. */
  readonly configuration: ReadonlyMap<string, string>;
  readonly unread: readonly Incomplete[];
  /** Where the classes outside the workspace are; absent where there is no disk to look at. */
  readonly classPaths?: ClassPathSource;
}

/** How the class paths of a workspace's projects are found. */
export interface ClassPathSource {
  readonly files: ClassPathFiles;
  /**
   * The class path of a project; asked only when a class is looked for that the workspace does not declare.
   * @param followed what the build and the local repository tell without running anything
   */
  classPathOf(project: ProjectModel, followed: () => ClassPath): ClassPath;
}

/** A file's text, or why there is none. */
export type ReadText = { readonly text: string } | { readonly text: null; readonly why: Message };

export function isConfigurationFile(path: string): boolean {
  return (
    /(\.(ya?ml|properties|conf|sh|bash|mk)|(^|\/)(lombok\.config|(GNU)?[Mm]akefile|Dockerfile[\w.-]*|[\w.-]+\.Dockerfile))$/.test(
      path,
    ) && !isBuildFile(path)
  );
}

/** Where the text of an interesting file belongs. */
export function textKind(path: string): 'java' | 'builds' | 'configuration' {
  return path.endsWith('.java') ? 'java' : isBuildFile(path) ? 'builds' : 'configuration';
}
