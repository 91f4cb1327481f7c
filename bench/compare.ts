/** What a comparison with a git revision costs, beside `git diff` and reading the files that differ. Argument: a folder, a repository. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildWorkspace } from '../server/src/analysis/build-workspace';
import { checkFile } from '../server/src/analysis/check-file';
import { compareWorkspaces } from '../server/src/analysis/comparison';
import { DEFAULT_SETTINGS } from '../server/src/analysis/settings';
import { SourceText } from '../server/src/analysis/source-text';
import { notCancellable } from '../server/src/base/cancellation';
import { BaselineReader } from '../server/src/io/baseline-reader';
import { readFolder } from '../server/src/io/read-folder';
import { createJavaParser } from '../server/src/syntax/java-parser';

const ROUNDS = 5;
const root = process.argv[2] ?? '';
const modules = path.join(process.env.FLINK_PLAYBOOK_REPOSITORY ?? '', 'node_modules');

function git(...args: string[]): string {
  const who = ['-c', 'user.name=n', '-c', 'user.email=n@example.org', '-c', 'commit.gpgsign=false', '-c', 'gc.auto=0'];
  return execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }).trim();
}

/** Changes two jobs, six data classes and twelve files beside them, each at its end. */
function edit(round: number): void {
  const files = [0, 1010].flatMap((at) => [at, at + 1, at + 2, at + 3, ...[4, 5, 6, 7, 8, 9].map((n) => at + n)]);
  for (const i of files) {
    const name = i % 10 === 0 ? `Job${i}` : i % 10 < 4 ? `Data${i}` : `Service${i}`;
    const file = path.join(root, 'src', 'main', 'java', 'shop', `${name}.java`);
    const text = readFileSync(file, 'utf8').replace(/\}\s*$/, `  private String edited${round};\n}\n`);
    writeFileSync(file, text);
  }
}

/** The files as the last commit has them, in one process. */
function oldTexts(names: readonly string[]): string[] {
  const input = names.map((name) => `HEAD:${name}\n`).join('');
  const text = execFileSync('git', ['cat-file', '--batch'], { cwd: root, encoding: 'utf8', input, maxBuffer: 1 << 28 });
  return text.split(/^[0-9a-f]{40,64} blob \d+\n/m).slice(1);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function main(): Promise<void> {
  const { parse } = await createJavaParser({
    runtimePath: path.join(modules, 'web-tree-sitter', 'web-tree-sitter.wasm'),
    grammar: path.join(modules, 'tree-sitter-java-orchard', 'tree-sitter-java_orchard.wasm'),
  });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'deployed');
  const [floors, firsts, seconds]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    edit(round);
    const texts = await readFolder(root, notCancellable);
    const workspace = buildWorkspace(root, texts, DEFAULT_SETTINGS, () => parse);
    const open = workspace.file(`${root}/src/main/java/shop/Job0.java`);
    if (open) {
      checkFile(workspace, open, notCancellable); // the file that somebody looks at
    }
    floors.push(
      await timed(() => {
        const names = git('diff', '--name-only', 'HEAD').split('\n');
        const now = names.map((name) => readFileSync(path.join(root, name), 'utf8'));
        const old = oldTexts(names);
        for (const text of [...now, ...old]) {
          new SourceText('A.java', '', text, parse).unit();
        }
      }),
    );
    const reader = new BaselineReader(parse);
    const compare = async (commit: string) =>
      compareWorkspaces(await reader.read(workspace, commit), workspace, { onlyAffected: true });
    const deployed = git('rev-parse', 'HEAD');
    firsts.push(await timed(() => compare(deployed)));
    git('commit', '-aqm', `round ${round}`);
    edit(round + ROUNDS);
    git('commit', '-aqm', `round ${round} again`);
    const again = git('rev-parse', 'HEAD');
    seconds.push(await timed(() => compare(again)));
  }
  const floor = median(floors);
  console.log(
    `  first comparison / git diff and reading 20 files of two revisions = ${(median(firsts) / floor).toFixed(2)}`,
  );
  console.log(`  the next one, of another commit / the same = ${(median(seconds) / floor).toFixed(2)}`);
}

void main();
