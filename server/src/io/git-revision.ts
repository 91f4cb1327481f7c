/** Reads the texts of a revision out of git's objects; the work tree is not touched. */
import { type FolderTexts, type ReadText, textKind } from '../analysis/folder-texts';
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { isBuildFile } from '../project/read-project';
import { followedClassPaths } from './class-path-files';
import { decodeText } from './decode-text';
import { GitFailed, git, gitText, gitTextOrNull } from './git';
import { isInteresting, isRead, limitOf } from './read-folder';

/** Texts by the ids of their blobs: a second revision costs what differs. Holds what was read for as long as it is held. */
export type KnownBlobs = Map<string, ReadText>;

interface BlobEntry {
  readonly id: string;
  /** Relative to the folder that is read. */
  readonly path: string;
}

/**
 * The texts of a folder as a revision has them, under the paths that they have or would have in the work tree.
 * @param folder absolute, within a work tree
 * @param also a file beside those that a workspace is made of, by its name at the root; its text is in `other`
 * @param have the text of a file as it is now, where its blob has this id: what is the same need not be read
 * @throws GitFailed
 */
export async function readRevision(
  folder: string,
  commit: string,
  known: KnownBlobs,
  also: string,
  have: (path: string, id: string) => string | null = () => null,
): Promise<FolderTexts & { readonly other: string | null }> {
  const prefix = await gitText(folder, ['rev-parse', '--show-prefix']);
  const name = prefix === '' ? `${commit}^{tree}` : `${commit}:${prefix.replace(/\/$/, '')}`;
  const tree = await gitTextOrNull(folder, ['rev-parse', '--verify', '--quiet', name]);
  if (tree === null) {
    throw new GitFailed(message('the folder {0} is not in the revision {1}', prefix, commit.slice(0, 10)));
  }
  const entries = parseTree((await git(folder, ['ls-tree', '-r', '-z', '--full-tree', tree])).toString('utf8'));
  const wanted = readable(entries, also);
  for (const { id, path } of wanted) {
    const text = known.has(id) ? null : have(`${folder}/${path}`, id);
    if (text !== null) {
      known.set(id, { text });
    }
  }
  await readBlobs(folder, wanted, known);
  const texts = {
    java: new Map<string, string>(),
    builds: new Map<string, string>(),
    configuration: new Map<string, string>(),
  };
  const unread: Incomplete[] = [];
  let other: string | null = null;
  for (const { id, path } of wanted) {
    const read = known.get(id) ?? { text: null, why: message('git has no such object') };
    const full = `${folder}/${path}`;
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

/** `mode blob id<TAB>path`, each ended by a zero; links and submodules are left out. */
function parseTree(text: string): BlobEntry[] {
  return text.split('\0').flatMap((line) => {
    const match = /^100\d+ blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line);
    return match ? [{ id: match[1] ?? '', path: match[2] ?? '' }] : [];
  });
}

/** The files that are read from disk as well. */
function readable(entries: readonly BlobEntry[], also: string): BlobEntry[] {
  const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const builds = new Set(['', ...entries.filter(({ path }) => isBuildFile(path)).map(({ path }) => folderOf(path))]);
  const isReadFolder = (path: string): boolean => {
    if (path === '') {
      return true;
    }
    const parent = folderOf(path);
    return isRead(path.slice(parent.length).replace('/', ''), builds.has(parent)) && isReadFolder(parent);
  };
  return entries.filter(({ path }) => path === also || (isInteresting(`/${path}`) && isReadFolder(folderOf(path))));
}

/** Reads what is not known yet, in one process. */
async function readBlobs(folder: string, entries: readonly BlobEntry[], known: KnownBlobs): Promise<void> {
  const limits = new Map(entries.filter(({ id }) => !known.has(id)).map(({ id, path }) => [id, limitOf(path)]));
  const ids = await readableIds(folder, limits, known);
  if (ids.length === 0) {
    return;
  }
  const bytes = await git(folder, ['cat-file', '--batch'], `${ids.join('\n')}\n`);
  let at = 0;
  for (const id of ids) {
    const end = bytes.indexOf(10, at);
    const size = Number(bytes.toString('utf8', at, end).split(' ')[2]);
    const text = decodeText(bytes.subarray(end + 1, end + 1 + size));
    known.set(id, text === null ? { text: null, why: message('it is no text') } : { text });
    at = end + 1 + size + 1;
  }
}

/** The ids of those that are there and small enough; of the others it is noted why they are not read. */
async function readableIds(
  folder: string,
  limits: ReadonlyMap<string, number>,
  known: KnownBlobs,
): Promise<readonly string[]> {
  if (limits.size === 0) {
    return [];
  }
  const lines = await gitText(folder, ['cat-file', '--batch-check'], `${[...limits.keys()].join('\n')}\n`);
  return lines.split('\n').flatMap((line) => {
    const [id = '', kind, size] = line.split(' ');
    const limit = limits.get(id) ?? 0;
    if (kind !== 'blob') {
      known.set(id, { text: null, why: message('git has no such object') }); // as in a partial clone
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
