/** Savepoints that real Flink made (`node test/flink/savepoints/make.mjs`), and bytes changed in them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findMetadata, LOCAL_DISK } from '../../server/src/io/savepoint-files';
import { type ByteSource, bytesSource } from '../../server/src/savepoint/bytes/byte-source';
import { readSavepoint } from '../../server/src/savepoint/read-savepoint';
import type { Savepoint, SavepointOperator } from '../../server/src/savepoint/savepoint';
import { stateFiles } from '../../server/src/savepoint/state-files';
import { REPOSITORY } from '../fixture/repository';

export const DATA = path.join(REPOSITORY, 'test', 'savepoint', 'data');

/** Many kinds of savepoints and checkpoints (`node test/flink/savepoints/make-kinds.mjs`). */
export const KINDS = path.join(REPOSITORY, 'test', 'savepoint', 'kinds');

export const SAVEPOINTS: readonly string[] = readdirSync(DATA).filter((name) => !name.endsWith('.json'));

/** What the Flink that made a savepoint reads in it. */
export interface Golden {
  readonly checkpointId: number;
  readonly properties: string;
  readonly operators: readonly {
    readonly operatorId: string;
    readonly uid: string | null;
    readonly name: string | null;
    readonly parallelism: number;
    readonly maxParallelism: number;
    readonly stateSize: number;
    readonly keyedStateSize: number;
    readonly states: Readonly<Record<string, { readonly mode: string; readonly entries: number }>>;
  }[];
}

export function goldenOf(name: string): Golden {
  return JSON.parse(readFileSync(path.join(DATA, `${name}.json`), 'utf8'));
}

export function metadataOf(name: string): Uint8Array {
  return readFileSync(path.join(DATA, name, '_metadata'));
}

/** The metadata of every savepoint and checkpoint of this folder, in the order of their names. */
export function everyMetadata(): Uint8Array[] {
  return [DATA, KINDS].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => path.basename(name) === '_metadata')
      .sort()
      .map((name) => readFileSync(path.join(folder, name))),
  );
}

/** A savepoint in a folder. */
export function savepointIn(folder: string): Savepoint {
  const found = findMetadata(folder);
  if ('why' in found) {
    throw new Error(found.why.template);
  }
  return readFrom(found.source, found.path.slice(0, found.path.lastIndexOf('/')));
}

/** A savepoint in memory, whose files lie nowhere. */
export function savepointOf(bytes: Uint8Array): Savepoint {
  return readFrom(bytesSource(bytes), '/nowhere');
}

export function readFrom(source: ByteSource, folder: string): Savepoint {
  return readSavepoint(source, stateFiles(source, folder, [], LOCAL_DISK), { allPositions: false });
}

/** The operator that has a state of this name. */
export function operatorWith(savepoint: Savepoint, state: string): SavepointOperator {
  const found = savepoint.operators.find(({ states }) => states.some(({ name }) => name === state));
  if (!found) {
    throw new Error(`no operator has a state ${state}`);
  }
  return found;
}
