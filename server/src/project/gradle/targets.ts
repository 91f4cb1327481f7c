/** The projects that blocks of a build script speak of. */
import { argumentsOf, contentOf, groupAt, readPath, type Step, splitAtCommas } from './expressions';
import type { Target } from './script-facts';
import type { Statement } from './statements';

/** A path without a leading `project.`, which changes nothing. */
export function withoutProject(steps: readonly Step[]): readonly Step[] {
  const [first] = steps;
  return first && steps.length > 1 && !first.call && /^(?:this|project|rootProject)$/.test(first.name)
    ? steps.slice(1)
    : steps;
}

/** The projects that `subprojects { … }`, `project(":a") { … }` or `configure(…) { … }` speaks of. */
export function targetsOf(step: Step, isPlain: boolean): Target[] {
  if (!isPlain) {
    return [{ kind: 'some' }];
  }
  switch (step.name) {
    case 'allprojects':
      return step.call ? [{ kind: 'some' }] : [{ kind: 'all' }];
    case 'subprojects':
      return step.call ? [{ kind: 'some' }] : [{ kind: 'children' }];
    case 'project': {
      const [path] = argumentsOf(step.call);
      return [path ? { kind: 'project', path } : { kind: 'self' }];
    }
    default:
      return argumentsOf(step.call).flatMap(configuredTargets);
  }
}

/** The projects that an argument of `configure` names. */
function configuredTargets(items: Statement): Target[] {
  const list = items.length === 1 ? groupAt(items, 0, '[') : null;
  if (list) {
    return splitAtCommas(contentOf(list)).flatMap(configuredTargets);
  }
  const path = readPath(items);
  const [step] = path?.steps ?? [];
  return path && step && path.steps.length === 1 && path.end === items.length && step.name !== 'configure'
    ? targetsOf(step, true)
    : [{ kind: 'some' }];
}
