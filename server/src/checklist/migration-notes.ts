/** What a person must know of a connector's migration beside what a restore does: one place for each connector's lines. */
import { type Message, message } from '../base/message';
import type { OperatorPlan } from '../compatibility/operator-plan';
import type { JobPlan } from '../compatibility/restore-plan';
import { operatorName } from '../ide/restore-words';
import type { Value } from '../topology/interpreter/value';
import type { Operator } from '../topology/job';
import type { Transformation } from '../topology/transformation';

export interface MigrationNote {
  readonly operator: OperatorPlan;
  /** `before`: to settle before the job is stopped; `after`: to look at once the new version runs. */
  readonly when: 'before' | 'after';
  readonly text: Message;
}

/** A connector that has a successor, and what to say of each operator that moves to it. */
interface Migration {
  readonly from: string;
  readonly to: string;
  notes(name: string, old: Operator): readonly (readonly [MigrationNote['when'], Message])[];
}

const MIGRATIONS: readonly Migration[] = [
  {
    from: 'org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer',
    to: 'org.apache.flink.connector.kafka.source.KafkaSource',
    notes: (name) => [
      [
        'before',
        message(
          '{0}: these do not come along from FlinkKafkaConsumer: isEndOfStream(…) of its schema, flink.poll-timeout, flink.disable-metrics. flink.partition-discovery.interval-millis is partition.discovery.interval.ms now',
          name,
        ),
      ],
      [
        'before',
        message(
          '{0}: without checkpoints KafkaSource commits offsets only with enable.auto.commit=true; FlinkKafkaConsumer did by itself',
          name,
        ),
      ],
      [
        'after',
        message(
          '{0}: once a checkpoint has completed, write committedOffsets(OffsetResetStrategy.EARLIEST) in place of offsets(…), or with its next new uid it would start at these old places',
          name,
        ),
      ],
    ],
  },
  {
    from: 'org.apache.flink.streaming.connectors.kafka.FlinkKafkaProducer',
    to: 'org.apache.flink.connector.kafka.sink.KafkaSink',
    notes: (name, old) => [
      ...(mayBeExactlyOnce(old.transformation) ? openTransactions(name) : []),
      [
        'before',
        message(
          '{0}: for exactly-once KafkaSink needs a transactional id prefix that no other sink has, and transaction.timeout.ms above the longest time between two checkpoints, restarts included',
          name,
        ),
      ],
      [
        'after',
        message(
          '{0}: the timestamps and partitions of new records are as wanted: KafkaSink writes the timestamp of each record, and takes a partitioner only where one is given',
          name,
        ),
      ],
      [
        'after',
        message('{0}: who goes back to the savepoint writes again what the new sink has committed since', name),
      ],
    ],
  },
];

/** What could not be carried over from the old connector, and what its new one needs; empty where nothing is migrated. */
export function migrationNotes({ operators }: JobPlan): readonly MigrationNote[] {
  return operators.flatMap((operator) => {
    const { old, new: now } = operator.match;
    const migration = MIGRATIONS.find(({ from, to }) => old?.function?.startsWith(from) && now?.function === to);
    const name = now?.uid.value ?? operatorName(operator);
    return (old && migration ? migration.notes(name, old) : []).map(([when, text]) => ({ operator, when, text }));
  });
}

/** What an exactly-once FlinkKafkaProducer leaves behind. */
function openTransactions(name: string): readonly (readonly ['before', Message])[] {
  return [
    [
      'before',
      message(
        '{0}: transactions of FlinkKafkaProducer that are open are only committed by its own state, which is dropped. After flink stop none may be left: kafka-transactions.sh --bootstrap-server <brokers> list',
        name,
      ),
    ],
    [
      'before',
      message(
        '{0}: a transaction that is left open holds up consumers with isolation.level=read_committed, also at what other producers write behind it, until the brokers abort it (transaction.timeout.ms of FlinkKafkaProducer, 1 hour by default); kafka-transactions.sh abort ends it at once, and drops its records',
        name,
      ),
    ],
  ];
}

/** The semantic stands behind topic, schema and properties; without one a FlinkKafkaProducer writes at least once. */
function mayBeExactlyOnce({ arguments: [made] }: Transformation): boolean {
  const [, , , ...given] = made?.kind === 'object' && made.exact ? made.arguments : [null, null, null, null];
  const isOther = (value: Value | null) => value?.kind === 'enum' && value.name !== 'EXACTLY_ONCE';
  return given.length > 0 && !given.some(isOther);
}
