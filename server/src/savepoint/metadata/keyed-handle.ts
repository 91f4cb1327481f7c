/** `MetadataV2V3SerializerBase.deserializeKeyedStateHandle` (Flink 1.8 to 2.3). */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import type { KeyedHandle, KeyGroups, StreamHandle } from './handles';
import { MOST_KEY_GROUPS, readSize, readStreamHandle } from './stream-handle';

const STATE = 'org.apache.flink.runtime.state.';
/** A changelog handle holds others; deeper than this no Flink nests them. */
const DEEPEST = 4;

type Tell = (handle: StreamHandle) => void;

/** @returns null for a null handle */
export function readKeyedHandle(reader: DataReader, tell: Tell, depth = 0): KeyedHandle | null {
  const at = reader.position;
  const type = reader.byte();
  if (depth > DEEPEST) {
    throw reader.fault(message('handles stand in one another more than {0} deep', DEEPEST), at);
  }
  switch (type) {
    case 0:
      return null;
    case 3:
    case 7:
    case 12:
      return readKeyGroupsHandle(reader, tell, type);
    case 5:
    case 11:
      return readIncrementalHandle(reader, tell, type === 11);
    case 8:
    case 14:
      return readChangelogHandle(reader, tell, type === 14, depth);
    case 9:
      return readInMemoryChangelog(reader);
    case 10:
    case 13:
      return readChangelogFiles(reader, tell, type === 13);
    default:
      throw reader.fault(message('{0} is no kind of keyed state handle', type), at);
  }
}

function readKeyGroups(reader: DataReader): KeyGroups {
  const at = reader.position;
  const first = reader.int();
  const count = reader.int();
  if (first < 0 || count < 0 || count > MOST_KEY_GROUPS || first + count > MOST_KEY_GROUPS) {
    throw reader.fault(message('{0} key groups from {1} on cannot be', count, first), at);
  }
  return { first, count };
}

/** `KeyGroupsStateHandle` (3, 12) and `KeyGroupsSavepointStateHandle` (7). */
function readKeyGroupsHandle(reader: DataReader, tell: Tell, type: number): KeyedHandle {
  const keyGroups = readKeyGroups(reader);
  const offsetsAt = reader.position;
  reader.skip(8 * keyGroups.count);
  const header = readStreamHandle(reader, tell);
  if (type === 12) {
    reader.utf(); // the state handle's id
  }
  const name = type === 7 ? 'KeyGroupsSavepointStateHandle' : 'KeyGroupsStateHandle';
  return { class: `${STATE}${name}`, keyGroups, size: header?.size ?? 0, header, offsetsAt };
}

/** `deserializeIncrementalStateHandle`. */
function readIncrementalHandle(reader: DataReader, tell: Tell, isSecond: boolean): KeyedHandle {
  reader.long(); // the checkpoint's id
  reader.utf(); // the backend's id
  const keyGroups = readKeyGroups(reader);
  if (isSecond) {
    reader.long(); // the size of this checkpoint alone
  }
  const header = readStreamHandle(reader, tell);
  let size = header?.size ?? 0;
  for (const _ of ['shared', 'private']) {
    for (let left = reader.count(3, 'files of a state'); left > 0; left--) {
      reader.utf(); // the path in RocksDB's own folder
      size += readStreamHandle(reader, tell)?.size ?? 0;
    }
  }
  if (isSecond) {
    reader.utf();
  }
  return { class: `${STATE}IncrementalRemoteKeyedStateHandle`, keyGroups, size, header, offsetsAt: null };
}

/** `ChangelogStateBackendHandleImpl`: what was materialized, and the changes since. */
function readChangelogHandle(reader: DataReader, tell: Tell, isSecond: boolean, depth: number): KeyedHandle {
  const keyGroups = readKeyGroups(reader);
  reader.long();
  let size = 0;
  let header: StreamHandle | null = null;
  for (const part of ['materialized', 'changes']) {
    for (let left = reader.count(1, 'handles of a changelog'); left > 0; left--) {
      const handle = readKeyedHandle(reader, tell, depth + 1);
      size += handle?.size ?? 0;
      header ??= part === 'materialized' ? (handle?.header ?? null) : null;
    }
  }
  reader.skip(isSecond ? 16 : 8);
  reader.utf();
  const name = 'changelog.ChangelogStateBackendHandle$ChangelogStateBackendHandleImpl';
  return { class: `${STATE}${name}`, keyGroups, size, header, offsetsAt: null };
}

/** `InMemoryChangelogStateHandle`. */
function readInMemoryChangelog(reader: DataReader): KeyedHandle {
  const keyGroups = readKeyGroups(reader);
  reader.skip(16); // from and to
  let size = 0;
  for (let left = reader.count(8, 'changes'); left > 0; left--) {
    reader.int(); // the key group
    const length = reader.count(1, 'bytes of a change');
    reader.skip(length);
    size += length;
  }
  reader.utf();
  const name = 'changelog.inmemory.InMemoryChangelogStateHandle';
  return { class: `${STATE}${name}`, keyGroups, size, header: null, offsetsAt: null };
}

/** `ChangelogStateHandleStreamImpl`. */
function readChangelogFiles(reader: DataReader, tell: Tell, isSecond: boolean): KeyedHandle {
  const keyGroups = readKeyGroups(reader);
  for (let left = reader.count(9, 'files of a changelog'); left > 0; left--) {
    reader.long(); // where this part begins
    readStreamHandle(reader, tell);
  }
  const size = readSize(reader);
  reader.long();
  reader.utf();
  if (isSecond) {
    reader.utf(); // the storage's id
  }
  return {
    class: `${STATE}changelog.ChangelogStateHandleStreamImpl`,
    keyGroups,
    size,
    header: null,
    offsetsAt: null,
  };
}
