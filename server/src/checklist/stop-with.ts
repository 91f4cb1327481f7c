/**
 * How a job must be stopped so that its savepoint is exact. FlinkKafkaConsumer ends before the savepoint of `flink stop` is
 * taken (`FlinkKafkaConsumerBase.snapshotState` after `cancel`, 1.17 to 1.20): it writes the offsets of the last completed
 * checkpoint beside newer state, so that what came since is counted twice. An exactly-once FlinkKafkaProducer that is
 * replaced by KafkaSink needs the opposite: `cancel` leaves a transaction open that nobody commits any more.
 */
import type { JobPlan } from '../compatibility/restore-plan';
import type { Operator } from '../topology/job';
import type { StopWith } from './steps';

const KAFKA = 'org.apache.flink.streaming.connectors.kafka.FlinkKafka';

export interface Stopping {
  readonly with: StopWith;
  /** Old Kafka sources, of whose offsets it must be exact. */
  readonly consumers: readonly Operator[];
  /** Old Kafka sources that become a new one. */
  readonly movedConsumers: readonly Operator[];
  /** Those of them whose new source has the same uid. */
  readonly sameUid: readonly Operator[];
  /** Old Kafka sinks that are replaced or removed: what they have open is for `flink stop` to commit. */
  readonly movedProducers: readonly Operator[];
}

export function stoppingOf({ before, operators }: JobPlan): Stopping {
  const old = before?.job.operators ?? [];
  const consumers = old.filter(isConsumer);
  const moved = operators.flatMap(({ match }) =>
    match.old && match.old.function !== match.new?.function ? [match.old] : [],
  );
  return {
    with: consumers.length > 0 ? 'cancel' : 'stop',
    consumers,
    movedConsumers: moved.filter(isConsumer),
    sameUid: operators.flatMap(({ match: { change, old } }) =>
      change === 'connector-changed' && old && isConsumer(old) ? [old] : [],
    ),
    movedProducers: moved.filter(isProducer),
  };
}

function isConsumer(operator: Operator): boolean {
  return operator.function?.startsWith(`${KAFKA}Consumer`) ?? false;
}

function isProducer(operator: Operator): boolean {
  return operator.function?.startsWith(`${KAFKA}Producer`) ?? false;
}
