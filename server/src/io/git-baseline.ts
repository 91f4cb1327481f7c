/** From the name of a baseline to a commit. */
import { message } from '../base/message';
import { GitFailed, gitText, gitTextOrNull } from './git';

export interface Baseline {
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
export async function findBaseline(folder: string, wanted: string): Promise<Baseline> {
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

async function newestTag(folder: string, pattern: string): Promise<Baseline> {
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

async function mergeBase(folder: string): Promise<Baseline> {
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
