/** What "Name All Operators…" makes of a job's only file, the old ids kept. */
import path from 'node:path';
import { buildWorkspace } from '../../../server/src/analysis/build-workspace';
import { DEFAULT_SETTINGS } from '../../../server/src/analysis/settings';
import { sayInEnglish } from '../../../server/src/base/message';
import { applyEdits } from '../../../server/src/base/text-edit';
import { planNames } from '../../../server/src/ide/name-operators';
import { createJavaParser } from '../../../server/src/syntax/java-parser';

export async function nameAllOperators(root: string, text: string, flinkVersion: string) {
  const modules = path.join(process.cwd(), 'node_modules');
  const parser = await createJavaParser({
    runtimePath: path.join(modules, 'web-tree-sitter', 'web-tree-sitter.wasm'),
    grammar: path.join(modules, 'tree-sitter-java-orchard', 'tree-sitter-java_orchard.wasm'),
  });
  const java = new Map([[`${root}/src/main/java/Unnamed.java`, text]]);
  const workspace = buildWorkspace(
    root,
    { java, builds: new Map(), configuration: new Map(), unread: [] },
    { ...DEFAULT_SETTINGS, flinkVersion },
    () => parser.parse,
  );
  const [file] = workspace.checkedFiles;
  const project = file && workspace.projectOf(file);
  const [job] = project?.jobs ?? [];
  if (!project || !job) {
    throw new Error('no job was found');
  }
  const { named, skipped } = await planNames(job, project, workspace, true, sayInEnglish);
  return {
    text: applyEdits(
      text,
      named.map(({ edit }) => edit),
    ),
    uids: named.map(({ uid }) => uid),
    skipped,
  };
}
