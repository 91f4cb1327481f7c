/** Folders that hold savepoints side by side. */
import { existsSync, readdirSync } from 'node:fs';
import { givenPath } from './given-path';

/** Checkpoints lie below the job's id: `<folder>/<job id>/chk-7/_metadata`. */
const LEVELS = 3;

/** The savepoints below a folder, in the order of their names; null when the path is a savepoint itself, or no folder. */
export function savepointsIn(given: string): string[] | null {
  const folder = givenPath(given);
  if (typeof folder !== 'string' || existsSync(`${folder}/_metadata`)) {
    return null;
  }
  try {
    return below(folder, LEVELS);
  } catch {
    return null; // a file, or nothing: opening it says what is wrong
  }
}

function below(folder: string, levels: number): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if ((entry.isDirectory() || entry.isSymbolicLink()) && existsSync(`${path}/_metadata`)) {
      return [path];
    }
    return entry.isDirectory() && levels > 1 ? belowOrItself(path, levels - 1) : [];
  });
}

/** What may not be looked into is named itself: opening it says why. */
function belowOrItself(folder: string, levels: number): string[] {
  try {
    return below(folder, levels);
  } catch {
    return [folder];
  }
}
