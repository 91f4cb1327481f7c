/** What the folders of a connection are compared with. */
import type { Comparison } from '../analysis/comparison';
import { type Cancellation, Cancelled } from '../base/cancellation';
import type { Say } from '../base/message';
import { stackOf } from '../base/stack-of';
import { uriOfPath } from './addresses';
import type { BaselineReading } from './baseline-source';
import type { Folder } from './folder';
import { FolderBaseline } from './folder-baseline';
import type { BaselineStatus } from './protocol';
import type { ShowWork } from './shown-work';

export class Baselines {
  private readonly ofFolders = new Map<Folder, FolderBaseline>();
  private readonly saidWhy = new Set<string>();

  /** @param changed a folder is compared with something else from now on */
  constructor(
    private readonly log: (text: string) => void,
    private readonly changed: () => void,
    private readonly say: Say,
    private readonly showWork: ShowWork,
  ) {}

  add(folder: Folder, reading: BaselineReading): void {
    this.ofFolders.set(folder, new FolderBaseline(folder, reading, this.showWork));
  }

  remove(folder: Folder): void {
    this.ofFolders.get(folder)?.dispose();
    this.ofFolders.delete(folder);
  }

  dispose(): void {
    for (const baseline of this.ofFolders.values()) {
      baseline.dispose();
    }
  }

  of(folder: Folder): FolderBaseline | null {
    return this.ofFolders.get(folder) ?? null;
  }

  /** Those of the folders that are read. */
  get read(): readonly FolderBaseline[] {
    return [...this.ofFolders.values()].filter(({ folder }) => folder.isRead);
  }

  /** Looks up which revisions are in production. */
  lookUp(folders: Iterable<Folder>): void {
    for (const folder of folders) {
      const baseline = this.of(folder);
      if (folder.isRead && baseline) {
        void baseline.refresh().then((changed) => {
          if (changed) {
            this.sayWhyOnce(baseline);
            this.changed();
          }
        });
      }
    }
  }

  /** Says once for each reason that there is nothing to compare with. */
  private sayWhyOnce({ folder, state, wanted }: FolderBaseline): void {
    const why = state.kind === 'none' ? this.say(state.why) : null;
    if (why !== null && !this.saidWhy.has(why)) {
      this.saidWhy.add(why);
      this.log(`${folder.root}: ${wanted}: ${why}`);
    }
  }

  /** What is known of a folder's changes without any work. */
  knownComparisonOf(folder: Folder): Comparison | null {
    return this.of(folder)?.known() ?? null;
  }

  /**
   * Of a folder's snapshot of this moment; a comparison that fails costs only itself.
   * @throws Cancelled also when the files have changed meanwhile
   */
  async compare(folder: Folder, cancellation: Cancellation): Promise<Comparison | null> {
    try {
      return (await this.of(folder)?.compare(cancellation)) ?? null;
    } catch (error) {
      if (error instanceof Cancelled) {
        throw error;
      }
      this.log(`${folder.root}: ${stackOf(error)}`);
      return null;
    }
  }

  /** The same, made anew for as long as files change meanwhile. @throws Cancelled when the caller cancelled */
  async comparisonOf(folder: Folder, cancellation: Cancellation): Promise<Comparison | null> {
    for (;;) {
      try {
        return await this.compare(folder, cancellation);
      } catch (error) {
        if (!(error instanceof Cancelled) || cancellation.isCancellationRequested) {
          throw error;
        }
      }
    }
  }

  statusOf({ folder, wanted, chosen, state }: FolderBaseline): BaselineStatus {
    const read = state.kind === 'read' ? state.baseline : null;
    return {
      uri: uriOfPath(folder.root),
      wanted,
      chosen: chosen !== null,
      kind: state.kind,
      revision: read && { name: read.name, commit: read.commit, date: read.date },
      why: state.kind === 'none' ? this.say(state.why) : null,
    };
  }
}
