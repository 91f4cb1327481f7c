/** What becomes of the types of a project when a class gets a factory: none that was fine may fail for it. */
import { classType, simpleName } from '../java/class-model';
import { containsKind } from '../typeinfo/tree';
import type { ProjectFacts, TypesOfProject } from './rule';

/**
 * True where every type that the code brings to Flink, and the class without type arguments where code names it so, is
 * as good as before: a factory that gets no type arguments has nothing to make its type of, and Flink throws.
 */
export function harmsNone(project: ProjectFacts, after: TypesOfProject, className: string): boolean {
  const raw = classType(className);
  const literal = new RegExp(`\\b${simpleName(className)}\\s*\\.\\s*class\\b`);
  const reached = project
    .filesWith(new RegExp(`\\b${simpleName(className)}\\b`))
    .flatMap((file) => project.reachedIn(file).map(({ information }) => information));
  const before = [...reached, ...(project.hasText(literal) ? [project.typeInformation(raw)] : [])];
  return before.every(
    (information) =>
      containsKind(information, 'error', 'unknown') ||
      !containsKind(after.typeInformation(information.type), 'error', 'unknown'),
  );
}
