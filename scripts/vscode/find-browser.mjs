// Finds a Chromium, Chrome or Edge to drive in tests.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from './user-error.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
  'chromium-headless-shell',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * @returns {string} the browser's program; E2E_BROWSER names one
 */
export function findBrowser() {
  const named = process.env.E2E_BROWSER;
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => path.join(folder, process.platform === 'win32' ? `${name}.exe` : name)));
  const found = (named ? [named] : [...onPath, ...PLACES]).find((file) => fs.existsSync(file));
  if (found) return found;
  throw new UserError(
    named
      ? `E2E_BROWSER is ${named}, which does not exist.`
      : 'No browser was found. Install Chromium, Chrome or Edge (Debian: apt-get install chromium), or set E2E_BROWSER to its program.',
  );
}
