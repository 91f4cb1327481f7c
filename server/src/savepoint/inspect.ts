/** All that a savepoint tells by itself: what it holds, what of it will hurt, and what was not read. */
import { type Message, message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import type { ByteSource } from './bytes/byte-source';
import { allFindings } from './findings/all-findings';
import type { SavepointFinding } from './findings/savepoint-finding';
import { readSavepointInTurns, type Waiting } from './read-savepoint';
import type { Savepoint } from './savepoint';
import { type Disk, stateFiles } from './state-files';

export interface InspectOptions {
  /** Folders in which files with absolute paths are looked for, absolute, with `/`. */
  readonly lookIn: readonly string[];
  /** Of the cluster, in bytes. */
  readonly frameSize: number;
  /** Whether every offset is read, however many copies of it there are. */
  readonly allPositions: boolean;
}

export interface Inspection {
  /** Of `_metadata`, absolute, with `/`. */
  readonly path: string;
  readonly savepoint: Savepoint;
  readonly findings: readonly SavepointFinding[];
  /** Empty only when all of it was read: then silence means something. */
  readonly incomplete: readonly Incomplete[];
}

/**
 * Reads a savepoint, wherever its bytes come from.
 * @param path of `_metadata`, absolute, with `/`
 * @returns why, in one line, when it is none; a damaged one is read up to its damage
 * @throws Cancelled
 */
export async function inspect(
  metadata: ByteSource,
  path: string,
  disk: Disk,
  options: InspectOptions,
  waiting: Waiting,
): Promise<Inspection | { readonly why: Message }> {
  const files = stateFiles(metadata, path.slice(0, path.lastIndexOf('/')), options.lookIn, disk);
  const savepoint = await readSavepointInTurns(metadata, files, options, waiting);
  const why = whyNone(savepoint);
  return why
    ? { why }
    : {
        path,
        savepoint,
        findings: allFindings(savepoint, options.frameSize),
        incomplete: incompleteOf(path, savepoint),
      };
}

/** Why a file is no savepoint at all; null when it is one, however damaged. */
export function whyNone({ fault, checkpointId }: Savepoint): Message | null {
  return fault && checkpointId === null ? message('{0} (at byte {1})', fault.reason, fault.position) : null;
}

/** What of a savepoint was not read, so that silence about it means nothing. */
export function incompleteOf(path: string, { fault, files, operators }: Savepoint): Incomplete[] {
  const incomplete: Incomplete[] = [];
  if (fault) {
    const why = message('it is damaged at byte {0}: {1}', fault.position, fault.reason);
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
      incomplete.push({ what: 'operator', why: message('{0}: {1}', uid ?? operatorId, lack), path });
    }
  }
  return incomplete;
}
