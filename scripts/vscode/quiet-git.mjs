// Git for repositories that we make ourselves: the user's configuration, hooks, signing and clock play no part.
import { execFileSync } from 'node:child_process';
import * as os from 'node:os';

const OPTIONS = [
  'user.name=Flink Playbook',
  'user.email=flink-playbook@example.invalid',
  'commit.gpgsign=false',
  'tag.gpgsign=false',
  `core.hooksPath=${os.devNull}`,
  'core.autocrlf=false',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'safe.directory=*',
].flatMap((option) => ['-c', option]);

/**
 * Runs git and returns what it printed.
 * @param {string} cwd
 * @param {string[]} args
 * @param {string} [date] of author and committer
 * @returns {string}
 */
export function quietGit(cwd, args, date) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  Object.assign(env, {
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: os.devNull,
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  });
  if (date) Object.assign(env, { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
  return execFileSync('git', [...OPTIONS, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/**
 * Makes a folder a repository with the branch `main`.
 * @param {string} folder
 */
export function initRepository(folder) {
  quietGit(folder, ['init', '--quiet', '--template=', '--initial-branch=main']);
}

/**
 * Commits everything in the folder.
 * @param {string} folder
 * @param {string} message
 * @param {string} date
 */
export function commitAll(folder, message, date) {
  quietGit(folder, ['add', '--all']);
  quietGit(folder, ['commit', '--quiet', '--message', message], date);
}
