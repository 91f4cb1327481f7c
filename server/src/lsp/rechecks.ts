/**
 * When what is checked again: the open documents first, then the closed files that are shown, then what changed since the
 * baseline. It gives way to requests all along, and a change on the way starts it over.
 */
import { fileAhead, syntaxAhead } from '../analysis/ahead';
import { checkFile } from '../analysis/check-file';
import { SourceText } from '../analysis/source-text';
import { type Cancellation, Cancelled, notCancellable, throwIfCancelled, yieldToEvents } from '../base/cancellation';
import { givingWay } from '../base/giving-way';
import { stackOf } from '../base/stack-of';
import type { Finding } from '../finding/finding';
import type { Baselines } from './baselines';
import type { Folder } from './folder';
import type { Located } from './located';

/** What rechecks need of the session. */
export interface Checked {
  readonly baselines: Baselines;
  /** Paths of open documents. */
  open(): Iterable<string>;
  /** Paths of closed files whose findings are shown. */
  shown(): Iterable<string>;
  /** Those that are read. */
  folders(): readonly Folder[];
  folderOf(path: string): Folder;
  locateAt(path: string): Located | null;
  publish(path: string, findings: readonly Finding[]): void;
  statusChanged(): void;
  log(text: string): void;
}

const DEBOUNCE_MS = 200;
/** Where comparing takes long, it waits until typing has paused for so long. */
const LONG_PAUSE_MS = 1500;

export class Rechecks {
  private timer: NodeJS.Timeout | undefined;
  private isChecking = false;
  private isWaiting = false;

  constructor(private readonly checked: Checked) {}

  /** Something changed: `delay` is how long, in milliseconds, more changes are waited for. */
  soon(delay = DEBOUNCE_MS): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.start();
    }, delay);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined; // whatever is being checked is overtaken
  }

  private async start(): Promise<void> {
    if (this.isChecking) {
      this.isWaiting = true; // what is being checked was overtaken, and ends with its next step
      return;
    }
    this.isChecking = true;
    const started = this.timer;
    const isOvertaken = () => this.timer !== started;
    try {
      await this.run({
        get isCancellationRequested() {
          return isOvertaken();
        },
      });
    } catch (error) {
      if (!(error instanceof Cancelled)) {
        this.checked.log(stackOf(error));
      }
    } finally {
      this.isChecking = false;
      if (this.isWaiting) {
        this.isWaiting = false;
        this.soon(0);
      }
    }
  }

  private async run(cancellation: Cancellation): Promise<void> {
    const { checked } = this;
    checked.statusChanged();
    const open = new Set(checked.open());
    for (const path of open) {
      await this.check(path, cancellation);
    }
    for (const { workspace } of checked.folders()) {
      await givingWay(syntaxAhead(workspace), cancellation);
    }
    const closed = [...checked.shown()].filter((path) => !open.has(path));
    for (const path of closed) {
      await this.check(path, cancellation);
    }
    await this.compare([...open, ...closed], cancellation);
  }

  private async check(path: string, cancellation: Cancellation): Promise<void> {
    if (!this.checked.folderOf(path).isRead) {
      return;
    }
    try {
      const located = this.checked.locateAt(path);
      if (located?.file instanceof SourceText) {
        await givingWay(fileAhead(located.folder.workspace, located.file), cancellation);
      }
    } catch (error) {
      if (error instanceof Cancelled) {
        throw error;
      }
      // the check meets it again, and tells
    }
    this.checkNow(path);
    await yieldToEvents();
    throwIfCancelled(cancellation);
  }

  private checkNow(path: string): void {
    const { checked } = this;
    try {
      const located = checked.locateAt(path);
      const findings = located
        ? checkFile(
            located.folder.workspace,
            located.file,
            notCancellable,
            checked.baselines.knownComparisonOf(located.folder),
          )
        : [];
      checked.publish(path, findings);
    } catch (error) {
      // one file the product fails on costs only its own findings
      checked.log(`${path}: ${stackOf(error)}`);
    }
  }

  /** Comparing follows every job that a change leads to: findings of the code alone do not wait for it. */
  private async compare(paths: readonly string[], cancellation: Cancellation): Promise<void> {
    const { baselines, folderOf, statusChanged } = this.checked;
    for (const { folder, isSlow } of baselines.read.filter(({ isCompared }) => !isCompared)) {
      await new Promise((resolve) => setTimeout(resolve, isSlow ? LONG_PAUSE_MS : 0));
      throwIfCancelled(cancellation);
      await baselines.compare(folder, cancellation);
      throwIfCancelled(cancellation);
      statusChanged();
      for (const path of paths.filter((each) => folderOf(each) === folder)) {
        this.checkNow(path);
        await yieldToEvents();
        throwIfCancelled(cancellation);
      }
    }
  }
}
