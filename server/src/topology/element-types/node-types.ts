/** The types of the StreamNodes that a transformation becomes: the API makes some beside the one it returns. */
import { message } from '../../base/message';
import { type FlinkVersion, isAtLeast } from '../../flink/flink-version';
import { classType } from '../../java/class-model';
import { atom, kryo, ownReason, type TypeInformation } from '../../typeinfo/type-information';
import type { Transformation } from '../transformation';
import { type ElementType, isSameInformation, unknownType } from './element-type';

export interface NodeTypes {
  /** Null for sinks. */
  readonly outputType: TypeInformation | null;
  /** Of the keys of its first input; null where it is not keyed. */
  readonly keyType: TypeInformation | null;
}

const TAGGED_UNION = 'org.apache.flink.streaming.api.datastream.CoGroupedStreams$TaggedUnion';
const TAGGED_UNION_SINCE_2 = 'org.apache.flink.util.TaggedUnion';
const FILE_SPLIT = 'org.apache.flink.streaming.api.functions.source.TimestampedFileInputSplit';

/**
 * @param kind the node's kind, as in `Operator.kind`
 * @param types what is known of the transformations, by their ids
 */
export function nodeTypes(
  kind: string,
  { id, call, inputs }: Transformation,
  types: ReadonlyMap<number, ElementType>,
  version: FlinkVersion | null,
): NodeTypes {
  if (/^(?:join|coGroup)\.(?:first|second)$/.test(kind)) {
    // the maps before a join, which tag their records
    const name = version && isAtLeast(version, 2, 0) ? TAGGED_UNION_SINCE_2 : TAGGED_UNION;
    const info = version
      ? atom('custom', classType(name), 'UnionSerializer')
      : unknownType(message('the class of what goes into a join depends on the version of Flink'));
    // KeyedStream.transform gives its key to each operator, also to these
    return { outputType: info, keyType: keyOfInput(inputs[kind.endsWith('first') ? 0 : 1] ?? [], types) };
  }
  if (call !== null && kind === `${call}.watcher`) {
    const why = message('{0} has no public constructor without arguments', FILE_SPLIT);
    const info = kryo(classType(FILE_SPLIT), [ownReason('no-default-constructor', null, why)]);
    return { outputType: info, keyType: null };
  }
  if (/^sinkTo\.|^iterate\./.test(kind)) {
    return { outputType: null, keyType: null };
  }
  const type = types.get(id);
  return { outputType: type?.output ?? null, keyType: type?.key ?? null };
}

/** The type of the keys of one input, which a choice may give in several ways; null where none is keyed. */
function keyOfInput(ids: readonly number[], types: ReadonlyMap<number, ElementType>): TypeInformation | null {
  const keys = ids.map((id) => (types.get(id)?.keyed ? (types.get(id)?.key ?? null) : null));
  const [first = null, ...others] = keys;
  const isOne = others.every((key) => key === first || (key && first && isSameInformation(key, first)));
  return isOne ? first : unknownType(message('a choice decides what comes in'));
}
