/** Builds of tests: files by path, and what is read from them in words. */
import { sayInEnglish } from '../../server/src/base/message';
import type { ProjectModel } from '../../server/src/project/project-model';
import { readProject } from '../../server/src/project/read-project';

/** Texts by path, relative to the workspace. */
export type Texts = Readonly<Record<string, string>>;

/** The module in a folder of a workspace that holds these files. */
export function project(texts: Texts, folder = ''): ProjectModel {
  const model = readProject(folder, '', { read: (path) => texts[path] ?? null });
  if (!model) {
    throw new Error(`no build file in “${folder}”`);
  }
  return model;
}

/** `1.20.0 (pom.xml:7)`, or `unknown: ` and why. */
export function flinkVersion(texts: Texts, folder = ''): string {
  return inWords(project(texts, folder));
}

/** The version of a module and where it is from. */
export function inWords({ flinkVersion, flinkVersionOrigin: origin }: ProjectModel): string {
  return origin.kind === 'unknown'
    ? `unknown: ${sayInEnglish(origin.why)}`
    : `${flinkVersion?.text} (${origin.file}:${origin.line})`;
}

/** `group:artifact:version` of every dependency, ` (test)` after those of tests. */
export function dependencies(texts: Texts, folder = ''): string[] {
  return project(texts, folder).dependencies.map(
    ({ group, artifact, version, forTests }) => `${group}:${artifact}:${version ?? '?'}${forTests ? ' (test)' : ''}`,
  );
}

/** What the model says it did not follow. */
export function incomplete(texts: Texts, folder = ''): string[] {
  return project(texts, folder).incomplete.map(sayInEnglish);
}
