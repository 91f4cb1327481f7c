/**
 * What the calls of Flink's DataStream API give: which make an operator, which only say how data flows.
 * Follows the public methods of `StreamExecutionEnvironment` and `org.apache.flink.streaming.api.datastream`, 1.14 to 2.3;
 * `test/flink/stream-api.test.mjs` holds it against the real classes.
 */

const DATASTREAM = 'org.apache.flink.streaming.api.datastream.';
const ENVIRONMENT = 'org.apache.flink.streaming.api.environment.';

/** A class of the API by its simple name. */
export type StreamClass = keyof typeof CLASSES;

/** What a call on a stream gives. */
export interface StreamCall {
  readonly returns: StreamClass;
  /** The kind of operator it adds to the job, as in `topology`'s contract; null when it adds none of its own. */
  readonly operator: string | null;
}

interface StreamClassApi {
  readonly package: string;
  readonly extends?: string;
  /** Methods that add an operator, by what they return. */
  readonly operators?: Readonly<Record<string, string>>;
  /** Methods that add no operator, by what they return. */
  readonly others?: Readonly<Record<string, string>>;
  /** What stands before the method's name in the operator's kind. */
  readonly prefix?: string;
}

const AGGREGATIONS = 'sum min max minBy maxBy';

/** True for the methods that keep one record of a key or a window, and give it with another field: `sum`, `maxBy`… */
export function isRollingAggregation(method: string): boolean {
  return AGGREGATIONS.split(' ').includes(method);
}

const WINDOW_OPERATORS = `reduce aggregate apply process fold ${AGGREGATIONS}`;
const WINDOW_SETTINGS = 'trigger allowedLateness sideOutputLateData evictor';

