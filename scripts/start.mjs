// npm start [-- folder] [--no-open] [--locale=zh-cn]: from a fresh clone to findings and a window, with nothing but
// Node, npm and git. What Node too old for us must still be able to read stands here; the rest is imported later.

import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const USAGE = 'Usage: npm start [-- folder] [--no-open] [--locale=zh-cn]';
const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

main(process.argv.slice(2)).catch(async (error) => {
  const { describeError } = await import('./vscode/user-error.mjs');
  console.error(describeError(error));
  process.exit(1);
});

async function main(args) {
  const options = readArguments(args);
  checkTools();
  const { endOnSignals } = await import('./vscode/end-on-signals.mjs');
  endOnSignals();
  const { ensureInstalled, ensureBuilt } = await import('./ensure-built.mjs');
  await ensureInstalled();
  await ensureBuilt();
  const folder = options.folder || (await (await import('./lay-out-sample.mjs')).layOutSample());
  await check(folder);
  if (!options.open) process.exit(0);
  const { openWindow } = await import('./vscode/open-window.mjs');
  await openWindow({ folder, extension: REPOSITORY, locale: options.locale, trusted: !options.folder });
}

/** Reads the arguments; a folder is meant as seen from where npm was called. */
function readArguments(args) {
  const options = { folder: undefined, open: true, locale: undefined };
  for (const arg of args) {
    if (arg === '--no-open') options.open = false;
    else if (/^--locale=[A-Za-z-]+$/.test(arg)) options.locale = arg.slice('--locale='.length).toLowerCase();
    else if (arg.startsWith('-')) fail(`Unknown option ${arg}. ${USAGE}`);
    else if (options.folder) fail(`More than one folder: ${options.folder} and ${arg}. ${USAGE}`);
    else options.folder = existingFolder(arg);
  }
  return options;
}

function existingFolder(name) {
  const calledFrom = (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD) || process.cwd();
  const folder = path.resolve(calledFrom, name);
  if (!fs.existsSync(folder)) fail(`The folder ${folder} does not exist.`);
  if (!fs.statSync(folder).isDirectory()) fail(`${folder} is a file; give the folder that holds the project.`);
  return folder;
}

function checkTools() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(`Node.js 20 or newer is needed; this is ${process.version}. Install it and run npm start again.`);
  }
  try {
    const git = execFileSync('git', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    console.log(`Node ${process.versions.node}, ${git.trim()}`);
  } catch {
    fail('git was not found. Install git and run npm start again.');
  }
}

/** Prints the findings in the folder, with paths relative to it. */
async function check(folder) {
  const { runOwned } = await import('./vscode/owned-process.mjs');
  console.log(`Checking ${folder}`);
  const cli = path.join(REPOSITORY, 'dist', 'cli.js');
  const { code } = await runOwned(process.execPath, [cli, 'check', folder], { cwd: folder, output: 'inherit' });
  if (code !== 0 && code !== 1) fail('The check could not run; its message stands above.');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
