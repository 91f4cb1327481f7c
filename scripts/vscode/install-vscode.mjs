// Installs the embedded VS Code from npm packages alone: nothing is compiled and no install script runs.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { checkDiskSpace, checkPlatform } from './check-platform.mjs';
import {
  CODE_SERVER_VERSION,
  embeddedVsCode,
  fingerprint,
  isInstalled,
  LEFT_OUT,
  NODE_PACKAGE,
  NODE_VERSION,
  STAND_INS,
} from './embedded-vscode.mjs';
import { withLock } from './file-lock.mjs';
import { runOwned } from './owned-process.mjs';
import { runNpm } from './run-npm.mjs';
import { UserError } from './user-error.mjs';

const UNFINISHED = 'installing-';

/**
 * Makes sure that the embedded VS Code is installed. It is put together in a folder of its own and renamed when it is
 * complete, so an interrupted set-up leaves nothing behind that looks finished.
 * @param {(line: string) => void} [say] told each step
 */
export async function installVsCode(say = console.log) {
  if (isInstalled()) return;
  checkPlatform();
  const cache = cacheFolder();
  await withLock(path.join(cache, 'install.lock'), say, async () => {
    if (isInstalled()) return; // by whom we waited for
    for (const name of fs.readdirSync(cache)) {
      if (name.startsWith(UNFINISHED))
        fs.rmSync(path.join(cache, name), { recursive: true, force: true, maxRetries: 5 });
    }
    checkDiskSpace(cache);
    const folder = fs.mkdtempSync(path.join(cache, UNFINISHED));
    try {
      await install(embeddedVsCode(folder), say);
      const { home } = embeddedVsCode();
      fs.rmSync(home, { recursive: true, force: true });
      fs.renameSync(folder, home);
    } catch (error) {
      if (error.code === 'ENOSPC')
        throw new UserError(
          `The disk of ${cache} is full. Free some space, or set FLINK_PLAYBOOK_CACHE to a folder on another disk.`,
        );
      throw error;
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function install({ home, vscode, node, serverMain, stamp }, say) {
  say(
    `Installing the embedded VS Code (once, about 170 MB from npm): code-server ${CODE_SERVER_VERSION}${NODE_PACKAGE ? `, Node ${NODE_VERSION}` : ''}`,
  );
  const dependencies = { 'code-server': CODE_SERVER_VERSION, ...(NODE_PACKAGE && { [NODE_PACKAGE]: NODE_VERSION }) };
  fs.writeFileSync(path.join(home, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await runNpm(['install', '--engine-strict=false', '--omit=dev'], home, say);
  say('Installing what VS Code itself depends on');
  leaveOut(LEFT_OUT, path.join(vscode, 'package.json'));
  // not `npm ci`: the shrinkwrap that comes with it lacks a package
  await runNpm(['install', '--engine-strict=false', '--omit=dev'], vscode, say);
  for (const [place, file] of Object.entries(STAND_INS)) {
    fs.copyFileSync(file, path.join(vscode, 'node_modules', place));
  }
  const version = await runOwned(node, [serverMain, '--version'], { timeoutMs: 120_000 });
  if (version.code !== 0) {
    throw new UserError(`The embedded VS Code was installed but does not start here:\n${version.output.slice(-2000)}`);
  }
  fs.writeFileSync(stamp, fingerprint());
  say(`VS Code ${version.output.split('\n')[0]} is installed in ${path.dirname(home)}`);
}

function leaveOut(names, packageFile) {
  const manifest = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
  for (const name of names) delete manifest.dependencies[name];
  fs.writeFileSync(packageFile, JSON.stringify(manifest));
}
