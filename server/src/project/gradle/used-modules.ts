/** Which of the workspace's modules a Gradle module is built with. */
import { joinPath } from '../paths';
import type { WorkspaceTexts } from '../workspace-texts';
import { wholeText } from '../written-text';
import type { Evaluator, Where } from './evaluate';
import { argumentsOf, namedValue, wholePath } from './expressions';
import { buildScriptOf, type LoadedTree } from './load-tree';
import type { Statement } from './statements';

/** The folders of `implementation project(":model")` and `implementation(projects.model)`, those of tests left out. */
export function usedModules({ tree, root, moved }: LoadedTree, evaluator: Evaluator, texts: WorkspaceTexts): string[] {
  const own = tree.projects[tree.module]?.path;
  const folders = new Map(Array.from(moved, ([folder, path]) => [path, folder]));
  const paths = tree.scripts.flatMap((script) =>
    script.facts.dependencies
      .filter(({ role, forTests, target }) => {
        return role === 'use' && !forTests && evaluator.speaksOf(script, target, tree.module) === 'yes';
      })
      .flatMap(({ arguments: [argument] }) =>
        projectPaths(argument ?? [], { script, project: tree.module }, evaluator),
      ),
  );
  const found = paths
    .filter((path) => path !== own)
    .map((path) => joinPath(root, folders.get(path) ?? path.slice(1).replaceAll(':', '/')));
  return [...new Set(found)].filter((folder) => buildScriptOf(folder, texts) !== null);
}

/** The paths that an argument may mean, `:model` for each. */
function projectPaths(argument: Statement, where: Where, evaluator: Evaluator): string[] {
  const [first, ...others] = wholePath(argument) ?? [];
  if (first?.name === 'projects' && !first.call) {
    // the accessor of `:order-model` is `projects.orderModel`
    const names = others.map(({ name }) => name);
    const dashed = names.map((name) => name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    return [names, dashed].map((parts) => `:${parts.join(':')}`);
  }
  if (first?.name !== 'project' || others.length > 0) {
    return [];
  }
  const [value = []] = argumentsOf(first.call);
  const named = namedValue(value);
  const text = named && named.name !== 'path' ? null : wholeText(evaluator.textOf(named?.value ?? value, where));
  return text?.startsWith(':') ? [text] : [];
}
