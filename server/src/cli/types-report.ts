/** How an answer of `types` is written: begun before the first class is known, since ten thousand need not be held. */
import type { Incomplete } from '../finding/finding';
import type { DescribedClass } from './types-classes';
import type { ShownSize } from './types-size';

export interface TypesReport {
  begin(flinkVersion: string | null): void;
  add(described: DescribedClass, size: ShownSize): void;
  end(incomplete: readonly Incomplete[]): void;
}
