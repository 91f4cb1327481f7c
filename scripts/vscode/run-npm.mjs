// Runs npm without its install scripts and turns its usual failures into messages that say what to do.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { runOwned } from './owned-process.mjs';
import { UserError } from './user-error.mjs';

const TIMEOUT_MS = 20 * 60_000;
const STILL_AT_IT_MS = 20_000;
// What npm tells the scripts it runs about their own package would be read as orders by an npm inside.
const OUTER_NPM =
  /^npm_(package_|lifecycle_|command$|config_(local_prefix|prefix|global|omit|include|dry_run|workspaces?)$)/i;

/**
 * @param {string[]} args
 * @param {string} cwd
 * @param {(line: string) => void} say told now and then that it is still running
 */
export async function runNpm(args, cwd, say) {
  const started = Date.now();
  const tick = setInterval(
    () => say(`… npm is still at it (${Math.round((Date.now() - started) / 1000)} s)`),
    STILL_AT_IT_MS,
  );
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OUTER_NPM.test(name)));
  const npm = findNpm();
  const full = [...npm.args, ...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = await runOwned(npm.command, full, { cwd, env, timeoutMs: TIMEOUT_MS });
  clearInterval(tick);
  if (result.code !== 0) throw new UserError(explain(result, `npm ${args.join(' ')}`, cwd));
}

/** npm's own script run by this Node where it can be found: no shell, and no other Node than this one. */
function findNpm() {
  const beside = path.dirname(process.execPath);
  const script = [
    process.env.npm_execpath,
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((file) => file?.endsWith('npm-cli.js') && fs.existsSync(file));
  return script ? { command: process.execPath, args: [script] } : { command: 'npm', args: [] };
}

const CAUSES = [
  [
    /ENOSPC|no space left/i,
    'The disk is full. Free some space, or set FLINK_PLAYBOOK_CACHE to a folder on another disk.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|SOCKET_TIMEOUT|network/,
    'npm could not reach its registry. Check the network, the proxy (npm config get proxy) and the registry (npm config get registry), then run this again.',
  ],
  [
    /E401|E403|CERT|SSL/,
    "npm's registry refused. Check its address, its token and its certificates (npm config list), then run this again.",
  ],
  [
    /E404|ETARGET|notarget/,
    "npm's registry lacks a package that is needed. If it is a mirror (npm config get registry), let it take in the package named below.",
  ],
  [/EUSAGE/, 'package.json and package-lock.json do not agree. Undo your changes in them, or run npm install.'],
  [/EACCES|EPERM|EROFS/, 'A folder cannot be written. Check who owns it.'],
];

function explain({ code, output }, what, cwd) {
  if (code === 127) return 'npm was not found. Install Node.js 20 or newer, which brings npm.';
  const cause =
    CAUSES.find(([sign]) => sign.test(output))?.[1] ??
    (code === null ? 'It was ended by a signal or took too long. Run this again.' : 'See its messages below.');
  const words = output
    .trim()
    .split('\n')
    .slice(0, 15)
    .map((line) => `    ${line}`)
    .join('\n'); // the cause stands first
  return `${what} failed in ${cwd}. ${cause}\n${words}`;
}
