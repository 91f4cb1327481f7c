/** Asks git about a repository without running anything that the repository's configuration names. */
import { spawn } from 'node:child_process';
import { type Message, message } from '../base/message';

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
 * @throws GitFailed with what git says
 */
export function git(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...SAFE, ...args], {
      cwd: folder,
      env: environment(),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      timeout: LIMIT_MS,
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
        error.code === 'ENOENT'
          ? new GitFailed(message('there is no command git'), true)
          : new GitFailed(message('git: {0}', error.message)),
      );
    });
    child.on('close', (code) => {
      if (code === 0) {
        resolve(Buffer.concat(output));
      } else {
        const line = said.trim().split('\n')[0] ?? '';
        const isOutside = /not a git repository/.test(line);
        reject(new GitFailed(message('git: {0}', line.replace(/^fatal: /, '') || `exit code ${code}`), isOutside));
      }
    });
    child.stdin.end(input);
  });
}

/** The same as text, without the line break at its end. */
export async function gitText(folder: string, args: readonly string[], input?: string): Promise<string> {
  return (await git(folder, args, input)).toString('utf8').replace(/\r?\n$/, '');
}

/** The same; null when git refuses. */
export async function gitTextOrNull(folder: string, args: readonly string[]): Promise<string | null> {
  return gitText(folder, args).catch((error: unknown) => {
    if (error instanceof GitFailed) {
      return null;
    }
    throw error;
  });
}
