// Lets the embedded VS Code run in another language: it only does when a language pack for it is registered.
import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * Registers a language pack without texts: VS Code's own stay English, an extension's (package.nls.<locale>.json and
 * its l10n bundle) are used as in a translated VS Code.
 * @param {string} dataFolder
 * @param {string} locale such as zh-cn
 */
export function registerEmptyLanguagePack(dataFolder, locale) {
  const folder = path.join(dataFolder, 'data');
  const name = `empty-${locale}`;
  const texts = path.join(folder, `${name}.i18n.json`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(texts, JSON.stringify({ version: '1.0.0', contents: {} }));
  fs.writeFileSync(
    path.join(folder, 'languagepacks.json'),
    JSON.stringify({
      [locale]: {
        hash: name,
        label: locale,
        extensions: [{ extensionIdentifier: { id: `local.${name}` }, version: '1.0.0' }],
        translations: { vscode: texts },
      },
    }),
  );
}
