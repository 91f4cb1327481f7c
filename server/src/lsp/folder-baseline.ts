/** The baseline of one folder in the editor, and the comparison of the folder's latest snapshot with it. */
import type { Baseline } from '../analysis/baseline';
import { type Comparison, compareWorkspaces } from '../analysis/comparison';
import type { Workspace } from '../analysis/workspace';
import { type Message, message } from '../base/message';
import type { BaselineReading, KnownRevision } from './baseline-source';
import { carriedChanges } from './carried-changes';
import type { Folder } from './folder';

/** Where nobody says otherwise. */
export const DEFAULT_BASELINE = 'auto';
const QUICK_MS = 200;
/** The setting's word for no comparison. */
const OFF = 'off';

export type BaselineState =
  | { readonly kind: 'off' }
  /** Not read yet, or being read for the first time. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'none'; readonly why: Message }
  | { readonly kind: 'read'; readonly baseline: Baseline };

export class FolderBaseline {
  state: BaselineState = { kind: 'reading' };
  /** What the person chose for now, instead of what is configured. */
  private chosen: string | null = null;
  private compared: { readonly now: Workspace; readonly old: Baseline; readonly comparison: Comparison } | undefined;
  /** How long the latest comparison took, in milliseconds. */
  private took = 0;
  private refreshing: Promise<boolean> | undefined;
  private again = false;

  constructor(
    readonly folder: Folder,
    private readonly reading: BaselineReading,
  ) {}

  /** The name that is looked up. */
  get wanted(): string {
    return this.chosen ?? this.folder.workspace.settings.baseline ?? DEFAULT_BASELINE;
  }

  get isChosen(): boolean {
    return this.chosen !== null;
  }

  choose(name: string | null): void {
    this.chosen = name;
  }

  /** What there is to choose from, or why there is nothing. */
  async revisions(): Promise<readonly KnownRevision[] | Message> {
    try {
      return await this.reading.revisions(this.folder.root);
    } catch (error) {
      return this.whyNot(error);
    }
  }

  /** Settles when nothing is being looked up. */
  async settled(): Promise<void> {
    await this.refreshing;
  }

  /** Looks the baseline up anew. Tells whether that changed anything. What is asked meanwhile is looked up afterwards. */
  refresh(): Promise<boolean> {
    if (this.refreshing) {
      this.again = true;
      return this.refreshing;
    }
    this.refreshing = this.lookUp().finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  private async lookUp(): Promise<boolean> {
    let changed = false;
    do {
      this.again = false;
      const next = await this.read();
      changed = !isSame(this.state, next) || changed;
      this.state = next;
    } while (this.again);
    return changed;
  }

  private async read(): Promise<BaselineState> {
    const { workspace } = this.folder;
    if (this.wanted === OFF || workspace.checkedFiles.every(({ scan }) => !scan.mentionsFlink)) {
      return { kind: 'off' };
    }
    try {
      return { kind: 'read', baseline: await this.reading.read(workspace, this.wanted) };
    } catch (error) {
      return { kind: 'none', why: this.whyNot(error) };
    }
  }

  /** What is no fault of git is one of the product: it costs the comparison, not the session. */
  private whyNot(error: unknown): Message {
    return this.reading.whyNot(error) ?? message('the revision could not be read: {0}', String(error));
  }

  /** Of the folder's snapshot of this moment; null where there is nothing to compare with. Takes as long as following jobs does. */
  compare(): Comparison | null {
    if (this.state.kind !== 'read') {
      return null;
    }
    const { baseline: old } = this.state;
    const { workspace: now } = this.folder;
    if (this.compared?.now !== now || this.compared.old !== old) {
      const started = Date.now();
      this.compared = { now, old, comparison: compareWorkspaces(old, now, { onlyAffected: true }) };
      this.took = Date.now() - started;
    }
    return this.compared.comparison;
  }

  /** True where the next comparison, too, is likely to hold other answers up. */
  get isSlow(): boolean {
    return this.took > QUICK_MS;
  }

  /** True where `compare` has nothing to work out. */
  get isCompared(): boolean {
    return (
      this.state.kind !== 'read' ||
      (this.compared?.now === this.folder.workspace && this.compared.old === this.state.baseline)
    );
  }

  /** What is known without any work: the comparison of this snapshot, or the latest one with its places moved along. */
  known(): Comparison | null {
    const { compared, state } = this;
    if (!compared || state.kind !== 'read' || compared.old !== state.baseline) {
      return null;
    }
    const { workspace } = this.folder;
    return compared.now === workspace
      ? compared.comparison
      : carriedChanges(compared.comparison, compared.now, workspace);
  }
}

function isSame(a: BaselineState, b: BaselineState): boolean {
  return a.kind === 'read' && b.kind === 'read'
    ? a.baseline === b.baseline
    : a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b);
}
