/**
 * Reads the revision that a workspace is compared with out of git; keeps what it read, so that the next one costs what
 * differs. Comparing is three steps:
 *
 *     const baseline = await reader.read(workspace, 'auto');
 *     const comparison = compareWorkspaces(baseline, workspace); // what a restore does; of this snapshot alone
 *     checkFile(workspace, file, notCancellable, comparison); // findings of the file, those about changes included
 *
 * `baselineText(baseline, path)` is an old text, `knownRevisions(folder)` what people may choose from.
 */
import type { Baseline } from '../analysis/baseline';
import { buildWorkspace } from '../analysis/build-workspace';
import type { FolderTexts } from '../analysis/folder-texts';
import { KNOWN_RULES } from '../analysis/registry';
import { DEFAULT_SETTINGS, overrideSettings, parseSettings, SETTINGS_FILE, type Settings } from '../analysis/settings';
import type { ParseJava } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { BlobIds } from './blob-ids';
import { dateOf, findBaseline, notCheckedOut } from './git-baseline';
import type { KnownBlobs } from './git-blobs';
import { readRevision } from './git-revision';

/** One for each folder of a session. */
export class BaselineReader {
  private readonly blobs: KnownBlobs = new Map();
  private readonly ids = new BlobIds();
  private latest: { readonly key: string; readonly baseline: Baseline } | null = null;

  constructor(private readonly parse: ParseJava) {}

  /**
   * The revision that `wanted` names (`auto`, a pattern of tags, a tag, a branch or a commit), read as the workspace of the
   * same folder. It shares with `now` every file that is the same, and what was worked out of it. Where neither the commit
   * nor the version that overrides the build changed since the last call, that call's answer.
   * @param flink the version that the old revision runs on; null for what its build or settings say
   * @throws GitFailed when there is no git, no repository or no such revision
   * @throws Cancelled
   */
  async read(now: Workspace, wanted: string, flink: string | null = null, signal?: AbortSignal): Promise<Baseline> {
    const { root, classPathSource } = now.input;
    const { name, commit } = await findBaseline(root, wanted, signal);
    const key = JSON.stringify([root, name, commit, flink]);
    if (this.latest?.key === key && this.latest.baseline.workspace.input.classPathSource === classPathSource) {
      return this.latest.baseline;
    }
    const have = (path: string, id: string) => this.ids.textOf(now, path, id);
    const sparse = await notCheckedOut(root, signal);
    let isSparse = false;
    const isLeftOut = (path: string) => {
      const leaveOut = sparse.has(path) && now.input.files.length > 0 && !isIn(now, path);
      isSparse ||= leaveOut;
      return leaveOut;
    };
    const [date, { other, ...read }] = await Promise.all([
      dateOf(root, commit),
      readRevision(root, commit, this.blobs, SETTINGS_FILE, { have, isLeftOut }, signal),
    ]);
    const texts = isSparse ? { ...read, unread: [...read.unread, sparseGap(root)] } : read;
    const settings = overrideSettings(settingsIn(other), { flinkVersion: flink });
    const shared = withShared({ ...texts, ...(classPathSource && { classPaths: classPathSource }) }, now);
    const workspace = buildWorkspace(root, shared, settings, () => this.parse, now);
    const baseline = { name, commit, date, workspace };
    this.latest = { key, baseline };
    return baseline;
  }
}

function isIn(workspace: Workspace, path: string): boolean {
  const { builds, configuration } = workspace.input;
  return workspace.file(path) !== null || builds.has(path) || configuration.has(path);
}

function sparseGap(root: string): Incomplete {
  const why = message('the checkout is sparse: files that are not in the work tree are not compared');
  return { what: 'folder', why, path: root };
}

/** The settings of an old revision; what is wrong with them is no matter of today. */
function settingsIn(text: string | null): Settings {
  return text === null ? DEFAULT_SETTINGS : parseSettings(text, KNOWN_RULES).settings;
}

/** Builds and configuration that are the same as another workspace's are its own, so that what hangs on them is shared. */
function withShared(texts: FolderTexts, { input }: Workspace): FolderTexts {
  return {
    ...texts,
    builds: isSame(texts.builds, input.builds) ? input.builds : texts.builds,
    configuration: isSame(texts.configuration, input.configuration) ? input.configuration : texts.configuration,
  };
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}
