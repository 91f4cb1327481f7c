/** Asks git about a repository without running anything that the repository's configuration names. */
import { spawn } from 'node:child_process';
import { Cancelled } from '../base/cancellation';
import { type Message, message } from '../base/message';
import { gitProgram } from './git-program';

/** Git is absent, the folder is in no repository, or git refused. */
export class GitFailed extends Error {
  /** @param isOutside true where there is nothing that could have revisions: no git, no repository */
  constructor(
    readonly why: Message,
    readonly isOutside = false,
  ) {
    super(why.template);
    this.name = 'GitFailed';
  }
}

/** Objects are missing, as in a partial clone. */
export class NotHere extends GitFailed {
  constructor() {
    super(
      message(
        'the clone is partial, and git has not all of the revision here; nothing is fetched by itself: git fetch --refetch --no-filter',
      ),
    );
  }
}

/**
 * Settings that win over the repository's own: nothing but plumbing is called, so that aliases, pagers, text conversions,
 * filters and external diffs play no part; no transport may be opened, so that a partial clone fetches nothing.
 */
const SAFE = [
  '--no-pager',
  '--no-replace-objects',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'protocol.allow=never',
  '-c',
  'safe.bareRepository=explicit',
  '-c',
  'log.showSignature=false',
];

const LIMIT_MS = 120_000;

/** The environment without anything that points git elsewhere. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|SSH_ASKPASS$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/**
 * What a git command writes.
 * @param folder where it runs
 * @param input what it reads
 * @param signal ends the command when it aborts
 * @throws GitFailed with what git says
 * @throws Cancelled
 */
export function git(folder: string, args: readonly string[], input = '', signal?: AbortSignal): Promise<Buffer> {
  const program = gitProgram();
  if (program === null) {
    return Promise.reject(new GitFailed(message('there is no command git'), true));
  }
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...SAFE, ...args], {
      cwd: folder,
      env: environment(),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      timeout: LIMIT_MS,
      ...(signal && { signal }),
    });
    const output: Buffer[] = [];
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => output.push(bytes));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000);
    });
    child.stdin.on('error', () => {
      // git ended before it read all: its exit code says why
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(
        signal?.aborted
          ? new Cancelled()
          : error.code === 'ENOENT'
            ? new GitFailed(message('the folder {0} does not exist', folder), true)
            : new GitFailed(message('git: {0}', error.message)),
      );
    });
    child.on('close', (code) => {
      if (signal?.aborted) {
        reject(new Cancelled());
      } else if (code === 0) {
        resolve(Buffer.concat(output));
      } else {
        reject(failure(said, code));
      }
    });
    child.stdin.end(input);
  });
}

/** @param code null for a command that took too long */
function failure(said: string, code: number | null): GitFailed {
  if (code === null) {
    return new GitFailed(message('git did not answer within {0} seconds', LIMIT_MS / 1000));
  }
  const line = (
    said.split('\n').find((each) => /^(?:fatal|error): /.test(each)) ??
    said.trim().split('\n')[0] ??
    ''
  ).replace(/^(?:fatal|error): /, '');
  if (/^detected dubious ownership/.test(line)) {
    return new GitFailed(
      message(
        'git does not trust the repository, as it belongs to somebody else: git config --global --add safe.directory <its folder>',
      ),
    );
  }
  if (/^cannot use bare repository|must be run in a work tree/.test(line)) {
    return new GitFailed(message('there is no work tree of git here, whose files could be compared'), true);
  }
  if (/promisor remote|lazy fetching disabled|^transport '.*' not allowed/.test(line)) {
    return new NotHere();
  }
  return new GitFailed(message('git: {0}', line || `exit code ${code}`), /not a git repository/.test(line));
}

/** The same as text, without the line break at its end. */
export async function gitText(
  folder: string,
  args: readonly string[],
  input?: string,
  signal?: AbortSignal,
): Promise<string> {
  return (await git(folder, args, input, signal)).toString('utf8').replace(/\r?\n$/, '');
}

/** The same; null when git refuses. */
export async function gitTextOrNull(
  folder: string,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<string | null> {
  return gitText(folder, args, undefined, signal).catch((error: unknown) => {
    if (error instanceof GitFailed) {
      return null;
    }
    throw error;
  });
}
