// The VS Code that the user has installed, started through its `code` command.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { hasDisplay } from './display.mjs';

const windows = process.platform === 'win32';

/**
 * Whether `code` on the PATH can open a window. In the terminal of an embedded or remote VS Code that command speaks
 * to the window around it and cannot run an extension from its sources.
 */
export function hasDesktopVsCode() {
  if (process.env.VSCODE_IPC_HOOK_CLI || !hasDisplay()) return false;
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .some(
      (folder) => !folder.includes('remote-cli') && fs.existsSync(path.join(folder, windows ? 'code.cmd' : 'code')),
    );
}

/**
 * Opens a folder with an extension run from its sources.
 * @param {{ folder: string, extension: string, locale?: string }} window
 * @returns {boolean} whether a new enough VS Code took it
 */
export function openInDesktopVsCode({ folder, extension, locale }) {
  const { engines } = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8'));
  const version = /^\d+\.\d+/.exec(runCode(['--version']).stdout ?? '')?.[0];
  if (version && isOlder(version, engines.vscode.replace(/^\D+/, ''))) return false;
  const args = [`--extensionDevelopmentPath=${extension}`, ...(locale ? ['--locale', locale] : []), folder];
  return runCode(args).status === 0;
}

function runCode(args) {
  const quoted = windows ? args.map((arg) => `"${arg}"`) : args; // a .cmd file needs a shell
  return spawnSync('code', quoted, { encoding: 'utf8', shell: windows, timeout: 60_000 });
}

function isOlder(version, wanted) {
  const [major, minor] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}
