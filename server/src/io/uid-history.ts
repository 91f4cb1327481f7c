/**
 * Finds, in the history of a repository, the texts that give operators their ids: a savepoint has only the hash of a uid. Every
 * string literal of every version of the Java files is hashed, so that no job need be understood for it.
 */
import { idsOfText } from '../analysis/savepoint-in-source';
import { throwIfCancelled } from '../base/cancellation';
import type { Waiting } from '../savepoint/read-savepoint';
import { decodeText } from './decode-text';
import { git, gitText } from './git';

/** Where a uid is written. */
export interface UidText {
  readonly uid: string;
  /** The last commit that has it: its full id. */
  readonly commit: string;
  /** The commit that removed it; null where none of those that were looked at did. */
  readonly removedIn: string | null;
  /** Relative to the top of the repository. */
  readonly path: string;
  /** From 0. */
  readonly line: number;
}

export interface HistoryLimits {
  /** Of those that touch Java files, the newest first. */
  readonly commits: number;
  /** Versions of files. */
  readonly blobs: number;
}

export interface UidHistory {
  /** By operator id: where the text went away, the newest first; where it never did, the newest place that has it. */
  readonly found: ReadonlyMap<string, readonly UidText[]>;
  /** The commits that touch Java files, the newest first: as many as were looked at. */
  readonly commits: readonly string[];
  /** Whether all of the history was looked at. */
  readonly isWhole: boolean;
}

const LARGEST_BLOB = 1_000_000;
const BATCH = 400;
/** Places told of a text: names and uids may be the same text, and only following the code tells which it was. */
const MOST_PLACES = 5;
const LITERAL = /"((?:[^"\\\n]|\\.){1,300})"/g;

interface Change {
  readonly old: string;
  readonly new: string;
  readonly path: string;
}

/**
 * @param folder within a work tree: only what is below it counts
 * @throws GitFailed @throws Cancelled
 */
export async function uidsInHistory(
  folder: string,
  ids: ReadonlySet<string>,
  limits: HistoryLimits,
  waiting: Waiting,
): Promise<UidHistory> {
  const paths = ['--', ':(glob)**/*.java'];
  const revisions = ['HEAD', '--branches', '--tags', `--max-count=${limits.commits + 1}`];
  const listed = await gitText(folder, ['rev-list', '--no-merges', ...revisions, ...paths]);
  const all = listed.split('\n').filter((id) => id !== '');
  const commits = all.slice(0, limits.commits);
  if (commits.length === 0) {
    return { found: new Map(), commits, isWhole: true };
  }
  const raw = await git(
    folder,
    ['diff-tree', '--stdin', '-r', '--root', '--no-renames', '--raw', '-z', ...paths],
    `${commits.join('\n')}\n`,
  );
  const changes = parseRaw(raw.toString('utf8'));
  const blobs = [...new Set([...changes.values()].flat().flatMap((change) => [change.new, change.old]))]
    .filter((id) => !/^0+$/.test(id))
    .slice(0, limits.blobs);
  const uids = await uidsOf(folder, blobs, ids, waiting);
  const isWhole = all.length === commits.length && blobs.length < limits.blobs;
  return { found: await placesOf(folder, commits, changes, uids), commits, isWhole };
}

/** `commit NUL :mode mode old new status NUL path NUL …`. */
function parseRaw(text: string): Map<string, Change[]> {
  const changes = new Map<string, Change[]>();
  let current: Change[] = [];
  const parts = text.split('\0');
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? '';
    const change = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) \w+$/.exec(part);
    if (change) {
      current.push({ old: change[1] ?? '', new: change[2] ?? '', path: parts[++i] ?? '' });
    } else if (/^[0-9a-f]{40,64}$/.test(part.trim())) {
      current = [];
      changes.set(part.trim(), current);
    }
  }
  return changes;
}

/** By blob: the uids in it whose operator ids are looked for, by operator id, with how often they stand there. */
type BlobUids = ReadonlyMap<string, ReadonlyMap<string, { readonly uid: string; readonly count: number }>>;

