/** Reads from disk what a workspace is made of: Java sources, builds, configuration. */
import { readdir, readFile, stat } from 'node:fs/promises';
import type { FolderTexts, ReadText } from '../analysis/folder-texts';
import { isConfigurationFile, textKind } from '../analysis/folder-texts';
import { type Cancellation, throwIfCancelled } from '../base/cancellation';
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { isBuildFile } from '../project/read-project';
import { followedClassPaths } from './class-path-files';
import { corePath } from './core-path';
import { decodeText } from './decode-text';
import { whyUnreadable } from './why-unreadable';

/** What builds make beside their build file; deeper down the same names are packages. */
const OUTPUT_FOLDERS = new Set(['target', 'build', 'out', 'bin', 'dist']);

const MAX_JAVA_BYTES = 10_000_000;
const MAX_OTHER_BYTES = 1_000_000;
const FILES_AT_ONCE = 16;

export { corePath };

/** Called now and then with the number of files read so far. */
export type Progress = (files: number) => void;

/**
 * Reads a folder and all below it. Links to folders are not followed, so that a loop cannot trap it; what cannot be
 * read is told in `unread`.
 * @throws Cancelled when the caller cancelled.
 */
export async function readFolder(root: string, cancellation: Cancellation, progress?: Progress): Promise<FolderTexts> {
  const unread: Incomplete[] = [];
  const texts = {
    java: new Map<string, string>(),
    builds: new Map<string, string>(),
    configuration: new Map<string, string>(),
  };
  const files: string[] = [];
  for await (const file of filesBelow(corePath(root), unread, cancellation)) {
    files.push(file);
  }
  const answers: ReadText[] = [];
  let begun = 0;
  let done = 0;
  const next = async (): Promise<void> => {
    for (let i = begun++; i < files.length; i = begun++) {
      throwIfCancelled(cancellation);
      answers[i] = await readTextFile(files[i] ?? '');
      progress?.(++done);
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, next));
  // whichever was read first: answers come in the order of the names, each time
  files.forEach((file, i) => {
    const read = answers[i];
    if (read?.text != null) {
      texts[textKind(file)].set(file, read.text);
    } else if (read) {
      unread.push({ what: 'file', why: read.why, path: file });
    }
  });
  return { ...texts, unread, classPaths: followedClassPaths() };
}

/** The most bytes that are read of a file. */
export function limitOf(file: string): number {
  return file.endsWith('.java') ? MAX_JAVA_BYTES : MAX_OTHER_BYTES;
}

/** Reads one file, or says why not. */
export async function readTextFile(file: string): Promise<ReadText> {
  try {
    const limit = limitOf(file);
    const { size } = await stat(file);
    if (size > limit) {
      return { text: null, why: message('it has {0} bytes, more than the {1} that are read', size, limit) };
    }
    const text = decodeText(await readFile(file));
    return text === null ? { text: null, why: message('it is no text') } : { text };
  } catch (error) {
    return { text: null, why: whyUnreadable(error) };
  }
}

async function* filesBelow(root: string, unread: Incomplete[], cancellation: Cancellation): AsyncIterable<string> {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    throwIfCancelled(cancellation);
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      const hasOutput = folder === root || entries.some(({ name }) => isBuildFile(name));
      for (const entry of entries) {
        const full = `${folder === '/' ? '' : folder}/${entry.name}`;
        if (entry.isDirectory()) {
          if (isRead(entry.name, hasOutput)) {
            folders.push(full);
          }
        } else if (isInteresting(full) && (entry.isFile() || (entry.isSymbolicLink() && (await isFile(full))))) {
          yield full;
        }
      }
    } catch (error) {
      unread.push({ what: 'folder', why: whyUnreadable(error), path: folder });
    }
  }
}

/** Hidden folders (all but GitHub's workflows) and installed packages are nobody's sources, nor is what a build made. */
export function isRead(name: string, hasOutput: boolean): boolean {
  return (
    (!name.startsWith('.') || name === '.github') && name !== 'node_modules' && !(hasOutput && OUTPUT_FOLDERS.has(name))
  );
}

async function isFile(link: string): Promise<boolean> {
  try {
    return (await stat(link)).isFile();
  } catch {
    return false; // a link to nowhere, or in a circle
  }
}

/** True for the files a workspace is made of. */
export function isInteresting(file: string): boolean {
  return file.endsWith('.java') || isBuildFile(file) || isConfigurationFile(file);
}
