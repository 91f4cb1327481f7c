/** What takes the place of what Flink 2 removed, after the release notes of 2.0; the javadoc of 1.20 says the same where it deprecates. */

/** Code to write, or an option to set, in place of what is gone. */
export interface Advice {
  readonly use: string;
  /** True for a key of the configuration. */
  readonly option?: boolean;
}

const option = (use: string): Advice => ({ use, option: true });
const code = (use: string): Advice => ({ use });

const DURATION = code('java.time.Duration');
const STATE_BACKEND = option('state.backend.type');
const CHECKPOINT_STORAGE = option('execution.checkpointing.dir');
const RESTART = option('restart-strategy.type');
const KRYO_TYPES = option('pipeline.serialization-config');
const TASK_INFO = code('getRuntimeContext().getTaskInfo()');
const WATERMARKS = code('WatermarkStrategy');
const DATA_STREAM = code('StreamExecutionEnvironment + RuntimeExecutionMode.BATCH');

/** By class, or by `Class#member`, without packages. */
const ADVICE: Readonly<Record<string, Advice>> = {
  Time: DURATION,
  RestartStrategies: RESTART,
  'ExecutionConfig#setRestartStrategy': RESTART,
  'StreamExecutionEnvironment#setRestartStrategy': RESTART,
  'StreamExecutionEnvironment#setNumberOfExecutionRetries': RESTART,
  'ExecutionConfig#setNumberOfExecutionRetries': RESTART,
  'ExecutionConfig#setExecutionRetryDelay': RESTART,
  MemoryStateBackend: option('state.backend.type: hashmap'),
  FsStateBackend: option('state.backend.type: hashmap'),
  RocksDBStateBackend: option('state.backend.type: rocksdb'),
  'StreamExecutionEnvironment#setStateBackend': STATE_BACKEND,
  'StreamExecutionEnvironment#getStateBackend': STATE_BACKEND,
  'CheckpointConfig#setCheckpointStorage': CHECKPOINT_STORAGE,
  'CheckpointConfig#getCheckpointStorage': CHECKPOINT_STORAGE,
  'CheckpointConfig#enableExternalizedCheckpoints': code('setExternalizedCheckpointRetention(…)'),
  'CheckpointConfig#setExternalizedCheckpointCleanup': code('setExternalizedCheckpointRetention(…)'),
  'CheckpointConfig#setFailOnCheckpointingErrors': code('setTolerableCheckpointFailureNumber(…)'),
  'CheckpointConfig#setAlignmentTimeout': code('setAlignedCheckpointTimeout(…)'),
  CheckpointConfig$ExternalizedCheckpointCleanup: code('ExternalizedCheckpointRetention'),
  'ExecutionConfig#disableGenericTypes': option('pipeline.generic-types: false'),
  'ExecutionConfig#enableGenericTypes': option('pipeline.generic-types: true'),
  'ExecutionConfig#enableForceKryo': option('pipeline.force-kryo: true'),
  'ExecutionConfig#enableForceAvro': option('pipeline.force-avro: true'),
  'ExecutionConfig#registerKryoType': KRYO_TYPES,
  'ExecutionConfig#registerPojoType': KRYO_TYPES,
  'ExecutionConfig#registerTypeWithKryoSerializer': KRYO_TYPES,
  'ExecutionConfig#addDefaultKryoSerializer': KRYO_TYPES,
  'StreamExecutionEnvironment#registerType': KRYO_TYPES,
  'StreamExecutionEnvironment#registerTypeWithKryoSerializer': KRYO_TYPES,
  'StreamExecutionEnvironment#addDefaultKryoSerializer': KRYO_TYPES,
  'StreamExecutionEnvironment#setStreamTimeCharacteristic': WATERMARKS,
  'StreamExecutionEnvironment#readTextFile': code('FileSource'),
  TimeCharacteristic: WATERMARKS,
  AssignerWithPeriodicWatermarks: WATERMARKS,
  AssignerWithPunctuatedWatermarks: WATERMARKS,
  AscendingTimestampExtractor: WATERMARKS,
  BoundedOutOfOrdernessTimestampExtractor: WATERMARKS,
  'DataStream#assignTimestampsAndWatermarks': WATERMARKS,
  'DataStream#keyBy': code('keyBy(KeySelector)'),
  'DataStream#writeAsText': code('FileSink'),
  'DataStream#writeAsCsv': code('FileSink'),
  'DataStream#timeWindowAll': code('windowAll(TumblingEventTimeWindows.of(Duration))'),
  'KeyedStream#timeWindow': code('window(TumblingEventTimeWindows.of(Duration))'),
  'RichFunction#open': code('open(OpenContext)'),
  'AbstractRichFunction#open': code('open(OpenContext)'),
  'RuntimeContext#getAttemptNumber': TASK_INFO,
  'RuntimeContext#getIndexOfThisSubtask': TASK_INFO,
  'RuntimeContext#getMaxNumberOfParallelSubtasks': TASK_INFO,
  'RuntimeContext#getNumberOfParallelSubtasks': TASK_INFO,
  'RuntimeContext#getTaskName': TASK_INFO,
  'RuntimeContext#getTaskNameWithSubtasks': TASK_INFO,
  'RuntimeContext#getJobId': code('getRuntimeContext().getJobInfo().getJobId()'),
  'RuntimeContext#getExecutionConfig': code(
    'getRuntimeContext().getGlobalJobParameters(), createSerializer(…), isObjectReuseEnabled()',
  ),
  ExecutionEnvironment: DATA_STREAM,
  DataSet: DATA_STREAM,
  StreamingFileSink: code('FileSink'),
  DiscardingSink: code('org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink'),
  TwoPhaseCommittingSink: code('SupportsCommitter'),
  StatefulSink: code('SupportsWriterState'),
  WithPostCommitTopology: code('SupportsPostCommitTopology'),
  WithPreCommitTopology: code('SupportsPreCommitTopology'),
  WithPreWriteTopology: code('SupportsPreWriteTopology'),
  Sink$InitContext: code('WriterInitContext, CommitterInitContext'),
  RestoreMode: code('RecoveryClaimMode'),
  SavepointConfigOptions: code('StateRecoveryOptions'),
  ExecutionCheckpointingOptions: code('CheckpointingOptions'),
  'CheckpointingOptions#STATE_BACKEND': code('StateBackendOptions.STATE_BACKEND'),
  AkkaOptions: code('RpcOptions'),
  'JobClient#stopWithSavepoint': code('stopWithSavepoint(boolean, String, SavepointFormatType)'),
  'JobClient#triggerSavepoint': code('triggerSavepoint(String, SavepointFormatType)'),
};

/** Null where nothing is known to take its place. */
export function upgradeAdvice(binaryName: string, member: string | null = null): Advice | null {
  const name = binaryName.slice(binaryName.lastIndexOf('.') + 1);
  const key = member === null ? name : `${name}#${member}`;
  return Object.hasOwn(ADVICE, key) ? (ADVICE[key] ?? null) : null;
}
