// The user settings of the embedded VS Code: a window without welcome pages, AI, telemetry and updates.
import * as fs from 'node:fs';
import * as path from 'node:path';

/** What a fresh window starts with; the user may change all of it. */
export const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Gives a data folder its settings.json, unless it has one: what the user has set stays.
 * @param {string} dataFolder
 * @param {object} [settings]
 */
export function provideSettings(dataFolder, settings = QUIET_SETTINGS) {
  const file = path.join(dataFolder, 'data', 'User', 'settings.json');
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
}
