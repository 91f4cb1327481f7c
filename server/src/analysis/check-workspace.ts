/** Checks the files of a workspace, giving way to other events between them. */
import type { Cancellation } from '../base/cancellation';
import { givingWay, type Steps } from '../base/giving-way';
import { message } from '../base/message';
import type { Finding, Incomplete } from '../finding/finding';
import { fileAhead } from './ahead';
import { type CheckedFile, checkFile } from './check-file';
import type { Comparison } from './comparison';
import { MAX_SOURCE_LENGTH, SourceText } from './source-text';
import type { Workspace } from './workspace';

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly incomplete: readonly Incomplete[];
}

/**
 * The findings of some files of a workspace, in the order of the files.
 * @param progress called with the number of files done
 * @param comparison of this very snapshot with its baseline; null where nothing is compared
 * @throws Cancelled when the caller cancelled.
 */
export async function checkFiles(
  workspace: Workspace,
  files: readonly CheckedFile[],
  cancellation: Cancellation,
  progress?: (done: number) => void,
  comparison: Comparison | null = null,
): Promise<CheckResult> {
  let done = 0;
  const findings = await givingWay(check(), cancellation, () => progress?.(done));
  return {
    findings,
    incomplete: [
      ...workspace.input.unread,
      ...incompleteOf(
        workspace,
        files.filter((file) => file instanceof SourceText),
      ),
    ],
  };

  function* check(): Steps<Finding[]> {
    const found: Finding[] = [];
    for (const file of files) {
      if (file instanceof SourceText) {
        yield* fileAhead(workspace, file);
      }
      found.push(...checkFile(workspace, file, cancellation, comparison));
      done += 1;
      yield;
    }
    return found;
  }
}

/** What was not known while these files were checked. */
function incompleteOf(workspace: Workspace, files: readonly SourceText[]): Incomplete[] {
  const flinkFiles = files.filter((file) => file.scan.mentionsFlink);
  const projects = new Set(flinkFiles.map((file) => workspace.projectOf(file)));
  const versions = Array.from(projects).flatMap(({ flinkVersion, model }): Incomplete[] => {
    const { flinkVersionOrigin: origin, root, buildFile } = model;
    return flinkVersion === null && origin.kind === 'unknown'
      ? [{ what: 'flink-version', why: origin.why, path: buildFile ?? root }]
      : [];
  });
  const unread = flinkFiles
    .filter((file) => file.unit() === null)
    .map((file): Incomplete => {
      const why =
        file.text.length > MAX_SOURCE_LENGTH
          ? message('it has more than {0} characters', MAX_SOURCE_LENGTH)
          : message('it is nested too deep to be read');
      return { what: 'file', why, path: file.path };
    });
  const classPaths = Array.from(projects).flatMap((project) => project.classPathGap ?? []);
  const entries = Array.from(projects).flatMap((project) => project.entriesGap ?? []);
  return [...versions, ...classPaths, ...entries, ...unread];
}
