/** The state of one connection: folders, open documents, settings; decides what is checked when. */
import { type CheckedFile, checkFile } from '../analysis/check-file';
import { checkFiles } from '../analysis/check-workspace';
import type { FolderTexts, ReadText } from '../analysis/folder-texts';
import { FixGate } from '../analysis/offered-fixes';
import { parseAhead } from '../analysis/parse-ahead';
import type { Settings } from '../analysis/settings';
import type { Workspace } from '../analysis/workspace';
import { type Cancellation, Cancelled, notCancellable, yieldToEvents } from '../base/cancellation';
import { type Say, sayInEnglish } from '../base/message';
import { stackOf } from '../base/stack-of';
import { byFile, type Finding } from '../finding/finding';
import { isBuildFile } from '../project/read-project';
import type { JavaParser } from '../syntax/java-parser';
import { pathOf, uriOfPath } from './addresses';
import type { BaselineReading } from './baseline-source';
import { Baselines } from './baselines';
import { ClassPathLearner, type ClassPathSources } from './class-path-learner';
import { Folder } from './folder';
import type { CheckWorkspaceResult, ProjectStatus } from './protocol';

/** What the session needs of the world around it. */
export interface Surroundings {
  readFolder(root: string, cancellation: Cancellation): Promise<FolderTexts>;
  readFile(path: string): Promise<ReadText>;
  /** One person's settings for a folder. */
  readOwnSettings(uri: string | null): Promise<Partial<Settings>>;
  /** Shows the findings of a file; `version` is that of the open document they speak of, null for a closed file. */
  publish(uri: string, version: number | null, findings: readonly Finding[]): void;
  /** Statuses of projects may have changed. */
  statusChanged(): void;
  log(text: string): void;
  readonly classPaths: ClassPathSources;
  /** How the baseline of a folder is read; one for each folder. */
  baselines(): BaselineReading;
}

interface OpenDocument {
  readonly uri: string;
  readonly path: string;
  version: number;
}

/** A document in its folder, as of now. */
export interface Located {
  readonly folder: Folder;
  readonly file: CheckedFile;
}

const DEBOUNCE_MS = 200;
/** Where comparing takes long, it waits until typing has paused for so long. */
const LONG_PAUSE_MS = 1500;

export class Session {
  /** Documents that belong to no folder. */
  private readonly loose: Folder;
  private readonly folders = new Map<string, Folder>();
  readonly baselines: Baselines;
  private readonly documents = new Map<string, OpenDocument>();
  /** Closed files whose findings are shown, because the workspace was checked. */
  private readonly shown = new Set<string>();
  private reading: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private rechecking = false;
  private readonly learner: ClassPathLearner;

  constructor(
    private readonly parser: JavaParser,
    private readonly surroundings: Surroundings,
    private readonly say: Say = sayInEnglish,
  ) {
    this.loose = new Folder('', parser);
    const recheck = () => this.recheckSoon(0);
    this.baselines = new Baselines(surroundings.log, recheck, say);
    const changed = () => {
      recheck();
      this.lookUpBaselines();
    };
    this.learner = new ClassPathLearner(surroundings.classPaths, changed, surroundings.log, say);
  }

  /** Takes folders in at once, then reads them; findings of their documents are shown once all is known. */
  addFolders(uris: readonly string[]): Promise<void> {
    const added = uris.map((uri) => {
      const folder = new Folder(pathOf(uri), this.parser);
      this.folders.set(folder.root, folder);
      this.baselines.add(folder, this.surroundings.baselines());
      return { uri, folder };
    });
    for (const { path } of this.documents.values()) {
      this.moveToItsFolder(path);
    }
    const before = this.reading;
    this.reading = before.then(async () => {
      for (const { uri, folder } of added) {
        await this.readFolder(uri, folder);
      }
    });
    return this.reading;
  }

  /** Settles when all folders are read. */
  get ready(): Promise<void> {
    return this.reading;
  }

  private async readFolder(uri: string, folder: Folder): Promise<void> {
    folder.setOwnSettings(await this.surroundings.readOwnSettings(uri));
    await this.readTeamSettings(folder);
    folder.setTexts(await this.surroundings.readFolder(folder.root, notCancellable));
    this.recheckSoon(0);
    this.learner.learn(folder);
    this.baselines.lookUp([folder]);
  }

  /** Looks up which revisions are in production: a commit, a switched branch or a setting may have changed that. */
  lookUpBaselines(): void {
    this.baselines.lookUp(this.folders.values());
  }

  /** What the person chose to compare a folder with; null for what is configured. Counts from the next look-up on. */
  chooseBaseline(uri: string, name: string | null): void {
    const folder = this.folders.get(pathOf(uri));
    if (folder) {
      this.baselines.of(folder)?.choose(name);
    }
  }

  /** The folder around an address; null where none is. */
  folderAround(uri: string): Folder | null {
    const folder = this.folderOf(pathOf(uri));
    return folder === this.loose ? null : folder;
  }

