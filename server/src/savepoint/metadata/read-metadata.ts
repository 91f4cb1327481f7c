/**
 * Reads `_metadata` from its first byte to its last: `Checkpoints.loadCheckpointMetadata` with `MetadataV2Serializer` to
 * `MetadataV6Serializer` (Flink 1.8 to 2.3) and `MetadataV2V3SerializerBase`. Nothing is kept, so any size will do; it goes in
 * steps, so that whoever reads a large file can do something else between two of them.
 */
import { message } from '../../base/message';
import type { ByteSource } from '../bytes/byte-source';
import { DataReader } from '../bytes/data-reader';
import { readOperator } from './operator';
import { readProperties } from './properties';
import type { MetadataVisitor } from './visitor';

const MAGIC = 0x4960672d;
/** `PAR1`: Parquet's summary files have the same name. */
const PARQUET = 0x50415231;
const GZIP = 0x1f8b;
const MASTER_STATE_MAGIC = 0xc96b1696 | 0;
const OLDEST = 2;
const NEWEST = 6;
const WITH_PROPERTIES = 4;
/** Far more than any job has: what a damaged count makes of it must not fill the memory. */
const MOST_OPERATORS = 200_000;

/**
 * Tells all that the file has, in its order; a step is a subtask, and says how many bytes are behind it.
 * @throws Fault at the first byte that cannot be what Flink wrote
 */
export function* metadataSteps(source: ByteSource, visitor: MetadataVisitor): Generator<number> {
  const reader = new DataReader(source);
  const format = readFormat(reader);
  visitor.format(format);
  const idAt = reader.position;
  const id = reader.long();
  if (id < 0n) {
    throw reader.fault(message('{0} cannot be the id of a checkpoint', String(id)), idAt);
  }
  visitor.checkpoint(id);
  for (let left = reader.count(8, 'master states', MOST_OPERATORS); left > 0; left--) {
    readMasterState(reader, visitor);
  }
  for (let left = reader.count(24, 'operators', MOST_OPERATORS); left > 0; left--) {
    yield* readOperator(reader, format, visitor);
  }
  if (format >= WITH_PROPERTIES) {
    visitor.properties(readProperties(reader));
  }
}

/** Whether a file is Flink's, however damaged: other programs write a `_metadata` too. What is too short may become one. */
export function beginsAsMetadata(source: ByteSource): boolean {
  return source.size < 4 || new DataReader(source).int() === MAGIC;
}

function readFormat(reader: DataReader): number {
  if (reader.left === 0) {
    throw reader.fault(message('the file is empty'));
  }
  const magic = reader.left < 4 ? 0 : reader.int();
  if (magic === PARQUET) {
    throw reader.fault(message('it is the metadata of Parquet files, not of a savepoint or checkpoint'), 0);
  }
  if (magic >>> 16 === GZIP) {
    throw reader.fault(message('it is compressed with gzip: unpack it first'), 0);
  }
  if (magic !== MAGIC) {
    throw reader.fault(message('it does not begin as the metadata of a savepoint or checkpoint does'), 0);
  }
  const version = reader.int();
  if (version > NEWEST && version < 1000) {
    throw reader.fault(message('format v{0} is newer than supported (v{1} to v{2})', version, OLDEST, NEWEST), 4);
  }
  if (version === 1) {
    throw reader.fault(message('format v1 (Flink 1.1 and 1.2) is no longer read, by Flink neither'), 4);
  }
  if (version < OLDEST || version > NEWEST) {
    throw reader.fault(message('{0} is no version of the format', version), 4);
  }
  return version;
}

/** `MetadataV2V3SerializerBase.deserializeMasterState`. */
function readMasterState(reader: DataReader, visitor: MetadataVisitor): void {
  const at = reader.position;
  if (reader.int() !== MASTER_STATE_MAGIC) {
    throw reader.fault(message('no master state begins here'), at);
  }
  const length = reader.count(1, 'bytes of a master state');
  const end = reader.position + length;
  const version = reader.int();
  const name = reader.utf();
  const size = reader.count(1, 'bytes of a master state');
  reader.skip(size);
  if (reader.position !== end) {
    throw reader.fault(message('a master state is not as long as it says'), at);
  }
  visitor.masterState(name, version, size);
}
