/** Where the files of a savepoint are. Savepoints are moved, and most paths in them are absolute. */
import { type ByteSource, bytesSource, partOf } from './bytes/byte-source';
import type { StreamHandle } from './metadata/handles';

/** What is known of the bytes of a handle. */
export type Found =
  | { readonly kind: 'found'; readonly source: ByteSource }
  /** It should be at `path`, and is not; or holds fewer bytes (`size`) than the savepoint needs. */
  | { readonly kind: 'missing'; readonly path: string; readonly size: number | null }
  /** The path leads to where this machine cannot look. */
  | { readonly kind: 'elsewhere'; readonly path: string };

export interface StateFiles {
  find(handle: StreamHandle): Found;
}

/** What a disk says of a path. */
export interface Disk {
  /** Size in bytes of a file; null when there is none. */
  sizeOf(path: string): number | null;
  isFolder(path: string): boolean;
  open(path: string, size: number): ByteSource;
}

/**
 * Finds states in `_metadata` itself and in files beside it. An absolute path is tried as it stands, then below the
 * checkpoint's folder as Flink lays it out (`FsCheckpointStorageAccess`: `chk-N`, `shared`, `taskowned`), then below the
 * folders to look in.
 * @param folder the folder of `_metadata`, absolute, with `/`
 * @param lookIn further folders, absolute, with `/`
 */
export function stateFiles(metadata: ByteSource, folder: string, lookIn: readonly string[], disk: Disk): StateFiles {
  const inFile = (path: string, start: number, size: number): Found | null => {
    const actual = disk.sizeOf(path);
    if (actual === null) {
      return null;
    }
    if (actual < start + size) {
      return { kind: 'missing', path, size: actual };
    }
    return { kind: 'found', source: partOf(disk.open(path, actual), start, size) };
  };
  const search = (path: string, start: number, size: number): Found => {
    const candidates = candidatePaths(path, folder, lookIn);
    for (const candidate of candidates) {
      const found = inFile(candidate.path, start, size);
      if (found) {
        return found;
      }
    }
    const missing = candidates.find((each) => each.isItsPlace && disk.isFolder(parentOf(each.path)));
    return missing ? { kind: 'missing', path: missing.path, size: null } : { kind: 'elsewhere', path };
  };
  return {
    find(handle) {
      switch (handle.kind) {
        case 'empty':
          return { kind: 'found', source: partOf(metadata, 0, 0) };
        case 'inline':
          return { kind: 'found', source: partOf(metadata, handle.at, handle.size) };
        case 'relative': {
          const path = `${folder}/${handle.path}`;
          if (handle.path.split('/').includes('..')) {
            return { kind: 'elsewhere', path }; // no Flink writes such a path
          }
          return inFile(path, 0, handle.size) ?? { kind: 'missing', path, size: null };
        }
        case 'file':
          return search(handle.path, 0, handle.size);
        case 'segment':
          return search(handle.path, handle.start, handle.size);
      }
    },
  };
}

/** Beside the folders of checkpoints: `FsCheckpointStorageAccess`, and `dstl` of the changelog. */
const SHARED_FOLDERS = new Set(['shared', 'taskowned', 'dstl']);

interface Candidate {
  readonly path: string;
  /** Whether the file can be nowhere else, once the folder around it is there. */
  readonly isItsPlace: boolean;
}

/** Where a file with an absolute path may be now, the likeliest first. */
function candidatePaths(path: string, folder: string, lookIn: readonly string[]): Candidate[] {
  const local = path.replace(/^[a-zA-Z][\w+.-]*:(\/\/[^/]*)?/, '');
  const names = local.split('/').filter((name) => name !== '');
  const candidates: Candidate[] = /^(file:|\/)/.test(path) ? [{ path: local, isItsPlace: true }] : [];
  if (names.includes('..') || names.length === 0) {
    return candidates;
  }
  const below = (root: string, from: number) => `${root}/${names.slice(from).join('/')}`;
  const own = folder.slice(folder.lastIndexOf('/') + 1);
  const from = names.slice(0, -1).findLastIndex((name) => name === own || SHARED_FOLDERS.has(name));
  if (from >= 0) {
    candidates.push({ path: below(parentOf(folder), from), isItsPlace: true });
  }
  candidates.push({ path: below(folder, names.length - 1), isItsPlace: false });
  for (const root of lookIn) {
    for (let i = 0; i < names.length; i++) {
      candidates.push({ path: below(root, i), isItsPlace: false });
    }
  }
  return candidates;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** For metadata that stands alone: nothing beside it can be looked at. */
export const NO_DISK: Disk = {
  sizeOf: () => null,
  isFolder: () => false,
  open: () => bytesSource(new Uint8Array(0)),
};
