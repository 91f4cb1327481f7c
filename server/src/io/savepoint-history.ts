/** Which commits the operators of a savepoint come from that the files no longer have. */
import { allJobsAhead } from '../analysis/ahead';
import { type OperatorOrigin, originsIn } from '../analysis/savepoint-in-source';
import type { ParseJava } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { throwIfCancelled } from '../base/cancellation';
import { givingWay } from '../base/giving-way';
import { type Message, message } from '../base/message';
import type { Waiting } from '../savepoint/read-savepoint';
import { BaselineReader } from './baseline-reader';
import { GitFailed, gitText } from './git';
import { dateOf } from './git-baseline';
import { type UidHistory, type UidText, uidsInHistory } from './uid-history';

export interface OriginsInHistory {
  /** By operator id. */
  readonly origins: ReadonlyMap<string, OperatorOrigin>;
  /** Why ids may be missing although history has them; null when all of it was looked at. */
  readonly incomplete: Message | null;
}

export interface OriginLimits {
  readonly commits: number;
  readonly blobs: number;
  /** Revisions whose jobs are followed: each costs as much as opening the workspace. */
  readonly followed: number;
  /** Milliseconds after which no further revision is followed. */
  readonly time: number;
}

export const USUAL_LIMITS: OriginLimits = { commits: 5000, blobs: 20_000, followed: 20, time: 45_000 };

/**
 * First by the texts of all versions of the Java files, each hashed as if it were a uid; the revisions in which one is found
 * are followed, to tell the job and the line. What is left may be ids that Flink generated or uids that are put together:
 * for those the newest revisions are followed.
 * @throws Cancelled
 */
export async function originsInHistory(
  ids: ReadonlySet<string>,
  now: Workspace,
  parse: ParseJava,
  limits: OriginLimits,
  waiting: Waiting,
): Promise<OriginsInHistory> {
  try {
    return await new Search(ids, now, parse, limits, waiting).run();
  } catch (error) {
    if (error instanceof GitFailed) {
      return { origins: new Map(), incomplete: error.why };
    }
    throw error;
  }
}

class Search {
  private readonly origins = new Map<string, OperatorOrigin>();
  private readonly reader: BaselineReader;
  private readonly followed = new Set<string>();
  private readonly start = Date.now();

  constructor(
    private readonly ids: ReadonlySet<string>,
    private readonly now: Workspace,
    parse: ParseJava,
    private readonly limits: OriginLimits,
    private readonly waiting: Waiting,
  ) {
    this.reader = new BaselineReader(parse);
  }

  async run(): Promise<OriginsInHistory> {
    const { root } = this.now.input;
    const { found, commits, isWhole } = await uidsInHistory(root, this.ids, this.limits, this.waiting);
    const top = await gitText(root, ['rev-parse', '--show-toplevel']);
    for (const { commit } of [...found.values()].flat()) {
      await this.follow(commit, commits, found);
    }
    for (const [id, [text]] of found) {
      if (text && !this.origins.has(id)) {
        this.origins.set(id, await this.originOfText(text, top));
      }
    }
    for (const commit of commits) {
      await this.follow(commit, commits, found);
    }
    const left = [...this.ids].filter((id) => !this.origins.has(id));
    const isFollowed = commits.every((commit) => this.followed.has(commit));
    return {
      origins: this.origins,
      incomplete:
        left.length === 0 || (isWhole && isFollowed)
          ? null
          : message(
              '{0} operator ids were found in none of the {1} revisions that were followed, nor as text in {2} commits',
              left.length,
              this.followed.size,
              commits.length,
            ),
    };
  }

  /** Follows the jobs of a revision, where anything is left to find and the limits allow it. */
  private async follow(commit: string, commits: readonly string[], texts: UidHistory['found']): Promise<void> {
    const wanted = new Set([...this.ids].filter((id) => !this.origins.has(id)));
    const isOver = this.followed.size >= this.limits.followed || Date.now() - this.start > this.limits.time;
    if (wanted.size === 0 || isOver || this.followed.has(commit)) {
      return;
    }
    throwIfCancelled(this.waiting.cancellation);
    this.followed.add(commit);
    this.waiting.progress(this.followed.size, Math.min(this.limits.followed, commits.length));
    const { workspace, date } = await this.reader.read(this.now, commit);
    await givingWay(allJobsAhead(workspace), this.waiting.cancellation);
    for (const [id, origin] of originsIn(workspace, wanted)) {
      const removedIn = texts.get(id)?.find((text) => text.commit === commit)?.removedIn ?? null;
      this.origins.set(id, { ...origin, commit, date, removedIn });
    }
  }

  private async originOfText({ uid, commit, removedIn, path, line }: UidText, top: string): Promise<OperatorOrigin> {
    const literal = `"${uid.replace(/^Sink Committer: /, '')}"`;
    const still = this.now.input.files.find(({ text }) => text.includes(literal));
    if (still) {
      const start = still.lines.positionAt(still.text.indexOf(literal));
      const place = { file: still.path, range: { start, end: start } };
      return { uid, name: null, entry: null, place, commit: null, date: null, removedIn: null };
    }
    const range = { start: { line, column: 0 }, end: { line, column: 0 } };
    const date = await dateOf(this.now.input.root, commit);
    return { uid, name: null, entry: null, place: { file: `${top}/${path}`, range }, commit, date, removedIn };
  }
}
