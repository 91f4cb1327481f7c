/** Reads the savepoint that a command is asked about. */
import { message, sayInEnglish } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { corePath } from '../io/core-path';
import { findMetadata, LOCAL_DISK } from '../io/savepoint-files';
import { readSavepoint } from '../savepoint/read-savepoint';
import type { Savepoint } from '../savepoint/savepoint';
import { stateFiles } from '../savepoint/state-files';
import { CannotRun } from './exit';

export interface OpenedSavepoint {
  /** Of `_metadata`, absolute, with `/`. */
  readonly path: string;
  readonly savepoint: Savepoint;
}

export interface SavepointOptions {
  /** Folders in which files with absolute paths are looked for. */
  readonly lookIn: readonly string[];
  /** Whether every offset is read, however many there are. */
  readonly allPositions: boolean;
}

/** @throws CannotRun when there is no savepoint, in one line */
export function openSavepoint(given: string, { lookIn, allPositions }: SavepointOptions): OpenedSavepoint {
  const found = findMetadata(given);
  if ('why' in found) {
    throw new CannotRun(`cannot read ${given}: ${sayInEnglish(found.why)}`);
  }
  const { path, source } = found;
  const folder = path.slice(0, path.lastIndexOf('/'));
  const files = stateFiles(source, folder, lookIn.map(corePath), LOCAL_DISK);
  const savepoint = readSavepoint(source, files, { allPositions });
  const { fault } = savepoint;
  if (fault && savepoint.checkpointId === null) {
    throw new CannotRun(`cannot read ${given}: ${sayInEnglish(fault.reason)} (at byte ${fault.position})`);
  }
  return { path, savepoint };
}

/** What of a savepoint was not read, so that silence about it means nothing. */
export function incompleteOf({ path, savepoint }: OpenedSavepoint): Incomplete[] {
  const { fault, files, operators } = savepoint;
  const incomplete: Incomplete[] = [];
  if (fault) {
    const why = message('it is damaged at byte {0}: {1}', fault.position, sayInEnglish(fault.reason));
    incomplete.push({ what: 'metadata', why, path });
  }
  if (files.elsewhere > 0) {
    const why = message(
      '{0} files with absolute paths are not on this machine, such as {1}; say with --look-in where they are now',
      files.elsewhere,
      files.elsewhereExample ?? '',
    );
    incomplete.push({ what: 'state-files', why, path });
  }
  for (const { operatorId, uid, incomplete: lacks } of operators) {
    for (const lack of lacks) {
      incomplete.push({ what: 'operator', why: message('{0}: {1}', uid ?? operatorId, sayInEnglish(lack)), path });
    }
  }
  return incomplete;
}
