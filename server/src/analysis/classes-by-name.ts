/** The classes of a project by their simple names. */
import { type ClassModel, simpleName } from '../java/class-model';
import type { ProjectAnalysis } from './project-analysis';
import type { SourceText } from './source-text';

export class ClassesByName {
  private readonly found = new Map<string, readonly ClassModel[]>();
  private files: ReadonlyMap<string, readonly SourceText[]> | null = null;

  /** @param all the files of the project; those of tests are left out */
  constructor(
    private readonly project: Pick<ProjectAnalysis, 'classesOf'>,
    private readonly all: readonly SourceText[],
  ) {}

  find(name: string): readonly ClassModel[] {
    let classes = this.found.get(name);
    if (!classes) {
      this.files ??= filesByClass(this.all);
      classes = (this.files.get(name) ?? [])
        .flatMap((file) => this.project.classesOf(file))
        .filter((model) => simpleName(model.name) === name);
      this.found.set(name, classes);
    }
    return classes;
  }
}

function filesByClass(files: readonly SourceText[]): ReadonlyMap<string, readonly SourceText[]> {
  const byName = new Map<string, SourceText[]>();
  for (const file of files.filter(({ test }) => !test)) {
    for (const name of new Set(Array.from(file.text.matchAll(DECLARED), ([, declared]) => declared ?? ''))) {
      byName.set(name, [...(byName.get(name) ?? []), file]);
    }
  }
  return byName;
}

const DECLARED = /\b(?:class|interface|enum|record)\s+([\w$]+)/g;
