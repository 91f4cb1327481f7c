/** The jobs that a file has a part in. */
import type { ProjectAnalysis } from '../analysis/project-analysis';
import type { SourceText } from '../analysis/source-text';
import type { Job } from '../topology/job';

/** Jobs with an operator, a uid or their environment in the file: no others of the project are followed for it. */
export function jobsOfFile(project: ProjectAnalysis, file: SourceText): readonly Job[] {
  return project
    .factsOf(file)
    .programs.filter(({ environment, transformations }) => environment !== null && transformations.length > 0)
    .map((program) => project.jobOf(program));
}
