/** How often a job takes checkpoints, as far as its code says. */
import type { JobProgram } from '../../topology/transformation';

/** In milliseconds; null where the code does not say, or not with a constant. */
export function checkpointInterval({ settings }: JobProgram): number | null {
  const calls = settings.filter(({ methods }) =>
    /^(?:enableCheckpointing|setCheckpointInterval)$/.test(methods.at(-1) ?? ''),
  );
  const [interval] = calls.at(-1)?.arguments ?? [];
  return interval?.kind === 'constant' && typeof interval.value === 'bigint' ? Number(interval.value) : null;
}
