/** Offsets of an old Kafka consumer that nothing reads any more, and that multiply. */
import { type Message, message } from '../../base/message';
import { KAFKA_CONSUMER } from '../connectors/kafka-consumer';
import { KAFKA_SOURCE } from '../connectors/kafka-source';
import type { Savepoint, SavepointOperator, SavepointState } from '../savepoint';
import { bytesText, entriesText, partitionsText, restoresText } from './amounts';
import type { SavepointFinding, UnionGrowth } from './savepoint-finding';
import { unionGrowth } from './union-growth';

/** @param frameSize bytes */
export function staleUnionStates(savepoint: Savepoint, frameSize: number): SavepointFinding[] {
  return savepoint.operators.flatMap((operator) => {
    const state = operator.states.find(({ name, mode }) => name === KAFKA_CONSUMER.state && mode === 'UNION');
    if (!state?.entries) {
      return [];
    }
    const partitions = partitionsOf(operator);
    const isBesideLive = operator.states.some(({ name }) => name === KAFKA_SOURCE.state);
    // a consumer that runs writes each partition once
    if (!isBesideLive && !operator.repeating.includes(KAFKA_CONSUMER.connector)) {
      return [];
    }
    const { parallelism } = operator;
    const growth = unionGrowth(
      {
        entries: state.entries,
        size: state.size ?? state.entries * 23,
        partitions,
        parallelism,
        metadataSize: savepoint.metadataSize,
      },
      frameSize,
    );
    return [
      {
        rule: 'stale-union-state',
        severity: growth.forecast === null ? 'warning' : 'error',
        message: messageOf(operator, state, growth),
        operatorId: operator.operatorId,
        state: state.name,
        growth,
      },
    ];
  });
}

function partitionsOf(operator: SavepointOperator): number | null {
  const distinct = new Set(
    operator.positions
      .filter(({ connector }) => connector === KAFKA_CONSUMER.connector)
      .map(({ topic, partition }) => `${topic}\n${partition}`),
  );
  return distinct.size === 0 ? null : distinct.size;
}

function messageOf(operator: SavepointOperator, state: SavepointState, growth: UnionGrowth) {
  const { entries, forecast } = growth;
  if (forecast === null) {
    return message(
      "'{0}' of a former FlinkKafkaConsumer is kept and never read again ({1}). It does not grow at parallelism 1; it will at any other, and it stops an upgrade to Flink 2",
      state.name,
      entriesText(entries),
    );
  }
  return message(
    "'{0}' of a former FlinkKafkaConsumer {1}, and nothing reads them. Each restore multiplies them by {2}: restore {3} from here is the first that fails, at a frame size of {4}",
    state.name,
    howMany(growth),
    operator.parallelism,
    forecast.failsAt,
    bytesText(forecast.frameSize),
  );
}

function howMany({ entries, partitions, restores }: UnionGrowth): Message {
  if (partitions === null) {
    return message('has {0}', entriesText(entries));
  }
  const many = [entriesText(entries), partitionsText(partitions)];
  return restores
    ? message('has {0} for {1} after {2}', ...many, restoresText(restores))
    : message('has {0} for {1}', ...many);
}
