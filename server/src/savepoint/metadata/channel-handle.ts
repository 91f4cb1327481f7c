/** `ChannelStateHandleSerializerV1` (formats v3 to v5) and `ChannelStateHandleSerializerV2` (v6, Flink 2.1 to 2.3). */
import { message } from '../../base/message';
import type { DataReader } from '../bytes/data-reader';
import { Fault } from '../bytes/fault';
import type { ChannelHandle, StreamHandle } from './handles';
import { readSize, readStreamHandle } from './stream-handle';

type Direction = ChannelHandle['direction'];
type Tell = (handle: StreamHandle) => void;

/** By the type byte of v6. */
const SINGLE = { input: 1, output: 2 };
const MERGED = { input: 3, output: 4 };
const NAMES = { input: 'InputChannelStateHandle', output: 'ResultSubpartitionStateHandle' };

export function readChannelHandle(reader: DataReader, format: number, direction: Direction, tell: Tell): ChannelHandle {
  if (format === 3) {
    return readOfEither(reader, direction, tell);
  }
  if (format < 6) {
    return readSingle(reader, direction, tell, 12);
  }
  const at = reader.position;
  const type = reader.byte();
  if (type === SINGLE[direction]) {
    return readSingle(reader, direction, tell, 12);
  }
  if (type === MERGED[direction]) {
    return readMerged(reader, direction, tell);
  }
  throw reader.fault(message('{0} is no kind of channel state handle', type), at);
}

/** Flink 1.11 wrote the same version without the subtask before each: what does not read with it is read without. */
function readOfEither(reader: DataReader, direction: Direction, tell: Tell): ChannelHandle {
  const at = reader.position;
  try {
    return readSingle(reader, direction, tell, 12);
  } catch (error) {
    if (!(error instanceof Fault)) {
      throw error;
    }
    reader.position = at;
    return readSingle(reader, direction, tell, 8);
  }
}

/** @param infoBytes subtask, then gate and channel or partition and subpartition */
function readSingle(reader: DataReader, direction: Direction, tell: Tell, infoBytes: number): ChannelHandle {
  reader.skip(infoBytes);
  reader.skip(8 * reader.count(8, 'offsets of a channel'));
  const size = readSize(reader);
  const at = reader.position;
  if (readStreamHandle(reader, tell) === null) {
    throw reader.fault(message('the state of a channel stands nowhere'), at);
  }
  return { class: `org.apache.flink.runtime.state.${NAMES[direction]}`, direction, size };
}

function readMerged(reader: DataReader, direction: Direction, tell: Tell): ChannelHandle {
  reader.int(); // subtask
  const size = readSize(reader);
  readStreamHandle(reader, tell);
  reader.skip(reader.count(1, 'bytes of channel offsets'));
  return { class: `org.apache.flink.runtime.state.Merged${NAMES[direction]}`, direction, size };
}
