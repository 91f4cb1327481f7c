/** The state of one connection: folders, open documents, settings; decides what is checked when. */
import { fileAhead } from '../analysis/ahead';
import { checkFiles } from '../analysis/check-workspace';
import type { FolderTexts, ReadText } from '../analysis/folder-texts';
import { FixGate } from '../analysis/offered-fixes';
import type { Settings } from '../analysis/settings';
import { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { type Cancellation, Cancelled, notCancellable } from '../base/cancellation';
import { givingWay } from '../base/giving-way';
import { type Say, sayInEnglish } from '../base/message';
import { byFile, type Finding } from '../finding/finding';
import { isBuildFile } from '../project/read-project';
import type { JavaParser } from '../syntax/java-parser';
import { pathOf, uriOfPath } from './addresses';
import type { BaselineReading } from './baseline-source';
import { Baselines } from './baselines';
import { ClassPathLearner, type ClassPathSources } from './class-path-learner';
import { Folder } from './folder';
import type { Located } from './located';
import type { CheckWorkspaceResult, ProjectStatus } from './protocol';
import { Rechecks } from './rechecks';
import type { ShowWork } from './shown-work';

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
  readonly showWork: ShowWork;
  readonly classPaths: ClassPathSources;
  /** How the baseline of a folder is read; one for each folder. */
  baselines(): BaselineReading;
}

interface OpenDocument {
  readonly uri: string;
  readonly path: string;
  version: number;
}

export class Session {
  /** Documents that belong to no folder. */
  private readonly loose: Folder;
  private readonly folders = new Map<string, Folder>();
  readonly baselines: Baselines;
  private readonly documents = new Map<string, OpenDocument>();
  /** Closed files whose findings are shown, because the workspace was checked. */
  private readonly shown = new Set<string>();
  private reading: Promise<void> = Promise.resolve();
  private readonly rechecks: Rechecks;
  private readonly learner: ClassPathLearner;

  constructor(
    private readonly parser: JavaParser,
    private readonly surroundings: Surroundings,
    private readonly say: Say = sayInEnglish,
  ) {
    this.loose = new Folder('', parser);
    const recheck = () => this.rechecks.soon(0);
    this.baselines = new Baselines(surroundings.log, recheck, say, surroundings.showWork);
    this.rechecks = new Rechecks({
      baselines: this.baselines,
      open: () => this.documents.keys(),
      shown: () => this.shown,
      folders: () => [...this.folders.values()].filter(({ isRead }) => isRead),
      folderOf: (path) => this.folderOf(path),
      locateAt: (path) => this.locate(this.uriOf(path)),
      publish: (path, findings) => surroundings.publish(this.uriOf(path), this.versionOf(path), findings),
      statusChanged: surroundings.statusChanged,
      log: surroundings.log,
    });
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
    this.rechecks.soon(0);
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
    this.rechecks.soon(0);
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
    this.rechecks.soon(known ? undefined : 0);
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
    this.rechecks.soon();
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
    this.rechecks.soon();
    this.lookUpBaselines();
  }

  /** The editor's settings changed: they apply at once. */
  async settingsChanged(): Promise<void> {
    for (const folder of this.folders.values()) {
      folder.setOwnSettings(await this.surroundings.readOwnSettings(uriOfPath(folder.root)));
    }
    this.loose.setOwnSettings(await this.surroundings.readOwnSettings(null));
    this.rechecks.soon(0);
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

  /** The same once folders are read, with all that answers about a Java file are made of. @throws Cancelled */
  async locateReady(uri: string, cancellation: Cancellation): Promise<Located | null> {
    await this.ready;
    const located = this.locate(uri);
    if (located?.file instanceof SourceText) {
      await givingWay(fileAhead(located.folder.workspace, located.file), cancellation);
    }
    return located;
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
        const comparison = await this.baselines.comparisonOf(folder, cancellation);
        const { workspace } = folder;
        const files = [...workspace.checkedFiles, ...workspace.checkedConfiguration];
        const done = before;
        const report = (count: number) => progress(done + count, all);
        const result = await checkFiles(workspace, files, cancellation, report, comparison);
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
    this.rechecks.dispose();
    this.baselines.dispose();
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
}

function placeOf({ file, line }: { readonly file: string | null; readonly line: number | null }, root: string): string {
  const shown = file?.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
  return `${shown ?? ''}${line === null ? '' : `:${line}`}`;
}
