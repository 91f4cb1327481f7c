/** A module that Gradle builds. */
import { message } from '../../base/message';
import { type DecidedVersion, decideFlinkVersion, unknownVersion } from '../decide-version';
import type { ProjectModel } from '../project-model';
import { flinkUses, toDependencies, whyNoFlink } from '../read-dependency';
import type { WorkspaceTexts } from '../workspace-texts';
import { whyUnknown } from '../written-text';
import { Evaluator } from './evaluate';
import type { GradleTree } from './gradle-tree';
import { buildScriptOf, type GradleScripts, type LoadedTree, loadTree } from './load-tree';
import { catalogDependencies, type GradleDependencies, readDependencies } from './read-dependencies';
import { usedModules } from './used-modules';

/** Reads the module whose build script stands in the folder; null when there is none. */
export function readGradle(folder: string, scripts: GradleScripts, texts: WorkspaceTexts): ProjectModel | null {
  const buildFile = buildScriptOf(folder, texts);
  if (buildFile === null) {
    return null;
  }
  const facts = scripts.factsOf(buildFile);
  if (!facts || 'why' in facts) {
    const why = facts?.why ?? message('{0} cannot be read', buildFile);
    return { root: folder, buildFile, ...unknownVersion(why), dependencies: [], modules: [], incomplete: [why] };
  }
  const loaded = loadTree(folder, scripts, texts);
  const evaluator = new Evaluator(loaded.tree);
  const dependencies = readDependencies(loaded.tree, evaluator);
  return {
    root: folder,
    buildFile,
    ...decide(buildFile, loaded, dependencies, evaluator),
    dependencies: toDependencies(dependencies.used),
    modules: usedModules(loaded, evaluator, texts),
    incomplete: [...loaded.incomplete, ...dependencies.incomplete],
  };
}

function decide(
  buildFile: string,
  { tree, unreadable, incomplete }: LoadedTree,
  { used, managed, forced }: GradleDependencies,
  evaluator: Evaluator,
): DecidedVersion {
  const rules = versionRules(tree, evaluator);
  const whyUnknownRule = rules.map(({ version }) => whyUnknown(version)).find((why) => why !== null);
  if (whyUnknownRule) {
    return unknownVersion(whyUnknownRule);
  }
  const uses = flinkUses(used.filter(({ forTests }) => !forTests));
  const overrides = [...flinkUses(forced), ...rules];
  const evidence = [
    uses.length > 0 ? [...uses, ...overrides] : [],
    flinkUses(used.filter(({ forTests }) => forTests)),
    [...flinkUses(managed), ...overrides],
    flinkUses(catalogDependencies(tree)),
  ];
  const decided = decideFlinkVersion(evidence, incomplete[0] ?? whyNoFlink(buildFile, used));
  const [whyUnreadable] = unreadable;
  return decided.flinkVersion || !whyUnreadable ? decided : unknownVersion(whyUnreadable);
}

/** Versions that a `resolutionStrategy` gives to Flink. */
function versionRules(tree: GradleTree, evaluator: Evaluator) {
  return tree.scripts.flatMap((script) =>
    script.facts.flinkVersionRules.map(({ version }) => ({
      artifact: 'resolutionStrategy',
      version: evaluator.textOf(version, { script, project: tree.module }),
    })),
  );
}
