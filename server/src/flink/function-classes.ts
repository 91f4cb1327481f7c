/**
 * Which type parameters of Flink's functions are records that flow in or out, keys, or what an operator keeps.
 * Follows the declarations in `org.apache.flink.api.common.functions` and `streaming.api.functions`, 1.14 to 2.3.
 */

/** Positions of type parameters, from 0. */
export interface FunctionClass {
  readonly inputs: readonly number[];
  readonly output: number | null;
  readonly state: readonly number[];
}

const COMMON = 'org.apache.flink.api.common.functions.';
const STREAMING = 'org.apache.flink.streaming.api.functions.';

/** `in`, `out`, `state` in the order of the parameters; `-` for one that is never serialized as a record, such as a window. */
const DECLARATIONS: Readonly<Record<string, string>> = {
  [`${COMMON}MapFunction`]: 'in out',
  [`${COMMON}RichMapFunction`]: 'in out',
  [`${COMMON}FlatMapFunction`]: 'in out',
  [`${COMMON}RichFlatMapFunction`]: 'in out',
  [`${COMMON}FilterFunction`]: 'in',
  [`${COMMON}RichFilterFunction`]: 'in',
  [`${COMMON}ReduceFunction`]: 'state',
  [`${COMMON}RichReduceFunction`]: 'state',
  [`${COMMON}AggregateFunction`]: 'in state out',
  [`${COMMON}RichAggregateFunction`]: 'in state out',
  [`${COMMON}JoinFunction`]: 'in in out',
  [`${COMMON}FlatJoinFunction`]: 'in in out',
  [`${COMMON}CoGroupFunction`]: 'in in out',
  [`${STREAMING}ProcessFunction`]: 'in out',
  [`${STREAMING}KeyedProcessFunction`]: 'in in out',
  [`${STREAMING}co.CoMapFunction`]: 'in in out',
  [`${STREAMING}co.RichCoMapFunction`]: 'in in out',
  [`${STREAMING}co.CoFlatMapFunction`]: 'in in out',
  [`${STREAMING}co.RichCoFlatMapFunction`]: 'in in out',
  [`${STREAMING}co.CoProcessFunction`]: 'in in out',
  [`${STREAMING}co.KeyedCoProcessFunction`]: 'in in in out',
  [`${STREAMING}co.ProcessJoinFunction`]: 'in in out',
  [`${STREAMING}co.BroadcastProcessFunction`]: 'in in out',
  [`${STREAMING}co.KeyedBroadcastProcessFunction`]: 'in in in out',
  [`${STREAMING}windowing.WindowFunction`]: 'in out in -',
  [`${STREAMING}windowing.RichWindowFunction`]: 'in out in -',
  [`${STREAMING}windowing.AllWindowFunction`]: 'in out -',
  [`${STREAMING}windowing.RichAllWindowFunction`]: 'in out -',
  [`${STREAMING}windowing.ProcessWindowFunction`]: 'in out in -',
  [`${STREAMING}windowing.ProcessAllWindowFunction`]: 'in out -',
  [`${STREAMING}async.AsyncFunction`]: 'in out',
  [`${STREAMING}async.RichAsyncFunction`]: 'in out',
  [`${STREAMING}sink.SinkFunction`]: 'in',
  [`${STREAMING}sink.RichSinkFunction`]: 'in',
  [`${STREAMING}sink.legacy.SinkFunction`]: 'in',
  [`${STREAMING}sink.legacy.RichSinkFunction`]: 'in',
};

const FUNCTIONS: ReadonlyMap<string, FunctionClass> = new Map(
  Object.entries(DECLARATIONS).map(([name, declaration]) => {
    const roles = declaration.split(' ');
    const at = (role: string) => roles.flatMap((r, i) => (r === role ? [i] : []));
    return [name, { inputs: at('in'), output: at('out')[0] ?? null, state: at('state') }];
  }),
);

/** What the type parameters of a function class mean; null for classes that are none of Flink's functions. */
export function functionClass(binaryName: string): FunctionClass | null {
  return FUNCTIONS.get(binaryName) ?? null;
}
