import type { CheckedFile } from '../analysis/check-file';
import type { Folder } from './folder';

/** A document in its folder, as of now. */
export interface Located {
  readonly folder: Folder;
  readonly file: CheckedFile;
}
