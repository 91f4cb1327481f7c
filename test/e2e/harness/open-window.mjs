// One test window: a fixture workspace, a server with its own settings, a browser page.
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../scripts/vscode/find-browser.mjs';
import { provideSettings, QUIET_SETTINGS } from '../../../scripts/vscode/quiet-settings.mjs';
import { startServer } from '../../../scripts/vscode/start-server.mjs';
import { layOutWorkspace } from './fixture-workspace.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

const THEMES = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/**
 * @typedef {object} WindowOptions
 * @property {string} workspace a folder of test/e2e/workspaces
 * @property {object} [settings] user settings
 * @property {string} [locale] such as zh-cn
 * @property {boolean} [trusted] false: Restricted Mode; true unless given
 * @property {keyof typeof THEMES} [theme] dark unless given
 */

/**
 * Starts server and browser and gives the page, still blank.
 * @param {WindowOptions} options
 * @param {Record<string, string>} [env] also seen by the extension host
 */
export async function openWindow({ workspace, settings, locale, trusted = true, theme = 'dark' }, env) {
  const folder = layOutWorkspace(workspace);
  const dataFolder = temporaryFolder('data');
  provideSettings(dataFolder, { ...QUIET_SETTINGS, 'workbench.colorTheme': THEMES[theme], ...settings });
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
