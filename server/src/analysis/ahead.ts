/** Works out beforehand, in steps, what answers are made of: what is known is kept, and the answer itself takes no time. */
import type { Steps } from '../base/giving-way';
import type { ProjectAnalysis } from './project-analysis';
import type { SourceText } from './source-text';
import type { Workspace } from './workspace';

/** The jobs of a project. @param among only those whose entries stand in these files, with all that depend on them */
export function* jobsAhead(project: ProjectAnalysis, among?: readonly SourceText[]): Steps<void> {
  yield* project.evidence.following(among);
  const programs = among ? project.evidence.programsAmong(among) : project.jobPrograms;
  for (const program of programs) {
    if (program.environment !== null && program.transformations.length > 0) {
      project.jobOf(program);
      yield;
    }
  }
}

/** The jobs of all projects of a workspace. */
export function* allJobsAhead(workspace: Workspace): Steps<void> {
  for (const project of flinkProjects(workspace)) {
    yield* jobsAhead(project);
  }
}

/** The syntax of all files that mention Flink: the first check of a large workspace would else hold up everything. */
export function* syntaxAhead({ checkedFiles }: Workspace): Steps<void> {
  for (const file of checkedFiles) {
    if (file.scan.mentionsFlink) {
      file.unit();
    }
    yield;
  }
}

/** What the check of a file, and a hover in it, ask for. */
export function fileAhead(workspace: Workspace, file: SourceText): Steps<void> {
  return workspace.projectOf(file).evidence.reaching(file);
}

/** All types of a project that reach Flink. */
export function typesAhead(project: ProjectAnalysis): Steps<void> {
  return project.evidence.reaching(null);
}

/** The projects whose sources mention Flink. */
export function flinkProjects(workspace: Workspace): ReadonlySet<ProjectAnalysis> {
  const files = workspace.checkedFiles.filter(({ scan }) => scan.mentionsFlink);
  return new Set(files.map((file) => workspace.projectOf(file)));
}
