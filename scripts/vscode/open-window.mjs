// Opens a folder in a VS Code that runs our extension: the user's own, else the embedded one.
import * as path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { hasDesktopVsCode, openInDesktopVsCode } from './desktop-vscode.mjs';
import { showInBrowser } from './display.mjs';
import { beforeEnding, isEnding } from './end-on-signals.mjs';
import { installVsCode } from './install-vscode.mjs';
import { provideSettings } from './quiet-settings.mjs';
import { startServer } from './start-server.mjs';
import { UserError } from './user-error.mjs';

/** A browser keeps layout and trusted folders by address: where the port is the same, it finds them again. */
const PORT = 41917;

/**
 * Returns when the user's VS Code has the folder, or when the embedded one has ended.
 * @param {{ folder: string, extension: string, locale?: string, trusted: boolean }} window
 */
export async function openWindow({ folder, extension, locale, trusted }) {
  if (hasDesktopVsCode()) {
    if (openInDesktopVsCode({ folder, extension, locale })) {
      console.log('Opened in VS Code, with the extension run from this clone.');
      return;
    }
    console.log('The VS Code behind `code` is too old or did not start; taking the embedded one.');
  }
  await installVsCode();
  const dataFolder = path.join(cacheFolder(), 'user');
  provideSettings(dataFolder);
  const server = await startServer({ dataFolder, locale, trusted, gallery: true, port: PORT });
  beforeEnding(server.stop);
  const address = server.address({ folder, extension });
  console.log(`VS Code with the extension is at\n  ${address}\nCtrl-C ends it.`);
  showInBrowser(address);
  const code = await server.ended;
  if (!isEnding())
    throw new UserError(
      `The embedded VS Code ended with ${code}. Run this again; its last words:\n${server.lines.slice(-20).join('\n')}`,
    );
}
