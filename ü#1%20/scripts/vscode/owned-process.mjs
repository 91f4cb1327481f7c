// Child processes that end with us: each runs in a process group of its own, which is killed as a whole.
import { spawn, spawnSync } from 'node:child_process';

const windows = process.platform === 'win32';
const running = new Set();
process.once('exit', () => killOwned());

/**
 * Starts a process which does not outlive this one.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {import('node:child_process').ChildProcess}
 */
export function startOwned(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: !windows, windowsHide: true });
  running.add(child);
  child.once('error', () => running.delete(child));
  child.once('exit', () => {
    signalGroup(child, 'SIGKILL'); // stragglers of a group whose leader is gone
    running.delete(child);
  });
  return child;
}

/**
 * Runs a process to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { timeoutMs?: number }} [options] `stdio` 'inherit' shows the
 *   output instead of returning it
 * @returns {Promise<{ code: number | null, output: string, error?: NodeJS.ErrnoException }>} `error` when it could
 *   not be started; `code` null when a signal or the time limit ended it
 */
export function runOwned(command, args, { timeoutMs, ...options } = {}) {
  return new Promise((resolve) => {
    const child = startOwned(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const timer = timeoutMs && setTimeout(() => signalGroup(child, 'SIGKILL'), timeoutMs);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => { output += text; });
    child.once('error', (error) => { clearTimeout(timer); resolve({ code: null, output, error }); });
    child.once('close', (code) => { clearTimeout(timer); resolve({ code, output }); });
  });
}

/**
 * Asks a process group to end and kills what is left of it after the grace time.
 * @param {import('node:child_process').ChildProcess} child from {@link startOwned}
 * @param {number} [graceMs]
 */
export async function stopOwned(child, graceMs = 5000) {
  if (!running.has(child)) return;
  const gone = new Promise((resolve) => { child.once('exit', resolve); });
  signalGroup(child, 'SIGTERM');
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  await gone;
  clearTimeout(force);
}

/** Kills everything that is still running, at once. */
export function killOwned() {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

function signalGroup(child, signal) {
  if (!child.pid) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // the group is gone
  }
}
