/** Which program is asked as `git`: one of the PATH's own folders, never one that lies in the folder it is run in. */
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

const NAME = process.platform === 'win32' ? 'git.exe' : 'git';

/**
 * The absolute path of git; null where the PATH has none. Relative entries of the PATH do not count, nor does the current
 * folder, in which Windows would look first: both would run what a repository brings.
 */
export function gitProgram(): string | null {
  const folders = (process.env.PATH ?? process.env.Path ?? '')
    .split(path.delimiter)
    .map((each) => each.replace(/^"(.*)"$/, '$1'));
  return (
    folders
      .filter((folder) => path.isAbsolute(folder))
      .map((folder) => path.join(folder, NAME))
      .find(isProgram) ?? null
  );
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
