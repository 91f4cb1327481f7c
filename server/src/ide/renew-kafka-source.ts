/**
 * A KafkaSource that was put under the uid of a FlinkKafkaConsumer drags its old offsets along, which multiply with each
 * restore. A new uid drops them, and its own offsets with them: so it goes on where a savepoint, or its commits, say.
 */
import type { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { type Message, message } from '../base/message';
import { overlaps, type TextRange } from '../base/text-range';
import type { Fix } from '../finding/finding';
import type { OperatorOf } from '../rules/new-uid';
import {
  committedRenewal,
  isKafkaSource,
  type KafkaSourceRenewal,
  renewKafkaSource,
} from '../rules/renew-kafka-source';
import type { Savepoint } from '../savepoint/savepoint';
import { offsetsOf, withStart } from './savepoint-offsets';

/** What is offered at the KafkaSource whose `fromSource(…)` or uid stands in a range; both null where none can be renewed. */
export interface Renewals {
  /** Starts at the committed offsets. */
  readonly committed: Fix | null;
  /** Starts at the offsets of a savepoint, which is asked for then: `renewFromSavepoint`. */
  readonly fromSavepoint: { readonly title: Message } | null;
}

export function kafkaSourceRenewalsAt(workspace: Workspace, file: SourceText, range: TextRange): Renewals {
  const of = kafkaSourceAt(workspace, file, range);
  if (!of) {
    return { committed: null, fromSavepoint: null };
  }
  const { project } = workspace.projectOf(file).factsOf(file);
  const exact = renewKafkaSource(of, { offsets: [] }, project);
  const [committed = null] = committedRenewal(of, project);
  return { committed, fromSavepoint: 'template' in exact ? null : { title: titleOf(exact) } };
}

/** The renewal of the source at a range with the live offsets of a savepoint; or why there is none. */
export function renewFromSavepoint(
  workspace: Workspace,
  file: SourceText,
  range: TextRange,
  savepoint: Savepoint,
): Fix | Message {
  const of = kafkaSourceAt(workspace, file, range);
  if (!of) {
    return message('There is no Kafka source at this place any more.');
  }
  const offsets = offsetsOf([of.operator], savepoint);
  if ('template' in offsets) {
    return offsets;
  }
  const renewal = renewKafkaSource(of, { offsets }, workspace.projectOf(file).factsOf(file).project);
  return 'template' in renewal
    ? renewal
    : { title: titleOf(renewal), safe: false, preferred: false, edits: renewal.edits, notes: withStart(renewal.notes) };
}

function titleOf({ uid }: KafkaSourceRenewal): Message {
  return message(
    'Give this source the new uid {0}, from the offsets of a savepoint… (with which the job was ended: nothing is lost, nothing repeated, the old state is dropped; a FlinkKafkaConsumer must have been cancelled with it, not stopped)',
    uid,
  );
}

function kafkaSourceAt(workspace: Workspace, file: SourceText, range: TextRange): OperatorOf | null {
  const { programs } = workspace.projectOf(file).factsOf(file);
  for (const program of programs) {
    for (const operator of program.transformations) {
      const { place } = operator.uid;
      const isHere =
        (operator.file === file.path && overlaps(operator.callRange, range)) ||
        (place?.file === file.path && overlaps(place.range, range));
      if (isHere && isKafkaSource(operator)) {
        return { operator, program };
      }
    }
  }
  return null;
}
