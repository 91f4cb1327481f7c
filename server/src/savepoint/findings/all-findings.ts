/** Everything a savepoint shows by itself. */
import type { Savepoint } from '../savepoint';
import { kryoStates } from './kryo-state';
import { metadataNearFrameSize } from './metadata-near-frame-size';
import { missingStateFiles } from './missing-state-file';
import type { SavepointFinding } from './savepoint-finding';
import { skewedStates } from './skewed-state';
import { staleUnionStates } from './stale-union-state';

/** `akka.framesize` and `pekko.framesize`: the default of every Flink version, in bytes. */
export const DEFAULT_FRAME_SIZE = 10_485_760;

/** @param frameSize bytes */
export function allFindings(savepoint: Savepoint, frameSize: number): SavepointFinding[] {
  return [
    ...staleUnionStates(savepoint, frameSize),
    ...metadataNearFrameSize(savepoint, frameSize),
    ...missingStateFiles(savepoint),
    ...kryoStates(savepoint),
    ...skewedStates(savepoint),
  ];
}
