// Writes `_metadata` as Flink 2 does (format v5): operators with list states in union mode, their bytes in the file.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { REPOSITORY } from '../../../scripts/ensure-built.mjs';
import { byte, int, long, utf } from './data-output.mjs';

/** Savepoints that real Flink made. */
export const REAL_SAVEPOINTS = path.join(REPOSITORY, 'test', 'savepoint', 'data');

/**
 * @param {string} folder of the savepoint
 * @param {number} checkpointId
 * @param {{ name: string, uid: string, operatorId: string, parallelism: number, keptIn?: string,
 *   states: { name: string, entries: number }[] }[]} operators the entries are those of each subtask; `keptIn`: the folder
 *   that is named for the files of its states, which are not written
 */
export function writeMetadata(folder, checkpointId, operators) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, '_metadata'),
    Buffer.concat([
      head(checkpointId, operators.length),
      ...operators.flatMap(operatorBytes),
      propertiesOf('2.3.0-canonical'),
    ]),
  );
}

/**
 * Writes one that takes a while to read: operators of 128 subtasks with many small states.
 * @param {string} folder of the savepoint
 * @param {number} size in bytes, about
 */
export function writeLargeMetadata(folder, size) {
  const states = Array.from({ length: 8 }, (_, i) => ({ name: `kept-${i}`, entries: 2 }));
  const like = { name: 'Large', uid: 'large-process-v1', operatorId: 'f'.repeat(32), parallelism: 128, states };
  const bytes = Buffer.concat(operatorBytes(like).flat());
  const id = bytes.indexOf(Buffer.from(like.operatorId, 'hex'));
  const count = Math.ceil(size / bytes.length);
  fs.mkdirSync(folder, { recursive: true });
  const file = fs.openSync(path.join(folder, '_metadata'), 'w');
  fs.writeSync(file, head(1, count));
  for (let i = 0; i < count; i += 1) {
    bytes.writeUInt32BE(i, id);
    fs.writeSync(file, bytes);
  }
  fs.writeSync(file, propertiesOf('2.3.0-canonical'));
  fs.closeSync(file);
}

function head(checkpointId, operators) {
  return Buffer.concat([int(0x4960672d), int(5), long(checkpointId), int(0), int(operators)]);
}

/** What a savepoint that real Flink made ends with. @param {string} name its folder */
export function propertiesOf(name) {
  const real = fs.readFileSync(path.join(REAL_SAVEPOINTS, name, '_metadata'));
  return real.subarray(real.lastIndexOf(Buffer.from([0xac, 0xed, 0, 5])));
}

function operatorBytes({ name, uid, operatorId, parallelism, states, keptIn }) {
  const id = Buffer.from(operatorId, 'hex');
  const subtasks = Array.from({ length: parallelism }, (_, i) => [
    int(i),
    ...stateBytes(states, i, keptIn),
    int(0),
    int(0),
  ]);
  return [utf(name), utf(uid), id, int(parallelism), int(128), byte(0), int(parallelism), ...subtasks.flat()];
}

const ENTRY = 24;

/**
 * Writes the files that the savepoint of such an operator names.
 * @param {string} folder where they are now
 */
export function writeStateFiles(folder, { parallelism, states }) {
  fs.mkdirSync(folder, { recursive: true });
  for (let i = 0; i < parallelism; i += 1) fs.writeFileSync(path.join(folder, stateFile(i)), stateContent(states));
}

const stateFile = (subtask) => `state-of-${subtask}`;

/** The head of a backend that tells of no serializer, and room for the entries. */
function stateContent(states) {
  const size = states.reduce((sum, { entries }) => sum + entries * ENTRY, 0);
  return Buffer.concat([int(5), Buffer.alloc(size - 4)]);
}

function stateBytes(states, subtask, keptIn) {
  const content = stateContent(states);
  let at = 0;
  const partitions = states.flatMap(({ name, entries }) => {
    const offsets = Buffer.alloc(entries * 8);
    for (let i = 0; i < entries; i += 1, at += ENTRY) offsets.writeUInt32BE(at, i * 8 + 4);
    return [utf(name), byte(1), int(entries), offsets];
  });
  return [
    int(1),
    byte(4),
    int(states.length),
    ...partitions,
    ...(keptIn
      ? [byte(2), long(content.length), utf(`${keptIn}/${stateFile(subtask)}`)]
      : [byte(1), utf(`inline-${subtask}`), int(content.length), content]),
    int(0),
    byte(0),
    byte(0),
  ];
}
