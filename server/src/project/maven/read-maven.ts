/** A module that Maven builds. */
import { decideFlinkVersion, unknownVersion } from '../decide-version';
import { joinPath } from '../paths';
import type { ProjectModel } from '../project-model';
import { flinkUses, toDependencies, whyNoFlink } from '../read-dependency';
import { effectivePom } from './effective-pom';
import { usedModules } from './used-modules';
import type { WorkspacePoms } from './workspace-poms';

/** Reads the module whose `pom.xml` stands in the folder; null when there is none. */
export function readMaven(folder: string, poms: WorkspacePoms): ProjectModel | null {
  const buildFile = joinPath(folder, 'pom.xml');
  const pom = poms.at(buildFile);
  if (!pom) {
    return null;
  }
  if ('why' in pom) {
    return {
      root: folder,
      buildFile,
      ...unknownVersion(pom.why),
      dependencies: [],
      modules: [],
      incomplete: [pom.why],
    };
  }
  const { dependencies, managed, missingParent } = effectivePom(pom, poms);
  const evidence = [
    flinkUses(dependencies.filter(({ forTests }) => !forTests)),
    flinkUses(dependencies.filter(({ forTests }) => forTests)),
    flinkUses(managed),
  ];
  return {
    root: folder,
    buildFile,
    ...decideFlinkVersion(evidence, whyNoFlink(buildFile, dependencies, missingParent?.parent ?? null)),
    dependencies: toDependencies(dependencies),
    modules: usedModules(pom, dependencies, poms),
    incomplete: missingParent ? [missingParent.why] : [],
  };
}
