/** Sources and sinks that come with Flink, and the classes that others extend. */
import { type Connector, split, union, WRITER_STATE } from './connector';

const FUNCTIONS = 'org.apache.flink.streaming.api.functions.';
const STREAMING = 'flink-streaming-java 1.17.2, 1.20.5';
const BOTH = `${STREAMING}, flink-runtime 2.2.1`;

/** The function went to another package in 2.0. */
const moved = (room: string, name: string) => [`${FUNCTIONS}${room}.${name}`, `${FUNCTIONS}${room}.legacy.${name}`];

export const FLINKS_OWN: readonly Connector[] = [
  {
    classes: ['org.apache.flink.connector.file.sink.FileSink'],
    versions: 'flink-connector-files 1.20.3, 2.0.0, 2.2.1',
    source: 'FileSink',
    states: [WRITER_STATE],
  },
  {
    classes: [`${FUNCTIONS}sink.filesystem.StreamingFileSink`],
    versions: STREAMING,
    source: 'StreamingFileSinkHelper',
    states: [split('bucket-states'), union('max-part-counter')],
  },
  {
    classes: [`${FUNCTIONS}sink.TwoPhaseCommitSinkFunction`],
    versions: STREAMING,
    source: 'TwoPhaseCommitSinkFunction',
    states: [split('state')],
  },
  {
    classes: ['org.apache.flink.streaming.runtime.operators.GenericWriteAheadSink'],
    versions: BOTH,
    source: 'GenericWriteAheadSink',
    states: [split('pending-checkpoints')],
  },
  {
    classes: [
      `${FUNCTIONS}source.MessageAcknowledgingSourceBase`,
      `${FUNCTIONS}source.MultipleIdsMessageAcknowledgingSourceBase`,
    ],
    versions: STREAMING,
    source: 'MessageAcknowledgingSourceBase',
    states: [split('message-acknowledging-source-state')],
  },
  {
    classes: moved('source', 'FromElementsFunction'),
    versions: BOTH,
    source: 'FromElementsFunction',
    states: [split('from-elements-state')],
  },
  {
    classes: moved('source', 'StatefulSequenceSource'),
    versions: BOTH,
    source: 'StatefulSequenceSource',
    states: [split('stateful-sequence-source-state')],
  },
  {
    classes: moved('source', 'ContinuousFileMonitoringFunction'),
    versions: BOTH,
    source: 'ContinuousFileMonitoringFunction',
    states: [split('file-monitoring-state')],
  },
  {
    classes: [
      ...moved('source', 'FromIteratorFunction'),
      ...moved('source', 'FromSplittableIteratorFunction'),
      ...moved('source', 'SocketTextStreamFunction'),
      ...moved('source', 'InputFormatSourceFunction'),
      ...moved('sink', 'PrintSinkFunction'),
      ...moved('sink', 'SocketClientSink'),
      ...moved('sink', 'OutputFormatSinkFunction'),
      `${FUNCTIONS}sink.DiscardingSink`,
      `${FUNCTIONS}sink.v2.DiscardingSink`,
      'org.apache.flink.api.connector.sink2.PrintSink',
      `${FUNCTIONS}sink.PrintSink`,
    ],
    versions: BOTH,
    source: 'the classes themselves',
    states: [],
  },
];
