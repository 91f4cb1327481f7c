/** `MetadataV2V3SerializerBase.deserializeStreamStateHandle` (Flink 1.8 to 2.3). */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import type { StreamHandle } from './handles';

const FILESYSTEM = 'org.apache.flink.runtime.state.filesystem.';
const MERGED = 'org.apache.flink.runtime.state.filemerging.';
/** `KeyGroupsStateHandle` may be a stream handle too, of another stream handle; a file of nothing else is no savepoint. */
const DEEPEST = 8;
/** The most key groups of a job: `KeyGroupRangeAssignment.UPPER_BOUND_MAX_PARALLELISM`. */
export const MOST_KEY_GROUPS = 1 << 15;

/** @returns null for a null handle */
export function readStreamHandle(
  reader: DataReader,
  tell: (handle: StreamHandle) => void,
  depth = 0,
): StreamHandle | null {
  const at = reader.position;
  const type = reader.byte();
  const told = (handle: StreamHandle): StreamHandle => {
    tell(handle);
    return handle;
  };
  switch (type) {
    case 0:
      return null;
    case 1: {
      const name = reader.utf();
      const size = reader.count(1, 'bytes of a state');
      const from = reader.position;
      reader.skip(size);
      return told({
        kind: 'inline',
        class: 'org.apache.flink.runtime.state.memory.ByteStreamStateHandle',
        name,
        at: from,
        size,
      });
    }
    case 2: {
      const size = readSize(reader);
      return told({ kind: 'file', class: `${FILESYSTEM}FileStateHandle`, path: reader.utf(), size });
    }
    case 3: {
      if (depth >= DEEPEST) {
        throw reader.fault(message('handles stand in one another more than {0} deep', DEEPEST), at);
      }
      reader.int();
      reader.skip(8 * reader.count(8, 'key groups', MOST_KEY_GROUPS));
      return readStreamHandle(reader, tell, depth + 1);
    }
    case 6: {
      const path = reader.utf();
      return told({
        kind: 'relative',
        class: `${FILESYSTEM}RelativeFileStateHandle`,
        path,
        size: readSize(reader),
      });
    }
    case 15: {
      const start = readSize(reader);
      const size = readSize(reader);
      readScope(reader);
      const path = reader.utf();
      reader.utf(); // the logical file's id
      return told({ kind: 'segment', class: `${MERGED}SegmentFileStateHandle`, path, start, size });
    }
    case 16:
      return told({ kind: 'empty', class: `${MERGED}EmptySegmentFileStateHandle`, size: 0 });
    default:
      throw reader.fault(message('{0} is no kind of stream state handle', type), at);
  }
}

/** A size of a state in bytes; `FileStateHandle` allows −1 for one that nobody knew. */
export function readSize(reader: DataReader): number {
  const at = reader.position;
  const size = reader.longNumber();
  if (size < -1) {
    throw reader.fault(message('{0} cannot be the size of a state', size), at);
  }
  return size;
}

function readScope(reader: DataReader): void {
  const at = reader.position;
  const scope = reader.int();
  if (scope !== 0 && scope !== 1) {
    throw reader.fault(message('{0} is no scope of a checkpointed state', scope), at);
  }
}
