/** From the name of a baseline to a commit. */
import { type Message, message } from '../base/message';
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
 * @throws Cancelled
 */
export async function findBaseline(folder: string, wanted: string, signal?: AbortSignal): Promise<FoundBaseline> {
  await gitText(folder, ['rev-parse', '--show-toplevel'], undefined, signal);
  if (wanted === 'auto') {
    return mergeBase(folder, signal);
  }
  if (/[*?[]/.test(wanted)) {
    return newestTag(folder, wanted, signal);
  }
  const commit = await commitOf(folder, wanted, signal);
  if (commit === null) {
    throw await missing(folder, message('there is no revision {0}', wanted), signal);
  }
  return { commit, name: wanted };
}

async function commitOf(folder: string, name: string, signal?: AbortSignal): Promise<string | null> {
  // what begins with a dash is an option to git, and no name of a revision has a control character
  return name.startsWith('-') || name === '' || /\p{Cc}/u.test(name)
    ? null
    : gitTextOrNull(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], signal);
}

/** What is missing, and what to do where the repository has no commits, or only the last ones. */
async function missing(folder: string, what: Message, signal?: AbortSignal): Promise<GitFailed> {
  const isBorn = (await gitTextOrNull(folder, ['rev-parse', '--verify', '--quiet', 'HEAD'], signal)) !== null;
  if (!isBorn && (await gitText(folder, ['for-each-ref', '--count=1'], undefined, signal)) === '') {
    return new GitFailed(message('the repository has no commit yet'));
  }
  const isShallow = (await gitTextOrNull(folder, ['rev-parse', '--is-shallow-repository'], signal)) === 'true';
  return new GitFailed(
    isShallow
      ? message('{0}; the clone is shallow: fetch its history and tags (git fetch --unshallow --tags)', what)
      : what,
  );
}

/** Tags are as old as they were made, or as their commits are; of two of one second the higher number is newer. */
async function newestTag(folder: string, pattern: string, signal?: AbortSignal): Promise<FoundBaseline> {
  const none = message('no tag is called {0}', pattern);
  if (/\p{Cc}/u.test(pattern)) {
    throw new GitFailed(none);
  }
  const sorted = ['--sort=-version:refname', '--sort=-creatordate', '--format=%(refname)'];
  const args = ['for-each-ref', ...sorted, `refs/tags/${pattern.replace(/^refs\/tags\//, '')}`];
  const names = (await gitText(folder, args, undefined, signal)).split('\n').filter((name) => name !== '');
  for (const name of names) {
    const commit = await commitOf(folder, name, signal);
    if (commit !== null) {
      return { commit, name: name.replace(/^refs\/tags\//, '') };
    }
  }
  throw await missing(folder, none, signal);
}

async function mergeBase(folder: string, signal?: AbortSignal): Promise<FoundBaseline> {
  const branch = await defaultBranch(folder, signal);
  if (branch === null) {
    throw await missing(folder, message('the default branch is not known: name a revision'), signal);
  }
  const name = branch.replace(/^refs\/(?:heads|remotes)\//, '');
  const commit = await gitTextOrNull(folder, ['merge-base', 'HEAD', branch], signal);
  if (commit === null) {
    throw await missing(folder, message('HEAD and {0} have no merge base: name a revision', name), signal);
  }
  return { commit, name };
}

const USUAL = ['main', 'master', 'trunk'];

/**
 * What a remote calls its HEAD, `origin` first; else a branch with a usual name, remote ones first; else the one branch
 * that there is. By its full name: a tag may have the short one.
 */
async function defaultBranch(folder: string, signal?: AbortSignal): Promise<string | null> {
  const format = '--format=%(refname) %(symref)';
  const text = await gitText(folder, ['for-each-ref', format, 'refs/remotes', 'refs/heads'], undefined, signal);
  const refs = text.split('\n').flatMap((line) => {
    const [name = '', leadsTo = ''] = line.split(' ');
    return name === '' ? [] : [{ name, leadsTo }];
  });
  const isThere = (name: string) => refs.some((ref) => ref.name === name);
  const remotes = new Set(['origin', ...refs.flatMap(({ name }) => /^refs\/remotes\/([^/]+)\//.exec(name)?.[1] ?? [])]);
  const heads = [...remotes].flatMap(
    (remote) => refs.find(({ name }) => name === `refs/remotes/${remote}/HEAD`)?.leadsTo ?? [],
  );
  const usual = [...[...remotes].map((remote) => `refs/remotes/${remote}`), 'refs/heads'].flatMap((room) =>
    USUAL.map((name) => `${room}/${name}`),
  );
  const real = refs.filter(({ leadsTo }) => leadsTo === '');
  const only = ['refs/remotes/', 'refs/heads/'].flatMap((room) => {
    const [first, ...others] = real.filter(({ name }) => name.startsWith(room));
    return first && others.length === 0 ? [first.name] : [];
  });
  return [...heads, ...usual, ...only].find(isThere) ?? null;
}

/** The files below a folder that a sparse checkout leaves out of the work tree: their full paths. */
export async function notCheckedOut(folder: string, signal?: AbortSignal): Promise<ReadonlySet<string>> {
  const text = await gitText(folder, ['ls-files', '-t', '-z'], undefined, signal);
  return new Set(text.split('\0').flatMap((line) => (line.startsWith('S ') ? [`${folder}/${line.slice(2)}`] : [])));
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
