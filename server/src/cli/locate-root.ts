/** The folder whose files must be known to check a path: the settings, builds and classes around it. */
import { existsSync } from 'node:fs';
import { SETTINGS_FILE } from '../analysis/settings';

const MARKS = [SETTINGS_FILE, 'pom.xml', 'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'];

/**
 * The outermost folder that has settings or a build, from the given one up to its repository (`.git`). Without a
 * repository around it, what lies above may be anything: then only folders without a gap between them count.
 * @param folder absolute, with `/`
 */
export function locateRoot(folder: string): string {
  const above = foldersUp(folder);
  const repository = above.findIndex((at) => existsSync(`${at}/.git`));
  const marked = above.map((at) => MARKS.some((name) => existsSync(`${at}/${name}`)));
  if (repository >= 0) {
    return above[marked.lastIndexOf(true, repository)] ?? folder;
  }
  const first = marked.indexOf(true);
  const gap = marked.indexOf(false, first);
  return first < 0 ? folder : (above[(gap < 0 ? marked.length : gap) - 1] ?? folder);
}

/** The folder and all around it, innermost first. */
function foldersUp(folder: string): string[] {
  const folders = [];
  for (let at = folder; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    folders.push(at);
  }
  return folders;
}
