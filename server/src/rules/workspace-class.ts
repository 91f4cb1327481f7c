import type { ClassModel, JavaType } from '../java/class-model';
import type { ProjectFacts } from './rule';

/** The class of the workspace that a type is, if it is one. */
export function workspaceClass(type: JavaType, project: ProjectFacts): ClassModel | null {
  const model = type.kind === 'class' ? project.findClass(type.name) : null;
  return model?.place ? model : null;
}
