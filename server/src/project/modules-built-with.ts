/** The modules whose main code sees that of another. */
import type { ProjectModel } from './project-model';

/** The folders of all modules that are built with one, over others too; in the order of the projects. */
export function modulesBuiltWith(folder: string, projects: ReadonlyMap<string, ProjectModel>): string[] {
  const found = new Set([folder]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const [other, { modules }] of projects) {
      if (modules.some((module) => found.has(module))) {
        found.add(other);
      }
    }
  }
  return [...projects.keys()].filter((other) => other !== folder && found.has(other));
}