async function uidsOf(
  folder: string,
  blobs: readonly string[],
  ids: ReadonlySet<string>,
  waiting: Waiting,
): Promise<BlobUids> {
  const uids = new Map<string, Map<string, { uid: string; count: number }>>();
  const hashes = new Map<string, readonly [string, string][]>();
  for (let at = 0; at < blobs.length; at += BATCH) {
    waiting.progress(at, blobs.length);
    throwIfCancelled(waiting.cancellation);
    for (const [id, text] of await readTexts(folder, blobs.slice(at, at + BATCH))) {
      const found = new Map<string, { uid: string; count: number }>();
      for (const [, literal = ''] of text.matchAll(LITERAL)) {
        let known = hashes.get(literal);
        if (!known) {
          known = idsOfText(literal).filter(([operatorId]) => ids.has(operatorId));
          hashes.set(literal, known);
        }
        for (const [operatorId, uid] of known) {
          found.set(operatorId, { uid, count: (found.get(operatorId)?.count ?? 0) + 1 });
        }
      }
      if (found.size > 0) {
        uids.set(id, found);
      }
    }
  }
  return uids;
}

async function readTexts(folder: string, blobs: readonly string[]): Promise<Map<string, string>> {
  const checked = await gitText(folder, ['cat-file', '--batch-check'], `${blobs.join('\n')}\n`);
  const small = checked.split('\n').flatMap((line) => {
    const [id = '', kind, size] = line.split(' ');
    return kind === 'blob' && Number(size) <= LARGEST_BLOB ? [id] : [];
  });
  const texts = new Map<string, string>();
  if (small.length === 0) {
    return texts;
  }
  const bytes = await git(folder, ['cat-file', '--batch'], `${small.join('\n')}\n`);
  let at = 0;
  for (const id of small) {
    const end = bytes.indexOf(10, at);
    const size = Number(bytes.toString('utf8', at, end).split(' ')[2]);
    const text = decodeText(bytes.subarray(end + 1, end + 1 + size));
    if (text !== null) {
      texts.set(id, text);
    }
    at = end + 1 + size + 1;
  }
  return texts;
}

/** What took a uid away, and what was before it. */
async function placesOf(
  folder: string,
  commits: readonly string[],
  changes: ReadonlyMap<string, readonly Change[]>,
  uids: BlobUids,
): Promise<Map<string, UidText[]>> {
  const removed = new Map<string, UidText[]>();
  const present = new Map<string, UidText[]>();
  for (const commit of commits) {
    const touched = changes.get(commit) ?? [];
    for (const { new: blob, path } of touched) {
      for (const [id, { uid }] of uids.get(blob) ?? []) {
        if (!present.has(id)) {
          present.set(id, [{ uid, commit, removedIn: null, path, line: await lineOf(folder, blob, uid) }]);
        }
      }
    }
    for (const { id, uid, blob, path } of lessIn(touched, uids)) {
      const known = removed.get(id) ?? [];
      if (known.length < MOST_PLACES) {
        const parent = await gitText(folder, ['rev-parse', '--verify', '--quiet', `${commit}^`]);
        const line = await lineOf(folder, blob, uid);
        removed.set(id, [...known, { uid, commit: parent, removedIn: commit, path, line }]);
      }
    }
  }
  return new Map([...present, ...removed]);
}

/** The texts that stand less often after a commit than before it, with a file that had them. */
function lessIn(touched: readonly Change[], uids: BlobUids) {
  const counts = new Map<string, { id: string; uid: string; more: number; blob: string; path: string }>();
  for (const change of touched) {
    for (const [blob, sign] of [
      [change.old, -1],
      [change.new, 1],
    ] as const) {
      for (const [id, { uid, count }] of uids.get(blob) ?? []) {
        const known = counts.get(id) ?? { id, uid, more: 0, blob: '', path: '' };
        known.more += sign * count;
        counts.set(id, sign < 0 ? { ...known, blob, path: change.path } : known);
      }
    }
  }
  return [...counts.values()].filter(({ more, blob }) => more < 0 && blob !== '');
}

async function lineOf(folder: string, blob: string, uid: string): Promise<number> {
  const text = (await readTexts(folder, [blob])).get(blob) ?? '';
  const literal = `"${uid.replace(/^Sink Committer: /, '')}"`;
  const written = text.search(new RegExp(`\\.uid\\(\\s*${literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
  const at = written >= 0 ? text.indexOf(literal, written) : text.indexOf(literal);
  return text.slice(0, Math.max(0, at)).split('\n').length - 1;
}
