/** The baseline of one folder in the editor, and the comparison of the folder's latest snapshot with it. */
import type { Baseline } from '../analysis/baseline';
import type { Comparison } from '../analysis/comparison';
import type { Workspace } from '../analysis/workspace';
import { type Cancellation, Cancelled } from '../base/cancellation';
import { type Message, message } from '../base/message';
import type { BaselineReading, KnownRevision } from './baseline-source';
import { carriedChanges } from './carried-changes';
import type { Folder } from './folder';
import { RunningComparison } from './running-comparison';
import type { ShowWork } from './shown-work';

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
  /** What the person chose for now, instead of what is configured; null for that. */
  chosen: string | null = null;
  private running: RunningComparison | undefined;
  private compared: { readonly now: Workspace; readonly old: Baseline; readonly comparison: Comparison } | undefined;
  /** How long the latest comparison took, in milliseconds. */
  private took = 0;
  private refreshing: Promise<boolean> | undefined;
  private again = false;
  private isDisposed = false;
  /** What is being read out of git. */
  private underWay: { readonly wanted: string; readonly stop: AbortController } | undefined;

  constructor(
    readonly folder: Folder,
    private readonly reading: BaselineReading,
    private readonly showWork: ShowWork,
  ) {}

  /** The name that is looked up. */
  get wanted(): string {
    return this.chosen ?? this.folder.workspace.settings.baseline ?? DEFAULT_BASELINE;
  }

  /** Another revision that is still being read is given up; counts from the next look-up on. */
  choose(name: string | null): void {
    this.chosen = name;
    if (this.underWay && this.underWay.wanted !== this.wanted) {
      this.again = true;
      this.underWay.stop.abort();
    }
  }

  /** Ends what is under way. */
  dispose(): void {
    this.isDisposed = true;
    this.underWay?.stop.abort();
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
      if (next) {
        changed = !isSame(this.state, next) || changed;
        this.state = next;
      }
    } while (this.again);
    return changed;
  }

  /** Null where it was given up. */
  private async read(): Promise<BaselineState | null> {
    const { workspace } = this.folder;
    if (this.wanted === OFF || workspace.checkedFiles.every(({ scan }) => !scan.mentionsFlink)) {
      return { kind: 'off' };
    }
    const stop = new AbortController();
    this.underWay = { wanted: this.wanted, stop };
    try {
      return { kind: 'read', baseline: await this.reading.read(workspace, this.wanted, stop.signal) };
    } catch (error) {
      return error instanceof Cancelled ? null : { kind: 'none', why: this.whyNot(error) };
    } finally {
      this.underWay = undefined;
    }
  }

  /** What is no fault of git is one of the product: it costs the comparison, not the session. */
  private whyNot(error: unknown): Message {
    return this.reading.whyNot(error) ?? message('the revision could not be read: {0}', String(error));
  }

  /**
   * Of the folder's snapshot of this moment; null where there is nothing to compare with. Who asks while it is being made
   * waits for the same one.
   * @throws Cancelled when nobody wants it any more, or the files or the baseline have changed meanwhile
   */
  async compare(cancellation: Cancellation): Promise<Comparison | null> {
    if (this.state.kind !== 'read') {
      return null;
    }
    const { baseline: old } = this.state;
    const { workspace: now } = this.folder;
    if (this.compared?.now === now && this.compared.old === old) {
      return this.compared.comparison;
    }
    if (this.running?.now === now && this.running.old === old) {
      return this.running.join(cancellation);
    }
    const work = this.showWork(message('Flink Playbook: comparing with {0}', old.name));
    const isOutdated = () => this.isDisposed || !this.folder.isNow(now) || this.baselineNow !== old;
    const running = new RunningComparison(now, old, cancellation, isOutdated, work);
    this.running = running;
    const started = Date.now();
    try {
      const comparison = await running.result;
      this.compared = { now, old, comparison };
      this.took = Date.now() - started;
      return comparison;
    } finally {
      if (this.running === running) {
        this.running = undefined;
      }
    }
  }

  private get baselineNow(): Baseline | null {
    return this.state.kind === 'read' ? this.state.baseline : null;
  }

  /** True where the next comparison, too, is likely to take long. */
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
