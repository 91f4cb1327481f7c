/** Reads the texts of a revision out of git's objects; the work tree is not touched. */
import { type FolderTexts, type ReadText, textKind } from '../analysis/folder-texts';
import type { Cancellation } from '../base/cancellation';
import { givingWay, type Steps } from '../base/giving-way';
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { followedClassPaths } from './class-path-files';
import { decodeText } from './decode-text';
import { GitFailed, git, gitText, gitTextOrNull, NotHere } from './git';
import { type BlobEntry, linkTarget, type RevisionTree, readTree } from './git-tree';
import { limitOf } from './read-folder';

/** Texts by the ids of their blobs: a second revision costs what differs. Holds what was read for as long as it is held. */
export type KnownBlobs = Map<string, ReadText>;

/** What the reader of a revision has beside git. */
export interface Beside {
  /** The text of a file as it is now, where its blob has this id: what is the same need not be read. */
  readonly have?: (path: string, id: string) => string | null;
  /** Files that are not in the work tree though nobody took them away, by their full paths: they are left out. */
  readonly isLeftOut?: (path: string) => boolean;
}

const NO_OBJECT: ReadText = {
  text: null,
  why: message('git has no such object here, as in a partial clone; nothing is fetched'),
};
/** No program of ours can open such a file on disk, so it counts in no revision. */
const NO_NAME: ReadText = { text: null, why: message('its name is not in UTF-8') };
const NO_TEXT: ReadText = { text: null, why: message('it is no text') };
const LFS_POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v\d\n[\s\S]*^oid /m;
const MOST_HOPS = 8;
const IN_LFS: ReadText = { text: null, why: message('its text is kept in Git LFS, and not here') };

/**
 * The texts of a folder as a revision has them, under the paths that they have or would have in the work tree.
 * @param folder absolute, within a work tree
 * @param also a file beside those that a workspace is made of, by its name at the root; its text is in `other`
 * @throws GitFailed
 * @throws Cancelled
 */
export async function readRevision(
  folder: string,
  commit: string,
  known: KnownBlobs,
  also: string,
  { have = () => null, isLeftOut = () => false }: Beside = {},
  signal?: AbortSignal,
): Promise<FolderTexts & { readonly other: string | null }> {
  const prefix = await gitText(folder, ['rev-parse', '--show-prefix'], undefined, signal);
  const name = prefix === '' ? `${commit}^{tree}` : `${commit}:${prefix.replace(/\/$/, '')}`;
  const tree = await gitTextOrNull(folder, ['rev-parse', '--verify', '--quiet', name], signal);
  if (tree === null) {
    throw new GitFailed(message('the folder {0} is not in the revision {1}', prefix, commit.slice(0, 10)));
  }
  const found = await readTree(folder, tree, also, signal);
  const all = [...found.blobs, ...(await linkedBlobs(found, known, signal))];
  const wanted = all.filter(({ path }) => !isLeftOut(`${folder}/${path}`));
  await givingWay(takeWhatIsHere(folder, wanted, known, have), whileWanted(signal));
  await readBlobs(wanted, known, signal);
  const texts = {
    java: new Map<string, string>(),
    builds: new Map<string, string>(),
    configuration: new Map<string, string>(),
  };
  const unread = found.absent.map(
    ({ path, commit: id }): Incomplete => ({
      what: 'folder',
      why: message('the submodule is not checked out, or has no commit {0}', id.slice(0, 10)),
      path: `${folder}/${path}`,
    }),
  );
  let other: string | null = null;
  for (const { id, path } of wanted) {
    const full = `${folder}/${path}`;
    const read = path.includes('\ufffd') ? NO_NAME : (known.get(id) ?? NO_OBJECT);
    if (path === also) {
      other = read.text;
    } else if (read.text === null) {
      unread.push({ what: 'file', why: read.why, path: full });
    } else {
      texts[textKind(full)].set(full, read.text);
    }
  }
  return { ...texts, unread, classPaths: followedClassPaths(), other };
}

function* takeWhatIsHere(
  folder: string,
  entries: readonly BlobEntry[],
  known: KnownBlobs,
  have: (path: string, id: string) => string | null,
): Steps<void> {
  for (const { id, path } of entries) {
    const text = known.has(id) ? null : have(`${folder}/${path}`, id);
    if (text !== null) {
      known.set(id, { text });
    }
    yield;
  }
}

function whileWanted(signal: AbortSignal | undefined): Cancellation {
  return {
    get isCancellationRequested() {
      return signal?.aborted === true;
    },
  };
}

/** The files that links lead to, under the paths of the links. */
async function linkedBlobs(
  { blobs, links }: RevisionTree,
  known: KnownBlobs,
  signal: AbortSignal | undefined,
): Promise<BlobEntry[]> {
  await readBlobs(links, known, signal);
  const files = new Map(blobs.map((blob) => [blob.path, blob]));
  const byPath = new Map(links.map((link) => [link.path, link]));
  return links.flatMap((link) => {
    let at: BlobEntry | undefined = link;
    for (let hops = 0; at && byPath.has(at.path) && hops < MOST_HOPS; hops++) {
      const target = linkTarget(at.path, known.get(at.id)?.text ?? '/');
      at = target === null ? undefined : (files.get(target) ?? byPath.get(target));
    }
    return at && files.has(at.path) ? [{ ...at, path: link.path }] : [];
  });
}

/** Reads what is not known yet, in one process for each repository. */
async function readBlobs(entries: readonly BlobEntry[], known: KnownBlobs, signal?: AbortSignal): Promise<void> {
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
