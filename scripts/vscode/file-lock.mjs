// A lock between processes: one file with its owner's pid, touched while held, taken over when the owner died.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const TOUCH_EVERY_MS = 5_000;
const STALE_AFTER_MS = 60_000; // for owners that cannot be asked: another host, a reused pid

/**
 * Does the work while holding the lock; waits while another process holds it.
 * @template T
 * @param {string} file the lock file
 * @param {(line: string) => void} say told once when there is somebody to wait for
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, say, work) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; !take(file); told = true) {
    if (isStale(file)) removeStale(file);
    else {
      if (!told)
        say(`Waiting for another set-up to finish (process ${ownerOf(file)?.pid ?? 'unknown'}, lock ${file}).`);
      await sleep(300);
    }
  }
  const touch = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now, () => {});
  }, TOUCH_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    fs.rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, host: os.hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined; // gone, or not written yet
  }
}

function isStale(file) {
  const touched = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (touched === undefined) return false;
  if (Date.now() - touched > STALE_AFTER_MS) return true;
  const owner = ownerOf(file);
  return owner?.host === os.hostname() && !isAlive(owner.pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Two processes may see the same stale lock: what was moved away is looked at again, and a fresh lock is put back.
function removeStale(file) {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    if (!isStale(aside)) fs.linkSync(aside, file);
  } catch {
    // somebody else was faster
  } finally {
    fs.rmSync(aside, { force: true });
  }
}
