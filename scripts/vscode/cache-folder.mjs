// Where everything lives that is set up once: the embedded VS Code, its user data, the laid-out sample.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { UserError } from './user-error.mjs';

/**
 * The cache folder, made when missing: FLINK_PLAYBOOK_CACHE, else flink-playbook in XDG_CACHE_HOME or ~/.cache.
 * @returns {string} an absolute path
 */
export function cacheFolder() {
  const own = process.env.FLINK_PLAYBOOK_CACHE;
  const shared = process.env.XDG_CACHE_HOME;
  const parent = shared && path.isAbsolute(shared) ? shared : path.join(os.homedir(), '.cache');
  const folder = own ? path.resolve(own) : path.join(parent, 'flink-playbook');
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    throw new UserError(
      `The cache folder ${folder} cannot be written (${error.code}). Set FLINK_PLAYBOOK_CACHE to a folder that can.`,
    );
  }
  return folder;
}
