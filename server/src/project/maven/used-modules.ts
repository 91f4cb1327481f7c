/** Which of the workspace's modules a Maven module is built with. */
import type { ReadDependency } from '../read-dependency';
import { wholeText } from '../written-text';
import type { Pom } from './pom';
import { followParents } from './pom-chain';
import type { WorkspacePoms } from './workspace-poms';

/** The folders of the modules that a pom's dependencies name, those of tests left out. */
export function usedModules(pom: Pom, dependencies: readonly ReadDependency[], poms: WorkspacePoms): string[] {
  const top = followParents(pom, poms).poms.at(-1) ?? pom;
  const folders = dependencies.flatMap(({ group, artifact, version, forTests }) => {
    const [groupText, artifactText] = [wholeText(group), wholeText(artifact)];
    const module =
      forTests || groupText === null || artifactText === null ? null : poms.byCoordinates(groupText, artifactText, top);
    return module && module !== pom && isVersionOf(module, wholeText(version)) ? [module.folder] : [];
  });
  return [...new Set(folders)];
}

/** False for a released version beside which the workspace holds another one. */
function isVersionOf({ version, parent }: Pom, asked: string | null): boolean {
  const own = (version ?? parent?.version)?.text ?? null;
  return asked === null || own === null || own.includes('${') || asked === own;
}