const CLASSES = {
  StreamExecutionEnvironment: {
    package: ENVIRONMENT,
    operators: {
      DataStreamSource:
        'addSource fromSource fromData fromElements fromCollection fromParallelCollection fromSequence generateSequence ' +
        'readTextFile readFile socketTextStream createInput',
    },
    // readFileStream makes operators behind a DataStream that takes no uid
    others: {
      DataStream: 'readFileStream',
      StreamExecutionEnvironment:
        'setParallelism setRuntimeMode setMaxParallelism setBufferTimeout disableOperatorChaining enableCheckpointing ' +
        'setStateBackend enableChangelogStateBackend setDefaultSavepointDirectory registerSlotSharingGroup',
    },
  },
  LocalStreamEnvironment: { package: ENVIRONMENT, extends: 'StreamExecutionEnvironment' },
  RemoteStreamEnvironment: { package: ENVIRONMENT, extends: 'StreamExecutionEnvironment' },
  DataStream: {
    package: DATASTREAM,
    operators: {
      SingleOutputStreamOperator: 'map flatMap process filter project assignTimestampsAndWatermarks transform',
      DataStreamSink: 'print printToErr writeAsText writeAsCsv writeToSocket writeUsingOutputFormat addSink sinkTo',
    },
    others: {
      DataStream: 'union broadcast shuffle forward rebalance rescale global partitionCustom setConnectionType',
      KeyedStream: 'keyBy',
      ConnectedStreams: 'connect',
      IterativeStream: 'iterate',
      CoGroupedStreams: 'coGroup',
      JoinedStreams: 'join',
      AllWindowedStream: 'timeWindowAll countWindowAll windowAll',
      PartitionWindowedStream: 'fullWindowPartition',
      StreamExecutionEnvironment: 'getExecutionEnvironment',
    },
  },
  SingleOutputStreamOperator: {
    package: DATASTREAM,
    extends: 'DataStream',
    others: {
      SingleOutputStreamOperator:
        'name uid setUidHash setParallelism setMaxParallelism forceNonParallel setBufferTimeout disableChaining ' +
        'startNewChain returns slotSharingGroup setDescription enableAsyncState addMetricVariable',
      SideOutputDataStream: 'getSideOutput',
      CachedDataStream: 'cache',
    },
  },
  DataStreamSource: { package: DATASTREAM, extends: 'SingleOutputStreamOperator' },
  IterativeStream: {
    package: DATASTREAM,
    extends: 'SingleOutputStreamOperator',
    others: { DataStream: 'closeWith', ConnectedIterativeStreams: 'withFeedbackType' },
  },
  ConnectedIterativeStreams: {
    package: `${DATASTREAM}IterativeStream$`,
    extends: 'ConnectedStreams',
    others: { DataStream: 'closeWith' },
  },
  SideOutputDataStream: { package: DATASTREAM, extends: 'DataStream', others: { CachedDataStream: 'cache' } },
  CachedDataStream: { package: DATASTREAM, extends: 'DataStream' },
  KeyedStream: {
    package: DATASTREAM,
    extends: 'DataStream',
    operators: { SingleOutputStreamOperator: `process reduce fold ${AGGREGATIONS}` },
    others: {
      KeyedStream: 'enableAsyncState',
      WindowedStream: 'timeWindow countWindow window',
      IntervalJoin: 'intervalJoin',
      QueryableStateStream: 'asQueryableState',
      PartitionWindowedStream: 'fullWindowPartition',
    },
  },
  WindowedStream: {
    package: DATASTREAM,
    prefix: 'window.',
    operators: { SingleOutputStreamOperator: WINDOW_OPERATORS },
    others: {
      WindowedStream: `${WINDOW_SETTINGS} enableAsyncState`,
      StreamExecutionEnvironment: 'getExecutionEnvironment',
    },
  },
  AllWindowedStream: {
    package: DATASTREAM,
    prefix: 'windowAll.',
    operators: { SingleOutputStreamOperator: WINDOW_OPERATORS },
    others: { AllWindowedStream: WINDOW_SETTINGS, StreamExecutionEnvironment: 'getExecutionEnvironment' },
  },
  PartitionWindowedStream: {
    package: DATASTREAM,
    prefix: 'fullWindowPartition.',
    operators: { SingleOutputStreamOperator: 'mapPartition sortPartition aggregate reduce' },
  },
  ConnectedStreams: {
    package: DATASTREAM,
    prefix: 'connect.',
    operators: { SingleOutputStreamOperator: 'map flatMap process transform' },
    others: {
      ConnectedStreams: 'keyBy enableAsyncState',
      DataStream: 'getFirstInput getSecondInput',
      StreamExecutionEnvironment: 'getExecutionEnvironment',
    },
  },
  BroadcastConnectedStream: {
    package: DATASTREAM,
    prefix: 'connect.',
    operators: { SingleOutputStreamOperator: 'process' },
    others: {
      DataStream: 'getFirstInput',
      BroadcastStream: 'getSecondInput',
      StreamExecutionEnvironment: 'getExecutionEnvironment',
    },
  },
  BroadcastStream: { package: DATASTREAM, others: { StreamExecutionEnvironment: 'getEnvironment' } },
  DataStreamSink: {
    package: DATASTREAM,
    others: {
      DataStreamSink:
        'name uid setUidHash setParallelism setMaxParallelism setDescription disableChaining slotSharingGroup ' +
        'addMetricVariable',
    },
  },
  JoinedStreams: { package: DATASTREAM, others: { 'JoinedStreams.Where': 'where' } },
  'JoinedStreams.Where': { package: DATASTREAM, others: { 'JoinedStreams.EqualTo': 'equalTo' } },
  'JoinedStreams.EqualTo': { package: DATASTREAM, others: { 'JoinedStreams.WithWindow': 'window' } },
  'JoinedStreams.WithWindow': {
    package: DATASTREAM,
    prefix: 'join.',
    operators: { SingleOutputStreamOperator: 'with apply' },
    others: { 'JoinedStreams.WithWindow': 'trigger evictor allowedLateness' },
  },
  CoGroupedStreams: { package: DATASTREAM, others: { 'CoGroupedStreams.Where': 'where' } },
  'CoGroupedStreams.Where': { package: DATASTREAM, others: { 'CoGroupedStreams.EqualTo': 'equalTo' } },
  'CoGroupedStreams.EqualTo': { package: DATASTREAM, others: { 'CoGroupedStreams.WithWindow': 'window' } },
  'CoGroupedStreams.WithWindow': {
    package: DATASTREAM,
    prefix: 'coGroup.',
    operators: { SingleOutputStreamOperator: 'with apply' },
    others: { 'CoGroupedStreams.WithWindow': 'trigger evictor allowedLateness' },
  },
  IntervalJoin: {
    package: `${DATASTREAM}KeyedStream$`,
    others: { IntervalJoin: 'inEventTime inProcessingTime', IntervalJoined: 'between' },
  },
  IntervalJoined: {
    package: `${DATASTREAM}KeyedStream$`,
    prefix: 'intervalJoin.',
    operators: { SingleOutputStreamOperator: 'process' },
    others: {
      IntervalJoined:
        'upperBoundExclusive lowerBoundExclusive sideOutputLeftLateData sideOutputRightLateData enableAsyncState',
    },
  },
  QueryableStateStream: { package: DATASTREAM },
  PatternStream: {
    package: 'org.apache.flink.cep.',
    prefix: 'cep.',
    operators: { SingleOutputStreamOperator: 'select flatSelect process' },
    others: { PatternStream: 'inEventTime inProcessingTime sideOutputLateData withComparator' },
  },
} satisfies Record<string, StreamClassApi>;

