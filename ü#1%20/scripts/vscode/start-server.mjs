// Starts the embedded VS Code's server on a free port of this machine, and stops it.
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { registerEmptyLanguagePack } from './empty-language-pack.mjs';
import { embeddedVsCode } from './embedded-vscode.mjs';
import { startOwned, stopOwned } from './owned-process.mjs';
import { UserError } from './user-error.mjs';
import { windowAddress } from './window-address.mjs';

const GUARD = fileURLToPath(new URL('./server-guard.mjs', import.meta.url));
const LISTENS_WITHIN_MS = 120_000;
const KEPT_LINES = 2000;
// What a surrounding VS Code, debugger or npm has left in the environment is not meant for this one.
const FOREIGN = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_ENV$|npm_)/i;

/**
 * @param {object} options
 * @param {string} options.dataFolder settings, state and logs
 * @param {string} [options.locale] the display language, such as zh-cn
 * @param {boolean} [options.trusted] open folders without asking whether they are trusted
 * @param {boolean} [options.gallery] let it call an extension gallery
 * @param {Record<string, string>} [options.env] also seen by the extension host
 * @returns {Promise<EmbeddedServer>}
 *
 * @typedef {object} EmbeddedServer
 * @property {string[]} lines its last output
 * @property {Promise<number | null>} ended its exit code, once it has ended
 * @property {(window: Parameters<typeof windowAddress>[1]) => string} address of a window
 * @property {() => Promise<void>} stop
 */
export async function startServer({ dataFolder, locale, trusted = false, gallery = false, env = {} }) {
  if (locale && !locale.startsWith('en')) registerEmptyLanguagePack(dataFolder, locale);
  const { node, serverMain, vscode } = embeddedVsCode();
  const token = randomBytes(16).toString('hex');
  const args = [
    GUARD, node, serverMain, '--host', '127.0.0.1', '--port', '0', '--connection-token', token,
    '--server-data-dir', dataFolder, '--accept-server-license-terms', '--telemetry-level', 'off',
    '--disable-getting-started-override',
    ...(trusted ? ['--disable-workspace-trust'] : []), ...(locale ? ['--locale', locale] : []),
  ];
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
  const child = startOwned(node, args, {
    cwd: vscode,
    env: { ...inherited, ...(gallery ? {} : { EXTENSIONS_GALLERY: '{"serviceUrl":""}' }), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines = keepLines(child);
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  const port = await listeningPort(child, lines);
  return {
    lines,
    ended,
    address: (window) => windowAddress({ port, token }, window),
    stop: () => stopOwned(child),
  };
}

function keepLines(child) {
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
    });
  }
  return lines;
}

function listeningPort(child, lines) {
  return new Promise((resolve, reject) => {
    const fail = (what) => {
      clearInterval(timer);
      reject(new UserError(`The embedded VS Code ${what}.\n${lines.slice(-20).join('\n')}`));
    };
    const giveUpAt = Date.now() + LISTENS_WITHIN_MS;
    const timer = setInterval(() => {
      const port = lines.map((line) => /Extension host agent listening on (\d+)/.exec(line)?.[1]).find(Boolean);
      if (port) {
        clearInterval(timer);
        resolve(Number(port));
      } else if (Date.now() > giveUpAt) fail('did not start in time');
    }, 50);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code) => fail(`ended with ${code} instead of starting`));
  });
}
