/** Which type argument of Flink's functions is what, as the DataStream API asks the TypeExtractor; the same in 1.17 to 2.3. */
export interface BaseClass {
  readonly name: string;
  /** Where it is since 2.0, when it moved. */
  readonly since2?: string;
  /** The type arguments of the inputs. */
  readonly inputs: readonly number[];
  readonly output: number;
  /** The class of the parameter that takes the results, for a function that may be a lambda and returns nothing. */
  readonly collector: string | null;
}

const COMMON = 'org.apache.flink.api.common.functions';
const STREAMING = 'org.apache.flink.streaming.api.functions';
const COLLECTOR = 'org.apache.flink.util.Collector';

function base(name: string, inputs: readonly number[], output: number, collector: string | null = null): BaseClass {
  return { name, inputs, output, collector };
}

export const MAP = base(`${COMMON}.MapFunction`, [0], 1);
export const FLAT_MAP = base(`${COMMON}.FlatMapFunction`, [0], 1, COLLECTOR);
export const AGGREGATE = base(`${COMMON}.AggregateFunction`, [0], 2);
/** The argument of the accumulator of an aggregate function. */
export const ACCUMULATOR = 1;
export const JOIN = base(`${COMMON}.JoinFunction`, [0, 1], 2);
export const FLAT_JOIN = base(`${COMMON}.FlatJoinFunction`, [0, 1], 2, COLLECTOR);
export const CO_GROUP = base(`${COMMON}.CoGroupFunction`, [0, 1], 2, COLLECTOR);
export const KEY_SELECTOR = base('org.apache.flink.api.java.functions.KeySelector', [0], 1);
export const PROCESS = base(`${STREAMING}.ProcessFunction`, [0], 1);
export const KEYED_PROCESS = base(`${STREAMING}.KeyedProcessFunction`, [1], 2);
export const WINDOW = base(`${STREAMING}.windowing.WindowFunction`, [0], 1, COLLECTOR);
export const PROCESS_WINDOW = base(`${STREAMING}.windowing.ProcessWindowFunction`, [0], 1);
export const ALL_WINDOW = base(`${STREAMING}.windowing.AllWindowFunction`, [0], 1, COLLECTOR);
export const PROCESS_ALL_WINDOW = base(`${STREAMING}.windowing.ProcessAllWindowFunction`, [0], 1);
export const CO_MAP = base(`${STREAMING}.co.CoMapFunction`, [0, 1], 2);
export const CO_FLAT_MAP = base(`${STREAMING}.co.CoFlatMapFunction`, [0, 1], 2);
export const CO_PROCESS = base(`${STREAMING}.co.CoProcessFunction`, [0, 1], 2);
export const KEYED_CO_PROCESS = base(`${STREAMING}.co.KeyedCoProcessFunction`, [1, 2], 3);
export const BROADCAST_PROCESS = base(`${STREAMING}.co.BroadcastProcessFunction`, [0, 1], 2);
export const KEYED_BROADCAST_PROCESS = base(`${STREAMING}.co.KeyedBroadcastProcessFunction`, [1, 2], 3);
export const PROCESS_JOIN = base(`${STREAMING}.co.ProcessJoinFunction`, [0, 1], 2);
export const ASYNC = base(`${STREAMING}.async.AsyncFunction`, [0], 1, `${STREAMING}.async.ResultFuture`);
export const PATTERN_PROCESS = base('org.apache.flink.cep.functions.PatternProcessFunction', [0], 1);
export const PATTERN_SELECT = base('org.apache.flink.cep.PatternSelectFunction', [0], 1);
export const PATTERN_FLAT_SELECT = base('org.apache.flink.cep.PatternFlatSelectFunction', [0], 1, COLLECTOR);
export const OUTPUT_TAG = base('org.apache.flink.util.OutputTag', [], 0);
export const SOURCE_FUNCTION: BaseClass = {
  ...base(`${STREAMING}.source.SourceFunction`, [], 0),
  since2: `${STREAMING}.source.legacy.SourceFunction`,
};
export const SOURCE = base('org.apache.flink.api.connector.source.Source', [], 0);
export const INPUT_FORMAT = base('org.apache.flink.api.common.io.InputFormat', [], 0);
export const ABSTRACT_SCHEMA = base('org.apache.flink.api.common.serialization.AbstractDeserializationSchema', [], 0);
