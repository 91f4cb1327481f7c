/** The names of window operators: `WindowOperatorBuilder.generateOperatorName` and `AllWindowedStream` (1.17 to 2.3). */
import { simpleName } from '../../java/class-model';
import type { Value } from '../interpreter/value';
import type { Transformation } from '../transformation';
import type { GraphContext } from './graph-settings';
import { ancestryOf, classOf } from './value-class';

const ASSIGNERS = 'org.apache.flink.streaming.api.windowing.assigners.';
const WINDOW_FUNCTIONS = 'org.apache.flink.streaming.api.functions.windowing.';

/** The simple name of the window assigner's class, where Flink uses it; null when it does not, or when it is not known. */
export function windowOperatorName(transformation: Transformation, context: GraphContext): string | null {
  if (transformation.call?.startsWith('windowAll.') && !isNamedByAssigner(transformation, context)) {
    return null; // a description with addresses in it
  }
  for (const {
    method,
    arguments: [first, ...others],
  } of transformation.steps) {
    switch (method) {
      case 'window':
      case 'windowAll':
        return assignerName(first);
      case 'countWindow':
      case 'countWindowAll':
        return 'GlobalWindows';
      case 'timeWindow':
      case 'timeWindowAll':
        return context.settings.timeCharacteristicSet
          ? null
          : others.length === 0
            ? 'TumblingEventTimeWindows'
            : 'SlidingEventTimeWindows';
    }
  }
  return null;
}

/** `getClass().getSimpleName()` of a window assigner. */
function assignerName(value: Value | undefined): string | null {
  if (value?.kind === 'object') {
    return value.body ? '' : simpleName(value.type.name);
  }
  if (value?.kind === 'choice') {
    const [first, ...others] = value.values.map(assignerName);
    return others.every((other) => other === first) ? (first ?? null) : null;
  }
  if (value?.kind !== 'call' || !value.owner?.startsWith(ASSIGNERS)) {
    return null;
  }
  // the factory methods of Flink's own assigners give their own class, but for sessions of a changing gap
  return `${value.method === 'withDynamicGap' ? 'Dynamic' : ''}${simpleName(value.owner)}`;
}

/**
 * `AllWindowedStream` names by the assigner what `reduce` makes with a window function or none, and what `aggregate` makes
 * with a process function; all else by a description of its state.
 */
function isNamedByAssigner({ call, arguments: [, second] }: Transformation, context: GraphContext): boolean {
  const kind = second ? windowFunctionKind(second, context) : 'none';
  switch (call) {
    case 'windowAll.reduce':
      return kind === 'none' || kind === 'window';
    case 'windowAll.aggregate':
      return kind === 'process';
    case 'windowAll.apply':
    case 'windowAll.process':
      return false;
    default:
      return true;
  }
}

function windowFunctionKind(value: Value, { pool }: GraphContext): 'window' | 'process' | 'unknown' {
  if (value.kind === 'lambda' || value.kind === 'reference') {
    return 'window'; // the only one of the two that is an interface
  }
  const name = classOf(value);
  const names = name === null ? new Set<string>() : ancestryOf(name, pool).names;
  return names.has(`${WINDOW_FUNCTIONS}AllWindowFunction`) || names.has(`${WINDOW_FUNCTIONS}RichAllWindowFunction`)
    ? 'window'
    : names.has(`${WINDOW_FUNCTIONS}ProcessAllWindowFunction`)
      ? 'process'
      : 'unknown';
}
