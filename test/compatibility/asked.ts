/** For the tests that ask real Flink: the pairs, and in a word what the product says of one. */
import type { Backend } from '../../server/src/compatibility/revision';
import { worstOutcome } from './outcomes';
import { PAIRS, type Pair } from './pairs';
import { compared } from './restored';

export const pairs = PAIRS;

/** `kept` also for what is migrated or reconfigured: a running job does not show the difference. */
export async function said({ before, after }: Pair, version: string, backend: Backend): Promise<string> {
  const outcome = worstOutcome(await compared({ before, after, version, backends: [backend] }));
  return outcome === 'migrated' || outcome === 'reconfigured' ? 'kept' : outcome;
}
