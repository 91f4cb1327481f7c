/** The fix that makes a KafkaSink of a FlinkKafkaProducer. */
import { type Message, message } from '../../base/message';
import type { TextRange } from '../../base/text-range';
import type { Fix, FixNotes } from '../../finding/finding';
import type { FileFacts } from '../rule';
import { checkpointInterval } from './checkpoint-interval';
import { Code } from './code';
import { connectorBase } from './connector-base';
import type { ConnectorFlow, ConnectorKind, Made } from './connector-flow';
import { flowEdits, notesFor } from './flow-edits';
import { connectorFlow } from './following';
import { literalText } from './kafka-properties';
import { madeAt } from './made-at';
import { type NewUids, newUids } from './new-uids';
import { type SinkCode, sinkCode } from './sink-builder';
import { unique } from './unique';

const SINK = 'org.apache.flink.connector.kafka.sink.KafkaSink';

/** KafkaSink's own, as of connector 3.x (`KafkaSinkBuilder`). */
const TRANSACTION_TIMEOUT = 3_600_000;

const PRODUCER: ConnectorKind = {
  adds: 'addSink',
  replacement: 'KafkaSink',
  isConnector: (name) => /^FlinkKafkaProducer(?:09|010|011)?$/.test(name),
  setters:
    /^(?:setWriteTimestampToKafka|setLogFailuresOnly|setTransactionalIdPrefix|ignoreFailuresAfterTransactionTimeout)$/,
};

export interface SinkMigration {
  readonly edits: Fix['edits'];
  readonly uids: NewUids;
  readonly sinks: readonly SinkCode[];
  readonly notes: FixNotes;
}

/** The migration at the class name of a `new FlinkKafkaProducer(…)`; or why there is none. */
export function migrateSink(facts: FileFacts, className: TextRange): SinkMigration | Message {
  const code = new Code(facts.project);
  const made = madeAt(className, facts, code);
  if (!made) {
    return message('a class extends it');
  }
  const flow = connectorFlow(made, PRODUCER, code);
  if ('template' in flow) {
    return flow;
  }
  const uids = newUids(flow, 'sink', code);
  return 'template' in uids ? uids : migrated(flow, uids, code);
}

function migrated(flow: ConnectorFlow, uids: NewUids, code: Code): SinkMigration | Message {
  const builders = new Map<Made, SinkCode>();
  for (const made of flow.made) {
    const builder = sinkCode(made, flow, uids, code);
    if ('template' in builder) {
      return builder;
    }
    builders.set(made, builder);
  }
  const uses = flow.uses.map((use) => ({
    use,
    imports: [],
    edits: [{ range: use.node.nameRange, newText: 'sinkTo' }],
  }));
  const edits = flowEdits(flow, { simpleName: 'KafkaSink', className: SINK, builders, uses, uids: uids.uids });
  if ('template' in edits) {
    return edits;
  }
  const sinks = [...builders.values()];
  const base = connectorBase(code.project.model, (path) => code.project.buildText(path));
  const notes = unique([...sinks.flatMap((sink) => sink.notes), ...timeoutNotes(sinks, uids), ...base.notes]);
  const [first] = flow.made as [Made];
  return { edits: [...edits, ...base.edits], uids, sinks, notes: notesFor(first, notes) };
}

/** A transaction that Kafka ends before its checkpoint completes takes its records with it. */
function timeoutNotes(sinks: readonly SinkCode[], { operators }: NewUids): Message[] {
  const intervals = operators.map(({ program }) => checkpointInterval(program)).filter((each) => each !== null);
  const longest = Math.max(0, ...intervals);
  return sinks.flatMap(({ semantic, properties }) => {
    const written = properties?.values.get('transaction.timeout.ms');
    const text =
      written &&
      (literalText(written.node) ??
        (written.node.kind === 'literal' && written.node.literal.type === 'number' ? written.node.literal.text : null));
    const timeout = written ? Number(text ?? Number.NaN) : TRANSACTION_TIMEOUT;
    if (semantic !== 'EXACTLY_ONCE') {
      return [];
    }
    return timeout <= longest
      ? [
          message(
            'transaction.timeout.ms is {0}, not above the checkpoint interval of {1} ms: Kafka aborts transactions before they are committed, and their records are lost',
            timeout,
            longest,
          ),
        ]
      : [
          message(
            'transaction.timeout.ms must be above the longest time between two checkpoints, restarts included, and at most transaction.max.timeout.ms of the brokers',
          ),
        ];
  });
}
