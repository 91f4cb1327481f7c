/** What the build of one module says: its Flink version and the dependencies that are written. */
import type { Message } from '../base/message';
import type { FlinkVersion } from '../flink/flink-version';

/** Texts of a workspace's build files, by path with `/` (absolute, or relative to the workspace root: all of one kind). */
export interface BuildFiles {
  /** The text of a file; null when there is no such file. */
  read(path: string): string | null;
}

/** Where a Flink version was read, or why it is not known. Lines are 1-based. */
export type FlinkVersionOrigin =
  | { readonly kind: BuildFileKind; readonly file: string; readonly line: number | null }
  | { readonly kind: 'setting'; readonly file: string | null; readonly line: number | null }
  | { readonly kind: 'unknown'; readonly why: Message };

/** The kinds of files a version can be written in. */
export type BuildFileKind = 'pom' | 'gradle' | 'catalog' | 'gradle-properties';

/** A dependency on an artifact that is written in the module's build, or in a build it inherits from. */
export interface Dependency {
  readonly group: string;
  /** As it is written, with its Scala suffix. */
  readonly artifact: string;
  /** Null when it is managed elsewhere, or computed. */
  readonly version: string | null;
  /** True when only the module's tests see it. */
  readonly forTests: boolean;
  readonly file: string;
  /** 1-based. */
  readonly line: number | null;
}

/** What is known of one module. */
export interface ProjectModel {
  /** The folder of the build file; the workspace root where there is no build. */
  readonly root: string;
  readonly buildFile: string | null;
  readonly flinkVersion: FlinkVersion | null;
  readonly flinkVersionOrigin: FlinkVersionOrigin;
  /** Direct dependencies that are written, those inherited from parents and root builds among them. */
  readonly dependencies: readonly Dependency[];
  /** The folders of the workspace's modules that its main code is built with, as far as its build writes them. */
  readonly modules: readonly string[];
  /** What was not followed: while there is any, a dependency that is not listed may still be there. */
  readonly incomplete: readonly Message[];
}
