/** A comparison that is being made: for as long as somebody wants it, and it is of the files as they are. */
import type { Baseline } from '../analysis/baseline';
import { type Comparison, comparingWorkspaces } from '../analysis/comparison';
import type { Workspace } from '../analysis/workspace';
import type { Cancellation } from '../base/cancellation';
import { givingWay } from '../base/giving-way';
import type { ShownWork } from './shown-work';

export class RunningComparison {
  /** Rejects with Cancelled. */
  readonly result: Promise<Comparison>;
  private readonly wantedBy = new Set<Cancellation>();

  /**
   * @param isOutdated told between steps
   * @param work shows how far it is
   */
  constructor(
    readonly now: Workspace,
    readonly old: Baseline,
    wantedBy: Cancellation,
    isOutdated: () => boolean,
    work: ShownWork,
  ) {
    this.wantedBy.add(wantedBy);
    const isWanted = () => [...this.wantedBy].some(({ isCancellationRequested }) => !isCancellationRequested);
    const cancellation = {
      get isCancellationRequested() {
        return isOutdated() || !isWanted();
      },
    };
    const progress = (done: number, all: number) => work.report(done, all);
    this.result = givingWay(comparingWorkspaces(old, now, { onlyAffected: true, progress }), cancellation).finally(() =>
      work.done(),
    );
  }

  /** Another one who waits for the same. */
  join(wantedBy: Cancellation): Promise<Comparison> {
    this.wantedBy.add(wantedBy);
    return this.result;
  }
}
