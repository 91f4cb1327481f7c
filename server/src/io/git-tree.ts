/** The files of a revision's tree, as far as a workspace is made of them: links and submodules are followed as on disk. */
import path from 'node:path';
import { isBuildFile } from '../project/read-project';
import { git, gitTextOrNull } from './git';
import { isInteresting, isRead } from './read-folder';

export interface BlobEntry {
  readonly id: string;
  /** Relative to the folder that is read. */
  readonly path: string;
  /** The folder whose repository has it, and the tree there: others within submodules. */
  readonly repository: string;
  readonly tree: string;
}

export interface RevisionTree {
  readonly blobs: readonly BlobEntry[];
  /** Links to files, each with the path that it leads to: as `blobs`, the id is of the text that names it. */
  readonly links: readonly BlobEntry[];
  /** Submodules whose commit is not here, relative to the folder that is read. */
  readonly absent: readonly { readonly path: string; readonly commit: string }[];
}

/**
 * @param repository the folder in which git is asked
 * @param tree the id of a tree, or a commit
 * @param also a file beside those that a workspace is made of, by its path
 * @param prefix of the paths: where a submodule stands; ends with `/`
 * @throws GitFailed @throws Cancelled
 */
export async function readTree(
  repository: string,
  tree: string,
  also: string,
  signal?: AbortSignal,
  prefix = '',
): Promise<RevisionTree> {
  const listed = await git(repository, ['ls-tree', '-r', '-z', '--full-tree', tree], undefined, signal);
  const entries = parseTree(listed.toString('utf8'));
  const wanted = readable(entries, also);
  const at = (mode: string) =>
    wanted
      .filter((entry) => entry.mode.startsWith(mode))
      .map(({ id, path: name }) => ({ id, path: prefix + name, repository, tree }));
  const own: RevisionTree = { blobs: at('100'), links: at('120'), absent: [] };
  let all = own;
  for (const { id, path: name } of wanted.filter(({ mode }) => mode === '160000')) {
    const folder = `${repository}/${name}`;
    const inner = (await isThere(folder, id, signal))
      ? await readTree(folder, id, '', signal, `${prefix}${name}/`)
      : { blobs: [], links: [], absent: [{ path: prefix + name, commit: id }] };
    all = {
      blobs: [...all.blobs, ...inner.blobs],
      links: [...all.links, ...inner.links],
      absent: [...all.absent, ...inner.absent],
    };
  }
  return all;
}

/** True for a submodule that was checked out, and has the commit. */
async function isThere(folder: string, commit: string, signal?: AbortSignal): Promise<boolean> {
  try {
    const prefix = await gitTextOrNull(folder, ['rev-parse', '--show-prefix'], signal);
    const tree = ['rev-parse', '--verify', '--quiet', `${commit}^{tree}`];
    return prefix === '' && (await gitTextOrNull(folder, tree, signal)) !== null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') {
      return false;
    }
    throw error;
  }
}

interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/** `mode type id<TAB>path`, each ended by a zero. */
function parseTree(text: string): TreeEntry[] {
  return text.split('\0').flatMap((line) => {
    const match = /^(\d{6}) (?:blob|commit) ([0-9a-f]+)\t([\s\S]+)$/.exec(line);
    return match ? [{ mode: match[1] ?? '', id: match[2] ?? '', path: match[3] ?? '' }] : [];
  });
}

/** What is read from disk as well. */
function readable(entries: readonly TreeEntry[], also: string): TreeEntry[] {
  const folderOf = (file: string) => file.slice(0, Math.max(0, file.lastIndexOf('/')));
  const builds = new Set([
    '',
    ...entries.filter(({ path: name }) => isBuildFile(name)).map(({ path: name }) => folderOf(name)),
  ]);
  const isReadFolder = (folder: string): boolean => {
    if (folder === '') {
      return true;
    }
    const parent = folderOf(folder);
    return isRead(folder.slice(parent.length).replace('/', ''), builds.has(parent)) && isReadFolder(parent);
  };
  return entries.filter(({ mode, path: name }) =>
    mode === '160000'
      ? isReadFolder(name)
      : name === also || (isInteresting(`/${name}`) && isReadFolder(folderOf(name))),
  );
}

/**
 * The path of the file that a link leads to, within the folder that is read; null where it leads out of it.
 * @param target as the link says it
 */
export function linkTarget(link: string, target: string): string | null {
  if (path.posix.isAbsolute(target)) {
    return null;
  }
  const full = path.posix.normalize(`${path.posix.dirname(link)}/${target}`);
  return full.startsWith('../') ? null : full;
}
