/** The class path of a module: what its build brings, found without running anything. */
import type { Message } from '../../base/message';

/** What the machine has beside the workspace's own texts. Paths are absolute, with `/`. */
export interface ClassPathFiles {
  /** The local Maven repository; null when there is none. */
  readonly repository: string | null;
  /** The folder of Gradle's cache that has the files of modules; null when there is none. */
  readonly gradleCache: string | null;
  /** The text of a file; null when there is no such file, or it cannot be read. */
  read(path: string): string | null;
  exists(path: string): boolean;
  /** The names of what is in a folder; none when there is no such folder. */
  list(folder: string): readonly string[];
  /** Opens a jar, or a folder of classes, when something is looked up in it. */
  open(path: string): ClassContainer;
}

/** A jar or a folder of classes. */
export interface ClassContainer {
  /** The bytes of an entry such as `a/b/C$D.class`; null when it has none, or cannot be read. */
  find(entry: string): Uint8Array | null;
}

export interface ClassPath {
  /** Jars and folders of classes, in the order in which classes are looked for. */
  readonly entries: readonly string[];
  /** What was not found. While there is any, a class that is not on the class path may still be there. */
  readonly missing: readonly Message[];
}

/** Maven's; Gradle's by language; that of Gradle before 4. */
const OUTPUT_FOLDERS = [
  'target/classes',
  'build/classes/java/main',
  'build/classes/kotlin/main',
  'build/classes/scala/main',
  'build/classes/groovy/main',
  'build/classes/main',
];

/** Folders of a module into which builds compile, and with them what they generate. */
export function outputFolders(module: string): string[] {
  return OUTPUT_FOLDERS.map((folder) => `${module}/${folder}`);
}
