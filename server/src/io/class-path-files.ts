/** Jars, output folders and the local Maven repository of this machine. Nothing of them is executed. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { ClassPathSource } from '../analysis/folder-texts';
import type { ClassContainer, ClassPathFiles } from '../project/class-path/class-path';
import { repositoryOfOptions, repositoryOfSettings } from '../project/class-path/local-repository';
import { corePath } from './core-path';
import { decodeText } from './decode-text';
import { Jar } from './jar';

const LARGEST_TEXT = 1_000_000;
const LARGEST_CLASS = 20_000_000;

/** What a class path is made of here. */
export function classPathFiles(): ClassPathFiles {
  return {
    repository: localRepository(),
    gradleCache: gradleCache(),
    read: readText,
    exists: existsSync,
    list: namesIn,
    open: openContainer,
  };
}

/** Class paths as builds and the local repository tell them. */
export function followedClassPaths(): ClassPathSource {
  return { files: classPathFiles(), classPathOf: (_project, followed) => followed() };
}

/** The local repository as Maven finds it: an option, the person's settings, or `~/.m2/repository`; null when it is not there. */
export function localRepository(environment: NodeJS.ProcessEnv = process.env, home = homedir()): string | null {
  const settings = readText(path.join(home, '.m2', 'settings.xml'));
  const folder =
    repositoryOfOptions(`${environment.MAVEN_ARGS ?? ''} ${environment.MAVEN_OPTS ?? ''}`) ??
    (settings === null ? null : repositoryOfSettings(settings, corePath(home))) ??
    corePath(path.join(home, '.m2', 'repository'));
  return existsSync(folder) ? folder : null;
}

/** The modules in Gradle's cache, in GRADLE_USER_HOME or `~/.gradle`; null when they are not there. */
export function gradleCache(environment: NodeJS.ProcessEnv = process.env, home = homedir()): string | null {
  const gradle = environment.GRADLE_USER_HOME || path.join(home, '.gradle');
  const folder = corePath(path.join(gradle, 'caches', 'modules-2', 'files-2.1'));
  return existsSync(folder) ? folder : null;
}

/** Jars and folders of a class path as Java's `-classpath` takes them: `dir/*` is all jars of a folder. */
export function expandClassPath(parts: readonly string[]): string[] {
  return parts.flatMap((part) => (/(?:^|[\\/])\*$/.test(part) ? jarsIn(part.slice(0, -1) || '.') : [corePath(part)]));
}

function jarsIn(folder: string): string[] {
  if (!existsSync(folder)) {
    return [corePath(folder)]; // said to be missing by whoever opens it
  }
  const names = namesIn(folder).filter((name) => /\.jar$/i.test(name));
  return names.sort().map((name) => corePath(path.join(folder, name)));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function openContainer(file: string): ClassContainer {
  return isFolder(file) ? { find: (entry) => readBytes(`${file}/${entry}`) } : new Jar(file);
}

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

function readBytes(file: string): Uint8Array | null {
  try {
    return statSync(file).size <= LARGEST_CLASS ? readFileSync(file) : null;
  } catch {
    return null;
  }
}

function readText(file: string): string | null {
  try {
    return statSync(file).size <= LARGEST_TEXT ? decodeText(readFileSync(file)) : null;
  } catch {
    return null;
  }
}
