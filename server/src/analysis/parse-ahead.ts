/** Parses before anybody waits for it. */
import { type Cancellation, yieldToEvents } from '../base/cancellation';
import type { Workspace } from './workspace';

const BREATH_MS = 20;

/**
 * Parses the files that mention Flink, giving way to other events: the first check of a large workspace would else hold
 * up everything. What is parsed is kept, also when this is cancelled on the way.
 */
export async function parseAhead({ checkedFiles }: Workspace, cancellation: Cancellation): Promise<void> {
  let breath = Date.now();
  for (const file of checkedFiles) {
    if (file.scan.mentionsFlink) {
      file.unit();
    }
    if (Date.now() - breath > BREATH_MS) {
      await yieldToEvents();
      if (cancellation.isCancellationRequested) {
        return;
      }
      breath = Date.now();
    }
  }
}
