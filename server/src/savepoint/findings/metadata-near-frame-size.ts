/** `_metadata` that is about as large as the largest message Flink sends. */
import { message } from '../../base/message';
import type { Savepoint } from '../savepoint';
import { bytesText } from './amounts';
import type { SavepointFinding } from './savepoint-finding';

/** The share of a frame from which on it is told. */
const NEAR = 0.8;

/** @param frameSize bytes */
export function metadataNearFrameSize({ metadataSize }: Savepoint, frameSize: number): SavepointFinding[] {
  if (metadataSize < NEAR * frameSize) {
    return [];
  }
  return [
    {
      rule: 'metadata-near-frame-size',
      severity: 'warning',
      message: message(
        'the metadata has {0}, and a message of Flink at most {1}: messages about this state may no longer fit',
        bytesText(metadataSize),
        bytesText(frameSize),
      ),
      operatorId: null,
      state: null,
      growth: null,
    },
  ];
}
