/** Checks an open file of a large workspace, then again after edits of it and of a class it uses: one process, medians. */
import { buildWorkspace } from '../server/src/analysis/build-workspace';
import { checkFile } from '../server/src/analysis/check-file';
import { DEFAULT_SETTINGS } from '../server/src/analysis/settings';
import type { Workspace } from '../server/src/analysis/workspace';
import { notCancellable } from '../server/src/base/cancellation';
import { readFolder } from '../server/src/io/read-folder';
import { javaParser } from '../test/fixture/java-parser';

const EDITS = 9;

async function run(root: string): Promise<void> {
  const { parse } = await javaParser();
  let texts = await readFolder(root, notCancellable);
  let workspace: Workspace | undefined;
  /** Milliseconds of a snapshot and a check of one file. */
  const check = (path: string) => {
    const begin = performance.now();
    workspace = buildWorkspace(root, texts, DEFAULT_SETTINGS, () => parse, workspace);
    const file = workspace.file(path);
    if (file) {
      checkFile(workspace, file, notCancellable);
    }
    return performance.now() - begin;
  };
  const edit = (path: string) => {
    texts = { ...texts, java: new Map(texts.java).set(path, `${texts.java.get(path)}\n`) };
  };
  const [job = '', data = ''] = ['Job100.java', 'Data101.java'].map((name) => `${root}/src/main/java/shop/${name}`);
  const first = check(job);
  const all = performance.now();
  for (const file of workspace?.checkedFiles ?? []) {
    checkFile(workspace as Workspace, file, notCancellable);
  }
  const whole = first + performance.now() - all;
  const median = (edited: string) => {
    const times = Array.from({ length: EDITS }, () => {
      edit(edited);
      return check(job);
    });
    return times.sort((a, b) => a - b)[EDITS >> 1] ?? 0;
  };
  const share = (part: number) => `1/${Math.round(whole / part)}`;
  console.log(`  first:  the findings of the open file come after ${share(first)} of a check of the workspace`);
  console.log(`  edit:   of the job: ${share(median(job))}, of a data class it uses: ${share(median(data))} of it`);
}

void run(process.argv[2] ?? '');
