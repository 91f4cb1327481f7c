/** Kafka sources that a savepoint of the old revision has nothing for: their offsets initializer decides what they read. */
import type { Operator } from '../topology/job';
import type { ComparedJob } from './change';
import { isSource } from './connectors';
import { isBoundedKafkaSource, isKafkaSource, type KafkaStart, kafkaStart } from './kafka-start';

/**
 * Where a KafkaSource begins that is new to a job which has run before; null where something may be restored into it, where
 * the code may leave it out, where it ends by itself, and where its start is not known.
 */
export function freshStart(now: Operator, job: ComparedJob): KafkaStart | null {
  return isKafkaSource(now) && !isBoundedKafkaSource(now) && isAlways(now) && isSurelyFresh(now, job)
    ? kafkaStart(now)
    : null;
}

/** No condition leaves it out. */
function isAlways({ many, transformation }: Operator): boolean {
  return !many && transformation.path.every((step) => !('fork' in step) || step.decidedBy === null);
}

/** Its id is known, and that of every source of the old job: none is its own. */
function isSurelyFresh(now: Operator, { before, operators }: ComparedJob): boolean {
  return (
    now.operatorId !== null &&
    before.job.incomplete.length === 0 &&
    before.job.operators.every((old) => !isSource(old) || old.operatorId !== null) &&
    operators.every(({ match }) => match.heir !== now)
  );
}
