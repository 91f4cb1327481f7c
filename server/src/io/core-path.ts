/** Paths of this machine as the core knows them. */
import path from 'node:path';

/** An absolute path with `/` between its names. */
export function corePath(file: string): string {
  return path.resolve(file).split(path.sep).join('/');
}
