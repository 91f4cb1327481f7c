/** `TtlSerializer` (1.17 to 2.0, tried on both backends); in 2.2 `TtlAwareSerializer`, which migrates state with and without a time to live. */
import { message } from '../../base/message';
import { type FlinkVersion, isAtLeast } from '../../flink/flink-version';
import type { State } from '../../topology/job';
import { KEPT, type TypeChange, unknown } from './effect';

/**
 * What switching the time to live of a state on or off does.
 * @param had whether the stored state has one
 * @param now what the job asks for
 * @param version that the job runs on; null where it is not known
 */
export function lifeChange(had: boolean, now: State['ttl'], version: FlinkVersion | null): TypeChange {
  if (now === 'unknown') {
    return unknown(message('whether it has a time to live is not known'));
  }
  if (had === (now !== null)) {
    return KEPT;
  }
  if (version === null) {
    return unknown(message('its time to live was switched, which fails before Flink 2.1; the version is not known'));
  }
  const switched = had ? message('its time to live was switched off') : message('its time to live was switched on');
  if (!isAtLeast(version, 2, 1)) {
    return { effect: 'fails', reason: message('{0}: before Flink 2.1 the serializers are incompatible', switched) };
  }
  return isAtLeast(version, 2, 2)
    ? { effect: 'migrated', reason: switched }
    : unknown(message('{0}, which Flink 2.2 migrates; 2.1 was not tried', switched));
}
