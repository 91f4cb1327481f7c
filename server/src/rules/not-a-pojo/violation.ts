/** What the rule finds, for its message and its fixes. */
import type { ClassModel } from '../../java/class-model';
import type { Reason } from '../../typeinfo/type-information';
import type { ReachedClass } from '../rule';

export interface NotAPojo {
  readonly model: ClassModel;
  readonly reached: ReachedClass;
  /** The first clause that Flink finds broken: it says no more. */
  readonly reason: Reason;
}
