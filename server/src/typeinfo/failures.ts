/** The ways in which an extraction ends without an answer. Each is caught where the TypeExtractor catches it, or at the root. */
import { message } from '../base/message';
import { ownReason, type Reason } from './type-information';

/** Flink's `InvalidTypesException`; a POJO's field that throws it becomes a generic type. */
export class InvalidTypesException extends Error {
  /** @param reasons what Flink had logged of the type before it threw, and last what it threw */
  constructor(readonly reasons: readonly Reason[]) {
    super(reasons.map((reason) => reason.message).join('\n'));
  }
}

/** Anything else that Flink throws: nothing catches it. */
export class ExtractionError extends Error {}

/** What is known does not suffice to tell Flink's decision. */
export class NotKnown extends Error {
  constructor(readonly reason: Reason) {
    super(reason.message);
  }
}

export function unresolved(name: string): NotKnown {
  return new NotKnown(ownReason('unresolved', name, message('{0} is not among the known classes', name)));
}

/** @throws NotKnown always */
export function notFollowed(): never {
  throw new NotKnown(ownReason('other', null, message('this code is not followed')));
}
