// Child processes that end with us, whatever ends us: each runs under a guard, in a process group of its own.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const GUARD = fileURLToPath(new URL('./process-guard.mjs', import.meta.url));
const windows = process.platform === 'win32';
const running = new Set();
process.once('exit', () => killOwned());

/**
 * Starts a process which does not outlive this one.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: 'pipe' | 'inherit' }} [options]
 * @returns {import('node:child_process').ChildProcess} its guard, which has its output and ends with its exit code
 */
export function startOwned(program, args, { output = 'pipe', ...options } = {}) {
  const child = spawn(process.execPath, [GUARD, program, ...args], {
    ...options,
    stdio: ['pipe', output, output],
    detached: !windows,
    windowsHide: true,
  });
  running.add(child);
  child.once('exit', () => {
    signalGroup(child, 'SIGKILL'); // stragglers of a group whose leader is gone
    running.delete(child);
  });
  return child;
}

/**
 * Runs a process to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {Parameters<typeof startOwned>[2] & { timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number | null, output: string }>} code 127: there is no such program; null: ended by a
 *   signal or the time limit
 */
export function runOwned(program, args, { timeoutMs, ...options } = {}) {
  return new Promise((resolve) => {
    const child = startOwned(program, args, options);
    const timer = timeoutMs && setTimeout(() => signalGroup(child, 'SIGKILL'), timeoutMs);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

/**
 * Asks a process group to end and kills what is left of it after the grace time.
 * @param {import('node:child_process').ChildProcess} child from {@link startOwned}
 * @param {number} [graceMs]
 */
export async function stopOwned(child, graceMs = 5000) {
  if (!running.has(child)) return;
  const gone = new Promise((resolve) => {
    child.once('exit', resolve);
  });
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
