/** The rules for savepoints: what each finds, how bad it is, and what to do, in a sentence or two; its page has the whole. */
import { type Message, message } from '../../base/message';
import type { Severity } from '../../finding/finding';
import type { SavepointRule } from './savepoint-finding';

export interface SavepointRuleFacts {
  readonly title: Message;
  /** As it is proposed; `stale-union-state` is a warning where it does not grow. */
  readonly severity: Severity;
  readonly advice: Message;
}

export const SAVEPOINT_RULES: Readonly<Record<SavepointRule, SavepointRuleFacts>> = {
  'stale-union-state': {
    title: message('In a savepoint: offsets of a former Kafka consumer that multiply with each restore'),
    severity: 'error',
    advice: message(
      "Give the source a new uid and start it once with allowNonRestoredState. That drops the source's live offsets too: have it start from the exact offsets of this savepoint, or from committed offsets.",
    ),
  },
  'metadata-near-frame-size': {
    title: message('In a savepoint: the metadata is about as large as a message of Flink may be'),
    severity: 'warning',
    advice: message(
      'Find the state that grows by comparing savepoints. A larger pekko.framesize (akka.framesize before 1.18) only buys time.',
    ),
  },
  'kryo-state': {
    title: message('In a savepoint: state that Kryo wrote'),
    severity: 'warning',
    advice: message(
      'Make the class a POJO or give it a type of its own, in a new state beside the old one: what Kryo wrote is read by Kryo alone.',
    ),
  },
  'orphan-state': {
    title: message('In a savepoint: state that no operator of the job takes'),
    severity: 'error',
    advice: message(
      'Give the operator that means this state its old uid back. Only state that nobody needs may be dropped with allowNonRestoredState.',
    ),
  },
  'missing-state-file': {
    title: message('In a savepoint: files of its state are missing or cut'),
    severity: 'error',
    advice: message(
      'Copy the whole folder, and what it names outside of it; or take another savepoint before this job is needed again.',
    ),
  },
  'max-parallelism-mismatch': {
    title: message('In a savepoint: another max parallelism than the code sets'),
    severity: 'error',
    advice: message('Set the max parallelism that the state has: it is fixed for as long as the state is kept.'),
  },
  'skewed-state': {
    title: message('In a savepoint: keyed state of which few subtasks have most'),
    severity: 'warning',
    advice: message(
      'Look for keys that have far more records than others, or for too few key groups; parallelism alone does not help.',
    ),
  },
};
