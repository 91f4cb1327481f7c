/** Reads the texts of blobs, each once. */
import type { ReadText } from '../analysis/folder-texts';
import { message } from '../base/message';
import { decodeText } from './decode-text';
import { git, gitText, NotHere } from './git';
import type { BlobEntry } from './git-tree';
import { limitOf } from './read-folder';

/** Texts by the ids of their blobs: a second revision costs what differs. Holds what was read for as long as it is held. */
export type KnownBlobs = Map<string, ReadText>;

export const NO_OBJECT: ReadText = {
  text: null,
  why: message('git has no such object here, as in a partial clone; nothing is fetched'),
};
const NO_TEXT: ReadText = { text: null, why: message('it is no text') };
const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v\d\n[\s\S]*^oid /m;
const IN_LFS: ReadText = { text: null, why: message('its text is kept in Git LFS, and not here') };

/** Reads what is not known yet, in one process for each repository. @throws GitFailed @throws Cancelled */
export async function readBlobs(entries: readonly BlobEntry[], known: KnownBlobs, signal?: AbortSignal): Promise<void> {
  for (const { repository, tree } of new Map(entries.map((entry) => [entry.repository, entry])).values()) {
    const own = entries.filter((entry) => entry.repository === repository);
    try {
      await readBlobsOf(repository, own, known, signal);
    } catch (error) {
      if (!(error instanceof NotHere)) {
        throw error;
      }
      await noteMissing(repository, tree, known, signal); // git before 2.45 gives up at the first that is missing
      await readBlobsOf(repository, own, known, signal);
    }
  }
}

async function noteMissing(folder: string, tree: string, known: KnownBlobs, signal?: AbortSignal): Promise<void> {
  const args = ['rev-list', '--objects', '--no-object-names', '--missing=print', tree];
  for (const line of (await gitText(folder, args, undefined, signal)).split('\n')) {
    if (line.startsWith('?')) {
      known.set(line.slice(1), NO_OBJECT);
    }
  }
}

async function readBlobsOf(
  folder: string,
  entries: readonly BlobEntry[],
  known: KnownBlobs,
  signal: AbortSignal | undefined,
): Promise<void> {
  const limits = new Map(entries.filter(({ id }) => !known.has(id)).map(({ id, path }) => [id, limitOf(path)]));
  const ids = await readableIds(folder, limits, known, signal);
  if (ids.length === 0) {
    return;
  }
  const bytes = await git(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`, signal);
  let at = 0;
  for (const id of ids) {
    const end = bytes.indexOf(10, at);
    const size = Number(bytes.toString('utf8', at, end).split(' ')[2]);
    const text = decodeText(bytes.subarray(end + 1, end + 1 + size));
    known.set(id, text === null ? NO_TEXT : LFS_POINTER.test(text) ? IN_LFS : { text });
    at = end + 1 + size + 1;
  }
}

/** The ids of those that are there and small enough; of the others it is noted why they are not read. */
async function readableIds(
  folder: string,
  limits: ReadonlyMap<string, number>,
  known: KnownBlobs,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  if (limits.size === 0) {
    return [];
  }
  const lines = await gitText(folder, ['cat-file', '--batch-check'], `${[...limits.keys()].join('\n')}\n`, signal);
  return lines.split('\n').flatMap((line) => {
    const [id = '', kind, size] = line.split(' ');
    const limit = limits.get(id) ?? 0;
    if (kind !== 'blob') {
      known.set(id, NO_OBJECT);
      return [];
    }
    if (Number(size) > limit) {
      known.set(id, {
        text: null,
        why: message('it has {0} bytes, more than the {1} that are read', Number(size), limit),
      });
      return [];
    }
    return [id];
  });
}
