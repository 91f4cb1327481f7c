/** One workspace folder in the server: its texts from disk, the open documents laid over them, its latest snapshot. */
import { buildWorkspace } from '../analysis/build-workspace';
import { type FolderTexts, isConfigurationFile, type ReadText } from '../analysis/folder-texts';
import { KNOWN_RULES } from '../analysis/registry';
import { DEFAULT_SETTINGS, overrideSettings, parseSettings, SETTINGS_FILE, type Settings } from '../analysis/settings';
import type { ParseJava } from '../analysis/source-text';
import { type ToldClassPath, withToldClassPaths } from '../analysis/told-class-paths';
import type { Workspace } from '../analysis/workspace';
import type { Message } from '../base/message';
import { isBuildFile } from '../project/read-project';
import type { JavaParser, LiveSyntax } from '../syntax/java-parser';

/** Documents without a file's name, such as new ones, are Java: the editor sends no others of that kind. */
function isOutsideJava(path: string): boolean {
  return isConfigurationFile(path) || isBuildFile(path);
}

export class Folder {
  private texts: FolderTexts = { java: new Map(), builds: new Map(), configuration: new Map(), unread: [] };
  /** Only Java has a syntax that is kept alive. */
  private readonly open = new Map<string, { text: string; syntax: LiveSyntax | null }>();
  private team: Settings = DEFAULT_SETTINGS;
  private own: Partial<Settings> = {};
  private latest: Workspace | undefined;
  private current = false;
  private told: ReadonlyMap<string, ToldClassPath> = new Map();
  /** The class paths that the texts came with, before anything was told. */
  private followed: FolderTexts['classPaths'];
  /** False until the folder's files are known: what is said before would be guessed. */
  isRead: boolean;
  /** What is wrong with the team's settings file. */
  settingsProblems: readonly Message[] = [];

  /** @param root absolute path with `/`; empty for documents that belong to no folder */
  constructor(
    readonly root: string,
    private readonly parser: JavaParser,
  ) {
    this.isRead = root === '';
  }

  holds(path: string): boolean {
    return this.root === '' || path === this.root || path.startsWith(`${this.root}/`);
  }

  /** The snapshot of this moment. */
  get workspace(): Workspace {
    if (!this.latest || !this.current) {
      const settings = overrideSettings(this.team, this.own);
      this.latest = buildWorkspace(this.root, this.withOpen(), settings, (path) => this.parserOf(path), this.latest);
      this.current = true;
    }
    return this.latest;
  }

  /** Whether nothing has changed since a snapshot. */
  isNow(workspace: Workspace): boolean {
    return this.current && this.latest === workspace;
  }

  /** Everything was read anew. */
  setTexts(texts: FolderTexts): void {
    this.texts = texts;
    this.followed = texts.classPaths;
    this.isRead = true;
    this.current = false;
  }

  /** Class paths that someone else knows, by the folders of their projects. Tells whether anything was or is known. */
  setToldClassPaths(told: ReadonlyMap<string, ToldClassPath>): boolean {
    const changes = this.told.size > 0 || told.size > 0;
    if (changes && this.followed) {
      this.told = told;
      this.texts = { ...this.texts, classPaths: withToldClassPaths(this.followed, told) };
      this.current = false;
    }
    return changes;
  }

  /** A file on disk was made, changed or deleted (null). */
  setFile(path: string, read: ReadText | null): void {
    const set = (before: ReadonlyMap<string, string>) => {
      const after = new Map(before);
      if (read?.text != null) {
        after.set(path, read.text);
      } else {
        after.delete(path);
      }
      return after;
    };
    if (path.endsWith('.java')) {
      this.texts = { ...this.texts, java: set(this.texts.java) };
    } else if (isBuildFile(path)) {
      this.texts = { ...this.texts, builds: set(this.texts.builds) };
    } else if (isConfigurationFile(path)) {
      this.texts = { ...this.texts, configuration: set(this.texts.configuration) };
    }
    this.current = false;
  }

  setTeamSettings(text: string | null): void {
    const { settings, problems } =
      text === null ? { settings: DEFAULT_SETTINGS, problems: [] } : parseSettings(text, KNOWN_RULES);
    this.team = settings;
    this.settingsProblems = problems;
    this.current = false;
  }

  setOwnSettings(own: Partial<Settings>): void {
    this.own = own;
    this.current = false;
  }

  /** A document was opened or edited: its text counts from now on, not the file's. */
  setOpen(path: string, text: string): void {
    const known = this.open.get(path);
    if (known) {
      known.text = text;
    } else {
      this.open.set(path, { text, syntax: isOutsideJava(path) ? null : this.parser.open(text) });
    }
    this.current = false;
  }

  setClosed(path: string): void {
    this.open.get(path)?.syntax?.close();
    this.open.delete(path);
    this.current = false;
  }

  dispose(): void {
    for (const path of [...this.open.keys()]) {
      this.setClosed(path);
    }
  }

  get settingsPath(): string {
    return `${this.root}/${SETTINGS_FILE}`;
  }

  private withOpen(): FolderTexts {
    if (this.open.size === 0) {
      return this.texts;
    }
    const java = new Map(this.texts.java);
    const configuration = new Map(this.texts.configuration);
    let isConfigured = false;
    for (const [path, { text }] of this.open) {
      if (isConfigurationFile(path)) {
        configuration.set(path, text);
        isConfigured = true;
      } else if (!isOutsideJava(path)) {
        java.set(path, text);
      }
    }
    return { ...this.texts, java, ...(isConfigured ? { configuration } : {}) };
  }

  /** Open documents are parsed again only around what changed. */
  private parserOf(path: string): ParseJava {
    return (text) => {
      const open = this.open.get(path);
      return open?.syntax && open.text === text ? open.syntax.change(text) : this.parser.parse(text);
    };
  }
}
