// Brings a clone into a state in which it can run: dependencies installed, bundles built. Needs only Node and npm.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './vscode/file-lock.mjs';
import { runOwned } from './vscode/owned-process.mjs';
import { runNpm } from './vscode/run-npm.mjs';
import { UserError } from './vscode/user-error.mjs';

/** The root of this clone. */
export const REPOSITORY = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

const inRepository = (...names) => path.join(REPOSITORY, ...names);
const LOCK = inRepository('.cache', 'set-up.lock');
const INSTALL_STAMP = inRepository('node_modules', '.flink-playbook-install.json');
const BUILD_STAMP = inRepository('dist', '.built');
const BUILT_FROM = ['client', 'server', 'l10n', 'package.json', 'package-lock.json', 'scripts/build.mjs'];

/**
 * Runs `npm ci` unless node_modules is what package-lock.json asks for.
 * @param {(line: string) => void} [say] told each step
 */
export async function ensureInstalled(say = console.log) {
  if (isInstalled()) return;
  await withLock(LOCK, say, async () => {
    if (isInstalled()) return;
    say('Installing dependencies (npm ci)');
    await runNpm(['ci', '--include=dev'], REPOSITORY, say); // also under NODE_ENV=production
    stampInstall();
  });
}

/**
 * Builds the bundles in dist/ unless they are newer than what they are built from.
 * @param {(line: string) => void} [say] told each step
 */
export async function ensureBuilt(say = console.log) {
  if (isBuilt()) return;
  await withLock(LOCK, say, async () => {
    if (isBuilt()) return;
    say('Building');
    const started = new Date();
    const build = await runOwned(process.execPath, [inRepository('scripts', 'build.mjs')], { cwd: REPOSITORY });
    if (build.code !== 0) {
      throw new UserError(
        `${build.output.trim()}\nThe build failed. Mend what it says above; on an unchanged clone, delete node_modules and dist and run this again.`,
      );
    }
    fs.mkdirSync(path.dirname(BUILD_STAMP), { recursive: true });
    fs.writeFileSync(BUILD_STAMP, '');
    fs.utimesSync(BUILD_STAMP, started, started); // what is edited during a build is built again
  });
}

const lockHash = () =>
  createHash('sha256')
    .update(fs.readFileSync(inRepository('package-lock.json')))
    .digest('hex');

function stampInstall() {
  fs.writeFileSync(INSTALL_STAMP, JSON.stringify({ lock: lockHash() }));
}

function isInstalled() {
  if (readJson(INSTALL_STAMP)?.lock === lockHash()) return true;
  if (!npmInstalledTheLock()) return false;
  stampInstall();
  return true;
}

/** Whether npm's own record says that all of the lock is there: somebody ran `npm ci` or `npm install` by hand. */
function npmInstalledTheLock() {
  const installed = readJson(inRepository('node_modules', '.package-lock.json'))?.packages;
  const wanted = Object.entries(readJson(inRepository('package-lock.json'))?.packages ?? {});
  return (
    Boolean(installed) &&
    wanted.every(
      ([place, { version, optional }]) =>
        place === '' || installed[place]?.version === version || (optional && !installed[place]),
    )
  );
}

function isBuilt() {
  const built = fs.statSync(BUILD_STAMP, { throwIfNoEntry: false })?.mtimeMs;
  return built !== undefined && BUILT_FROM.every((name) => newestChange(inRepository(name)) < built);
}

/** The time of the last change in a file or folder; a folder's own time tells of files that were removed. */
function newestChange(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...fs.readdirSync(place).map((name) => newestChange(path.join(place, name))));
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
