/** One workspace folder in the server: its texts from disk, the open documents laid over them, its latest snapshot. */
import { buildWorkspace } from '../analysis/build-workspace';
import { type FolderTexts, isConfigurationFile, type ReadText } from '../analysis/folder-texts';
import { KNOWN_RULES } from '../analysis/registry';
import { DEFAULT_SETTINGS, overrideSettings, parseSettings, SETTINGS_FILE, type Settings } from '../analysis/settings';
import type { ParseJava } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import type { Message } from '../base/message';
import { isBuildFile } from '../project/read-project';
import type { JavaParser, LiveSyntax } from '../syntax/java-parser';

export class Folder {
  private texts: FolderTexts = { java: new Map(), builds: new Map(), configuration: new Map(), unread: [] };
  private readonly open = new Map<string, { text: string; syntax: LiveSyntax }>();
  private team: Settings = DEFAULT_SETTINGS;
  private own: Partial<Settings> = {};
  private latest: Workspace | undefined;
  private current = false;
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

  /** Everything was read anew. */
  setTexts(texts: FolderTexts): void {
    this.texts = texts;
    this.isRead = true;
    this.current = false;
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
      this.open.set(path, { text, syntax: this.parser.open(text) });
    }
    this.current = false;
  }

  setClosed(path: string): void {
    this.open.get(path)?.syntax.close();
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
    for (const [path, { text }] of this.open) {
      java.set(path, text);
    }
    return { ...this.texts, java };
  }

  /** Open documents are parsed again only around what changed. */
  private parserOf(path: string): ParseJava {
    return (text) => {
      const open = this.open.get(path);
      return open && open.text === text ? open.syntax.change(text) : this.parser.parse(text);
    };
  }
}
