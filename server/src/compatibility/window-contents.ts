/** How a window keeps its contents: `WindowOperatorBuilder` (1.17 to 2.3). */

import { isRollingAggregation } from '../flink/stream-api';
import type { Operator } from '../topology/job';
import { evicts } from '../topology/operators';

/** `StateDescriptor.Type` of `window-contents`; null where it is not known. */
export function contentsKind({ kind, transformation }: Operator): string | null {
  const [api, method] = kind.split('.');
  if (evicts(transformation) || api === 'join' || api === 'coGroup') {
    return 'LIST';
  }
  switch (method) {
    case 'reduce':
      return 'REDUCING';
    case 'aggregate':
      return 'AGGREGATING';
    case 'process':
    case 'apply':
      return 'LIST';
    default:
      return method && isRollingAggregation(method) ? 'REDUCING' : null;
  }
}
