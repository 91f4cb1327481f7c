// Starts the embedded VS Code's server on this machine, and stops it.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { embeddedVsCode } from './embedded-vscode.mjs';
import { registerEmptyLanguagePack } from './empty-language-pack.mjs';
import { startOwned, stopOwned } from './owned-process.mjs';
import { UserError } from './user-error.mjs';
import { windowAddress } from './window-address.mjs';

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
 * @param {number} [options.port] to take if it is free
 * @param {Record<string, string>} [options.env] also seen by the extension host
 * @returns {Promise<EmbeddedServer>}
 *
 * @typedef {object} EmbeddedServer
 * @property {string[]} lines its last output
 * @property {Promise<number | null>} ended its exit code, once it has ended
 * @property {(window: Parameters<typeof windowAddress>[1]) => string} address of a window
 * @property {() => Promise<void>} stop
 */
export async function startServer({
  dataFolder,
  locale,
  trusted = false,
  gallery = false,
  port: wanted = 0,
  env = {},
}) {
  if (locale && !locale.startsWith('en')) registerEmptyLanguagePack(dataFolder, locale);
  const { node, serverMain, vscode } = embeddedVsCode();
  const token = randomBytes(16).toString('hex');
  const args = [
    serverMain,
    '--host',
    '127.0.0.1',
    '--port',
    String((await isFree(wanted)) ? wanted : 0),
    '--connection-token',
    token,
    '--server-data-dir',
    dataFolder,
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
    '--disable-getting-started-override',
    '--enable-smoke-test-driver', // only so does a built VS Code in a browser run an extension from its sources
    ...(trusted ? ['--disable-workspace-trust'] : []),
    ...(locale ? ['--locale', locale] : []),
  ];
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
  const child = startOwned(node, args, {
    cwd: vscode,
    env: { ...inherited, ...(gallery ? {} : { EXTENSIONS_GALLERY: '{"serviceUrl":""}' }), ...env },
  });
  const lines = keepLines(child);
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  const port = await listeningPort(child, lines);
  return {
    lines,
    ended,
    address: (window) => windowAddress({ port, token }, window),
    stop: () => stopOwned(child),
  };
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
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
    child.once('exit', (code) => fail(`ended with ${code} instead of starting`));
  });
}