const apiOf = (name: StreamClass): StreamClassApi => CLASSES[name];

const BY_BINARY_NAME: ReadonlyMap<string, StreamClass> = new Map(
  (Object.keys(CLASSES) as StreamClass[]).map((name) => [binaryNameOf(name), name]),
);

const CALLS: ReadonlyMap<StreamClass, ReadonlyMap<string, StreamCall>> = new Map(
  (Object.keys(CLASSES) as StreamClass[]).map((name) => [name, callsOf(apiOf(name))]),
);

/** All classes of the table. */
export const STREAM_CLASSES = Object.keys(CLASSES) as readonly StreamClass[];

/** `org.apache.flink.streaming.api.datastream.JoinedStreams$Where` of `JoinedStreams.Where`. */
export function binaryNameOf(name: StreamClass): string {
  return apiOf(name).package + name.replace('.', '$');
}

/** The class of the API with a binary name; null for all others. */
export function streamClass(binaryName: string): StreamClass | null {
  return BY_BINARY_NAME.get(binaryName) ?? null;
}

/** True when `name` is `ancestor` or extends it. */
export function isStreamClass(name: StreamClass, ancestor: StreamClass): boolean {
  for (let at: string | undefined = name; at; at = apiOf(at as StreamClass).extends) {
    if (at === ancestor) {
      return true;
    }
  }
  return false;
}

/** True for the classes that have `uid(…)`. */
export function takesUid(name: StreamClass): boolean {
  return isStreamClass(name, 'SingleOutputStreamOperator') || name === 'DataStreamSink';
}

/**
 * What a call of this name on a value of this class gives; null when the class has no such method that matters.
 * `broadcast` with state descriptors gives a stream of its own class. `connect` gives `ConnectedStreams` here also for a
 * broadcast stream: what may be called on either is the same.
 */
export function streamCall(on: StreamClass, method: string, argumentCount: number): StreamCall | null {
  if (method === 'broadcast' && argumentCount > 0) {
    return { returns: 'BroadcastStream', operator: null };
  }
  for (let at: string | undefined = on; at; at = apiOf(at as StreamClass).extends) {
    const call = CALLS.get(at as StreamClass)?.get(method);
    if (call) {
      return call;
    }
  }
  return null;
}

/** The static methods that make an environment. */
export const ENVIRONMENT_FACTORIES: ReadonlySet<string> = new Set([
  'getExecutionEnvironment',
  'createLocalEnvironment',
  'createLocalEnvironmentWithWebUI',
  'createRemoteEnvironment',
]);

/** The class whose static methods add an asynchronous operator, and those methods. */
export const ASYNC_DATA_STREAM = `${DATASTREAM}AsyncDataStream`;
export const ASYNC_OPERATORS: ReadonlySet<string> = new Set([
  'unorderedWait',
  'orderedWait',
  'unorderedWaitWithRetry',
  'orderedWaitWithRetry',
]);

function callsOf(api: StreamClassApi): ReadonlyMap<string, StreamCall> {
  const calls = new Map<string, StreamCall>();
  const add = (table: Readonly<Record<string, string>> | undefined, operator: (method: string) => string | null) => {
    for (const [returns, methods] of Object.entries(table ?? {})) {
      for (const method of methods.split(' ')) {
        calls.set(method, { returns: returns as StreamClass, operator: operator(method) });
      }
    }
  };
  add(api.others, () => null);
  add(api.operators, (method) => (api.prefix ?? '') + method);
  return calls;
}
