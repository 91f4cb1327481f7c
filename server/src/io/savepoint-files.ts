/** Savepoints on this machine: `_metadata` in a folder, or the file itself, read where it is asked for. */
import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type Message, message } from '../base/message';
import type { ByteSource } from '../savepoint/bytes/byte-source';
import type { Disk } from '../savepoint/state-files';
import { givenPath } from './given-path';
import { savepointsIn } from './savepoint-folder';
import { whyUnreadable } from './why-unreadable';

const METADATA = '_metadata';

export interface MetadataFile {
  /** Of the file, absolute, with `/`. */
  readonly path: string;
  readonly source: ByteSource;
}

/** The metadata that a path or a `file:` URL leads to: the file itself, or the one in the folder; or why there is none. */
export function findMetadata(given: string): MetadataFile | { readonly why: Message } {
  const path = givenPath(given);
  if (typeof path !== 'string') {
    return path;
  }
  try {
    const isFolder = statSync(path).isDirectory();
    const file = isFolder ? `${path === '/' ? '' : path}/${METADATA}` : path;
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found?.isFile()) {
      return { why: isFolder ? whyNone(path) : message('it is no file') };
    }
    closeSync(openSync(file, 'r'));
    return { path: file, source: fileSource(file, found.size) };
  } catch (error) {
    return { why: whyUnreadable(error) };
  }
}

/** Of a folder without metadata: often it is the one around the checkpoints of a job. */
function whyNone(folder: string): Message {
  const below = (savepointsIn(folder) ?? []).flatMap((path) => {
    const metadata = lookAt(`${path}/${METADATA}`);
    return metadata?.isFile() ? [{ path, modified: metadata.mtimeMs }] : [];
  });
  const newest = below.sort((a, b) => b.modified - a.modified)[0]?.path;
  return newest === undefined
    ? message('there is no {0} in it, so it is no savepoint or checkpoint', METADATA)
    : message('there is no {0} in it; the newest of {1} below it is in {2}', METADATA, below.length, newest);
}

/** The files around savepoints. */
export const LOCAL_DISK: Disk = {
  sizeOf(path) {
    const found = lookAt(path);
    return found?.isFile() ? found.size : null;
  },
  isFolder: (path) => lookAt(path)?.isDirectory() ?? false,
  open: fileSource,
};

/** Paths come out of files that anybody may have written: what is no path is nothing. */
function lookAt(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Files are opened for each read: thousands of them may be named, and few are read twice. */
function fileSource(path: string, size: number): ByteSource {
  return {
    size,
    read(at, length) {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - at)));
      const file = openSync(path, 'r');
      try {
        return buffer.subarray(0, buffer.length === 0 ? 0 : readSync(file, buffer, 0, buffer.length, at));
      } finally {
        closeSync(file);
      }
    },
  };
}
