/** Folders that hold savepoints side by side. */
import { existsSync, readdirSync } from 'node:fs';
import { corePath } from './core-path';

/** Checkpoints lie below the job's id: `<folder>/<job id>/chk-7/_metadata`. */
const LEVELS = 3;

/** The savepoints below a folder; null when the path is a savepoint itself, or no folder. */
export function savepointsIn(given: string): string[] | null {
  const folder = corePath(given);
  if (existsSync(`${folder}/_metadata`)) {
    return null;
  }
  try {
    return below(folder, LEVELS);
  } catch {
    return null; // a file, or nothing: opening it says what is wrong
  }
}

function below(folder: string, levels: number): string[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => {
    const path = `${folder}/${name}`;
    if (existsSync(`${path}/_metadata`)) {
      return [path];
    }
    return levels > 1 ? below(path, levels - 1) : [];
  });
}
