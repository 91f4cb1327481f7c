// Which VS Code we embed (the server build of code-server, shown in a browser) and where its parts are.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.mjs';

/** The npm package that carries VS Code 1.139.1. */
export const CODE_SERVER_VERSION = '4.139.1';
/** The Node that runs it; older ones than 22.15 cannot. */
export const NODE_VERSION = '24.21.0';
/** The npm package with that Node's program, where there is one; elsewhere the Node that runs us is used. */
export const NODE_PACKAGE =
  process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch) ? `node-linux-${process.arch}` : undefined;
/** Plain JavaScript put in the place of native modules, so that nothing has to be compiled: file in node_modules → ours. */
export const STAND_INS = {
  '@vscode/deviceid/dist/index.js': standIn('deviceid'),
  '@vscode/native-watchdog/index.js': standIn('native-watchdog'),
  '@vscode/spdlog/index.js': standIn('spdlog'),
};
/** What VS Code's server depends on for features we have no use for (AI, containers, sandboxes, ssh): a third of the download. */
export const LEFT_OUT = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  'kerberos',
  'ssh2',
];

/**
 * The parts of an installation.
 * @param {string} [home] the folder it is installed in
 */
export function embeddedVsCode(home = path.join(cacheFolder(), `vscode-${CODE_SERVER_VERSION}`)) {
  const vscode = path.join(home, 'node_modules', 'code-server', 'lib', 'vscode');
  return {
    home,
    vscode,
    node: NODE_PACKAGE ? path.join(home, 'node_modules', NODE_PACKAGE, 'bin', 'node') : process.execPath,
    serverMain: path.join(vscode, 'out', 'server-main.js'),
    stamp: path.join(home, '.complete'),
  };
}

/** What an installation is made from; another value means: install anew. */
export function fingerprint() {
  const hash = createHash('sha256').update([CODE_SERVER_VERSION, NODE_VERSION, NODE_PACKAGE, ...LEFT_OUT].join(' '));
  for (const file of Object.values(STAND_INS)) hash.update(fs.readFileSync(file));
  return hash.digest('hex');
}

/** Whether a finished installation of just this make is there. */
export function isInstalled() {
  const { stamp, node, serverMain } = embeddedVsCode();
  return (
    [stamp, node, serverMain].every((file) => fs.existsSync(file)) && fs.readFileSync(stamp, 'utf8') === fingerprint()
  );
}

function standIn(name) {
  return fileURLToPath(new URL(`./stand-ins/${name}.cjs`, import.meta.url));
}
