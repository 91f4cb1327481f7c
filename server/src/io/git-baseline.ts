/** From the name of a baseline to a commit. */
import { message } from '../base/message';
import { GitFailed, gitText, gitTextOrNull } from './git';

export interface FoundBaseline {
  /** The full id of the commit. */
  readonly commit: string;
  /** As people may call it: the tag, the branch, or what was asked for. */
  readonly name: string;
}

/**
 * The commit of a baseline: `auto` is the merge base with the default branch, a pattern with `*` its newest tag, anything
 * else a tag, a branch or a commit.
 * @param folder within a work tree
 * @throws GitFailed when there is no git, no repository, no such revision
 */
export async function findBaseline(folder: string, wanted: string): Promise<FoundBaseline> {
  await gitText(folder, ['rev-parse', '--show-toplevel']);
  if (wanted === 'auto') {
    return mergeBase(folder);
  }
  if (/[*?[]/.test(wanted)) {
    return newestTag(folder, wanted);
  }
  const commit = await commitOf(folder, wanted);
  if (commit === null) {
    throw new GitFailed(message('there is no revision {0}', wanted));
  }
  return { commit, name: wanted };
}

async function commitOf(folder: string, name: string): Promise<string | null> {
  // what begins with a dash is an option to git
  return name.startsWith('-') || name === ''
    ? null
    : gitTextOrNull(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
}

async function newestTag(folder: string, pattern: string): Promise<FoundBaseline> {
  const format = '--format=%(refname:short)';
  const name = await gitText(folder, [
    'for-each-ref',
    '--sort=-creatordate',
    '--count=1',
    format,
    `refs/tags/${pattern}`,
  ]);
  const commit = await commitOf(folder, `refs/tags/${name}`);
  if (name === '' || commit === null) {
    throw new GitFailed(message('no tag is called {0}', pattern));
  }
  return { commit, name };
}

async function mergeBase(folder: string): Promise<FoundBaseline> {
  const branch = await defaultBranch(folder);
  if (branch === null) {
    throw new GitFailed(message('the default branch is not known: name a revision'));
  }
  const commit = await gitTextOrNull(folder, ['merge-base', 'HEAD', branch]);
  if (commit === null) {
    const shallow = (await gitTextOrNull(folder, ['rev-parse', '--is-shallow-repository'])) === 'true';
    throw new GitFailed(
      shallow
        ? message('the clone is shallow and has no merge base with {0}: fetch its history, or name a revision', branch)
        : message('HEAD and {0} have no merge base: name a revision', branch),
    );
  }
  return { commit, name: branch };
}

async function defaultBranch(folder: string): Promise<string | null> {
  const remote = await gitTextOrNull(folder, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']);
  for (const name of [remote, 'origin/main', 'origin/master', 'main', 'master']) {
    if (name !== null && (await commitOf(folder, name)) !== null) {
      return name;
    }
  }
  return null;
}

/** When a commit was made (ISO 8601 in UTC); null where its text does not tell. */
export async function dateOf(folder: string, commit: string): Promise<string | null> {
  const text = (await gitTextOrNull(folder, ['cat-file', 'commit', commit])) ?? '';
  const seconds = /^committer .* (\d+) [+-]\d{4}$/m.exec(text.split('\n\n', 1)[0] ?? '')?.[1];
  const date = new Date(Number(seconds) * 1000);
  return seconds === undefined || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** A revision that a baseline may be: what people choose from. */
export interface KnownRevision {
  readonly kind: 'tag' | 'branch' | 'commit';
  /** What `findBaseline` takes. */
  readonly name: string;
  /** The subject of its commit. */
  readonly subject: string;
  /** ISO 8601, with the zone it was made in; empty where git does not tell. */
  readonly date: string;
}

/**
 * The tags, the branches and the last commits of HEAD, the newest of each first.
 * @param most of each kind
 * @throws GitFailed when there is no git or no repository
 */
export async function knownRevisions(folder: string, most = 100): Promise<KnownRevision[]> {
  const refs = async (kind: 'tag' | 'branch', ...patterns: string[]) => {
    const format = '--format=%(refname:short)%00%(creatordate:iso-strict)%00%(contents:subject)';
    const text = await gitText(folder, ['for-each-ref', '--sort=-creatordate', `--count=${most}`, format, ...patterns]);
    return revisionsIn(text, kind);
  };
  const [tags, branches, commits] = await Promise.all([
    refs('tag', 'refs/tags'),
    refs('branch', 'refs/heads', 'refs/remotes'),
    gitTextOrNull(folder, ['rev-list', `--max-count=${most}`, '--format=%h%x00%cI%x00%s', 'HEAD', '--']),
  ]);
  // rev-list puts a line `commit <id>` before each
  const lines = (commits ?? '').replace(/^commit [0-9a-f]+\n/gm, '');
  return [...tags, ...branches.filter(({ name }) => !/(?:^|\/)HEAD$/.test(name)), ...revisionsIn(lines, 'commit')];
}

function revisionsIn(text: string, kind: KnownRevision['kind']): KnownRevision[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', date = '', subject = ''] = line.split('\0');
    return name === '' ? [] : [{ kind, name, date, subject }];
  });
}