  /** What files are held against has changed. */
  recheckAll(): void {
    this.recheckSoon(0);
  }

  /** What the editor knows of class paths, or whether builds may be run, has changed. */
  learnClassPaths(): void {
    for (const folder of this.folders.values()) {
      if (folder.isRead) {
        this.learner.learn(folder);
      }
    }
  }

  /** A document opened before its folder was known. */
  private moveToItsFolder(path: string): void {
    const { workspace } = this.loose;
    const text = (workspace.file(path) ?? workspace.configurationFile(path))?.text;
    const folder = this.folderOf(path);
    if (folder !== this.loose && text !== undefined) {
      this.loose.setClosed(path);
      folder.setOpen(path, text);
    }
  }

  removeFolder(uri: string): void {
    const folder = this.folders.get(pathOf(uri));
    if (folder) {
      this.folders.delete(folder.root);
      this.baselines.remove(folder);
      this.learner.forget(folder);
      folder.dispose();
      this.forget(folder);
    }
  }

  /** An opened or edited document; findings follow when typing pauses. */
  setDocument(uri: string, version: number, text: string): void {
    const path = pathOf(uri);
    const known = this.documents.has(path);
    this.documents.set(path, { uri, path, version });
    this.folderOf(path).setOpen(path, text);
    this.recheckSoon(known ? DEBOUNCE_MS : 0);
  }

  closeDocument(uri: string): void {
    const path = pathOf(uri);
    this.documents.delete(path);
    const folder = this.folderOf(path);
    folder.setClosed(path);
    const file = folder.workspace.file(path) ?? folder.workspace.configurationFile(path);
    if (!this.shown.has(path) || !file) {
      this.surroundings.publish(uri, null, []);
    }
    this.recheckSoon();
  }

  /** Files on disk were made, changed or deleted. */
  async filesChanged(uris: readonly { readonly uri: string; readonly deleted: boolean }[]): Promise<void> {
    for (const { uri, deleted } of uris) {
      const path = pathOf(uri);
      const folder = this.folderOf(path);
      if (folder === this.loose || path.includes('/.git/')) {
        continue; // of git's own files it counts only that they changed
      }
      if (path === folder.settingsPath) {
        await this.readTeamSettings(folder);
      } else {
        const read = deleted ? null : await this.surroundings.readFile(path);
        folder.setFile(path, read);
        if (isBuildFile(path)) {
          this.learner.learn(folder);
        }
        if (!read?.text && this.shown.delete(path)) {
          this.surroundings.publish(uriOfPath(path), null, []);
        }
      }
    }
    this.recheckSoon();
    this.lookUpBaselines();
  }

  /** The editor's settings changed: they apply at once. */
  async settingsChanged(): Promise<void> {
    for (const folder of this.folders.values()) {
      folder.setOwnSettings(await this.surroundings.readOwnSettings(uriOfPath(folder.root)));
    }
    this.loose.setOwnSettings(await this.surroundings.readOwnSettings(null));
    this.recheckSoon(0);
    this.learnClassPaths();
    this.lookUpBaselines();
  }

  /** The document as it is now; null for one that is not open or not Java, or whose folder is still being read. */
  locate(uri: string): Located | null {
    const path = pathOf(uri);
    const folder = this.folderOf(path);
    const file = folder.workspace.file(path) ?? folder.workspace.configurationFile(path);
    return file && folder.isRead && !folder.workspace.excludes(path) ? { folder, file } : null;
  }

  /** The folders as of now, those that are read; with loose documents when there are some. */
  get workspaces(): readonly Workspace[] {
    return [this.loose, ...this.folders.values()].filter(({ isRead }) => isRead).map(({ workspace }) => workspace);
  }

  /** False while folders are still being read. */
  get isRead(): boolean {
    return [...this.folders.values()].every(({ isRead }) => isRead);
  }

  versionOf(path: string): number | null {
    return this.documents.get(path)?.version ?? null;
  }

  uriOf(path: string): string {
    return this.documents.get(path)?.uri ?? uriOfPath(path);
  }

  gateOf(folder: Folder): FixGate {
    return new FixGate(folder.workspace);
  }

  statusOf(uri: string): ProjectStatus | null {
    const located = this.locate(uri);
    if (!located) {
      return null;
    }
    const { workspace } = located.folder;
    const { flinkVersion, model } = workspace.projectOf(located.file);
    const origin = model.flinkVersionOrigin;
    const fromSetting = workspace.settings.flinkVersion !== null;
    const detail = fromSetting
      ? 'flinkVersion'
      : origin.kind === 'unknown'
        ? this.say(origin.why)
        : placeOf(origin, located.folder.root);
    const baseline = this.baselines.of(located.folder);
    return {
      flinkVersion: flinkVersion?.text ?? null,
      detail,
      baseline: baseline && this.baselines.statusOf(baseline),
    };
  }

