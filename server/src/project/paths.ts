/** Paths with `/`, absolute or relative to the workspace root. */

/** The path without `.`, `..` and doubled separators; a `..` that leaves a relative path's start stays. */
export function normalizePath(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const kept: string[] = [];
  for (const part of slashed.split('/')) {
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') {
      kept.pop();
    } else if (part !== '' && part !== '.') {
      kept.push(part);
    }
  }
  return (slashed.startsWith('/') ? '/' : '') + kept.join('/');
}

/** `path` seen from `folder`; a path that is absolute stays what it is. */
export function joinPath(folder: string, path: string): string {
  return isAbsolute(path) || folder === '' ? normalizePath(path) : normalizePath(`${folder}/${path}`);
}

/** The folder a normalized path stands in; null at the top. */
export function parentFolder(path: string): string | null {
  const slash = path.lastIndexOf('/');
  if (slash > 0) {
    return path.slice(0, slash);
  }
  if (slash === 0) {
    return path === '/' ? null : '/';
  }
  return path === '' || path === '..' ? null : '';
}

/** True when a normalized path is the folder or stands in it. */
export function isWithin(folder: string, path: string): boolean {
  if (folder === '') {
    return !isAbsolute(path) && path !== '..' && !path.startsWith('../');
  }
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The folder and those above it up to `root`, from the inside out; empty when it is not in `root`. */
export function foldersUpTo(root: string, folder: string): string[] {
  const folders: string[] = [];
  for (let at: string | null = folder; at !== null && isWithin(root, at); at = parentFolder(at)) {
    folders.push(at);
  }
  return folders;
}

function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
}
