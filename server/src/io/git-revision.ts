/** Reads the texts of a revision out of git's objects; the work tree is not touched. */
import { type FolderTexts, type ReadText, textKind } from '../analysis/folder-texts';
import type { Cancellation } from '../base/cancellation';
import { givingWay, type Steps } from '../base/giving-way';
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { followedClassPaths } from './class-path-files';
import { GitFailed, gitText, gitTextOrNull } from './git';
import { type KnownBlobs, NO_OBJECT, readBlobs } from './git-blobs';
import { type BlobEntry, linkTarget, type RevisionTree, readTree } from './git-tree';

/** What the reader of a revision has beside git. */
export interface Beside {
  /** The text of a file as it is now, where its blob has this id: what is the same need not be read. */
  readonly have?: (path: string, id: string) => string | null;
  /** Files that are not in the work tree though nobody took them away, by their full paths: they are left out. */
  readonly isLeftOut?: (path: string) => boolean;
}

/** No program of ours can open such a file on disk, so it counts in no revision. */
const NO_NAME: ReadText = { text: null, why: message('its name is not in UTF-8') };
const MOST_HOPS = 8;

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