  /** Checks all files of all folders; `progress` gets the number of files done and of all. */
  async checkWorkspace(
    cancellation: Cancellation,
    progress: (done: number, all: number) => void,
  ): Promise<CheckWorkspaceResult> {
    await this.ready;
    const all = [...this.folders.values()].reduce((sum, { workspace }) => sum + workspace.checkedFiles.length, 0);
    const incomplete: string[] = [];
    let [before, findings] = [0, 0];
    try {
      for (const folder of this.folders.values()) {
        const { workspace } = folder;
        const files = [...workspace.checkedFiles, ...workspace.checkedConfiguration];
        const done = before;
        const report = (count: number) => progress(done + count, all);
        const result = await checkFiles(workspace, files, cancellation, report, this.baselines.comparisonOf(folder));
        before += files.length;
        findings += result.findings.length;
        incomplete.push(...result.incomplete.map(({ what, why, path }) => `${what} ${path ?? ''}: ${this.say(why)}`));
        this.show(folder, result.findings);
      }
    } catch (error) {
      if (error instanceof Cancelled) {
        return { files: before, findings, incomplete, cancelled: true };
      }
      throw error;
    }
    return { files: before, findings, incomplete, cancelled: false };
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.learner.dispose();
    for (const folder of [this.loose, ...this.folders.values()]) {
      folder.dispose();
    }
  }

  private show(folder: Folder, findings: readonly Finding[]): void {
    const files = byFile(findings);
    for (const path of [...this.shown]) {
      if (folder.holds(path) && !files.has(path)) {
        this.hide(path);
      }
    }
    for (const [path, own] of files) {
      this.shown.add(path);
      this.surroundings.publish(this.uriOf(path), this.versionOf(path), own);
    }
  }

  private hide(path: string): void {
    this.shown.delete(path);
    this.surroundings.publish(this.uriOf(path), this.versionOf(path), []);
  }

  private forget(folder: Folder): void {
    for (const path of [...this.shown].filter((shown) => folder.holds(shown))) {
      this.hide(path);
    }
  }

  private async readTeamSettings(folder: Folder): Promise<void> {
    const read = await this.surroundings.readFile(folder.settingsPath);
    folder.setTeamSettings(read.text);
    for (const problem of folder.settingsProblems) {
      this.surroundings.log(`${folder.settingsPath}: ${this.say(problem)}`);
    }
  }

  /** The innermost folder around a path. */
  private folderOf(path: string): Folder {
    let best = this.loose;
    for (const folder of this.folders.values()) {
      if (folder.holds(path) && folder.root.length > best.root.length) {
        best = folder;
      }
    }
    return best;
  }

  private recheckSoon(delay = DEBOUNCE_MS): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.recheck();
    }, delay);
  }

  /** Checks what is shown: open documents first, then files of the last workspace check. An edit on the way starts it over. */
  private async recheck(): Promise<void> {
    if (this.rechecking) {
      this.recheckSoon();
      return;
    }
    this.rechecking = true;
    const started = this.timer;
    try {
      this.surroundings.statusChanged();
      const overtaken = () => this.timer !== started;
      for (const folder of [...this.folders.values()].filter(({ isRead }) => isRead)) {
        await parseAhead(folder.workspace, {
          get isCancellationRequested() {
            return overtaken();
          },
        });
      }
      const paths = new Set([...this.documents.keys(), ...this.shown]);
      for (const path of paths) {
        this.recheckFile(path);
        await yieldToEvents();
        if (overtaken()) {
          return; // something changed meanwhile: the next run begins with the open documents again
        }
      }
      await this.compareInPause(paths, overtaken);
    } finally {
      this.rechecking = false;
    }
  }

  /** Comparing follows every job that a change leads to: findings of the code alone do not wait for it. */
  private async compareInPause(paths: ReadonlySet<string>, overtaken: () => boolean): Promise<void> {
    for (const baseline of this.baselines.read.filter(({ isCompared }) => !isCompared)) {
      await new Promise((resolve) => setTimeout(resolve, baseline.isSlow ? LONG_PAUSE_MS : 0));
      if (overtaken()) {
        return;
      }
      this.baselines.comparisonOf(baseline.folder);
      if (baseline.isSlow) {
        this.surroundings.statusChanged();
      }
      for (const path of paths) {
        if (this.folderOf(path) === baseline.folder) {
          this.recheckFile(path);
        }
      }
    }
  }

  private recheckFile(path: string): void {
    const uri = this.uriOf(path);
    if (!this.folderOf(path).isRead) {
      return;
    }
    try {
      const located = this.locate(uri);
      const findings = located
        ? checkFile(
            located.folder.workspace,
            located.file,
            notCancellable,
            this.baselines.knownComparisonOf(located.folder),
          )
        : [];
      this.surroundings.publish(uri, this.versionOf(path), findings);
    } catch (error) {
      // one file the product fails on costs only its own findings
      this.surroundings.log(`${path}: ${stackOf(error)}`);
    }
  }
}

function placeOf({ file, line }: { readonly file: string | null; readonly line: number | null }, root: string): string {
  const shown = file?.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
  return `${shown ?? ''}${line === null ? '' : `:${line}`}`;
}
