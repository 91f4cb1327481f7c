// One test window: a fixture workspace, a server with its own settings, a browser page.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../scripts/vscode/find-browser.mjs';
import { provideSettings, QUIET_SETTINGS } from '../../../scripts/vscode/quiet-settings.mjs';
import { startServer } from '../../../scripts/vscode/start-server.mjs';
import { layOutWorkspace } from './fixture-workspace.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const EXTENSIONS = fileURLToPath(new URL('../extensions/', import.meta.url));
/** What is shown must not depend on whether this machine has Maven. */
const NO_BUILDS = { 'flinkPlaybook.classPath.resolve': 'off' };

const THEMES = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/**
 * @typedef {object} WindowOptions
 * @property {string} [workspace] a folder of test/e2e/workspaces
 * @property {string} [folder] one that is there already, in place of a workspace
 * @property {object} [settings] user settings
 * @property {string[]} [extensions] further extensions: folders of test/e2e/extensions
 * @property {string} [locale] such as zh-cn
 * @property {boolean} [trusted] false: Restricted Mode; true unless given
 * @property {keyof typeof THEMES} [theme] dark unless given
 */

/**
 * Starts server and browser and gives the page, still blank.
 * @param {WindowOptions} options
 * @param {Record<string, string>} [env] also seen by the extension host
 */
export async function openWindow(
  { workspace, folder: given, settings, extensions = [], locale, trusted = true, theme = 'dark' },
  env,
) {
  const folder = given ?? layOutWorkspace(workspace);
  const dataFolder = temporaryFolder('data');
  provideSettings(dataFolder, { ...QUIET_SETTINGS, ...NO_BUILDS, 'workbench.colorTheme': THEMES[theme], ...settings });
  for (const name of extensions) {
    fs.cpSync(path.join(EXTENSIONS, name), path.join(dataFolder, 'extensions', `${name}-1.0.0`), { recursive: true });
  }
  const server = await startServer({ dataFolder, locale, trusted, env });
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'], // tests also run as root and in containers
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false, // run.mjs ends the run, the browser with it
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: locale ?? 'en-US' });
  const pageLines = [];
  page.on('console', (message) => pageLines.push(`[${message.type()}] ${message.text()}`.slice(0, 500)));
  page.on('pageerror', (error) => pageLines.push(`[uncaught] ${error.message}`));
  return {
    page,
    server,
    folder,
    dataFolder,
    pageLines,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
