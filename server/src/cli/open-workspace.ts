/** From the paths of a command to the workspace around them. */
import { stat } from 'node:fs/promises';
import { buildWorkspace } from '../analysis/build-workspace';
import type { ConfigurationText } from '../analysis/configuration-text';
import type { ClassPathSource, FolderTexts } from '../analysis/folder-texts';
import { KNOWN_RULES } from '../analysis/registry';
import {
  DEFAULT_SETTINGS,
  overrideSettings,
  parseSettings,
  type RuleSetting,
  SETTINGS_FILE,
  type Settings,
} from '../analysis/settings';
import type { ParseJava, SourceText } from '../analysis/source-text';
import { type ToldClassPath, withToldClassPaths } from '../analysis/told-class-paths';
import type { Workspace } from '../analysis/workspace';
import { notCancellable } from '../base/cancellation';
import { sayInEnglish } from '../base/message';
import { userCacheFolder } from '../io/class-path-cache';
import { classPathFiles, expandClassPath } from '../io/class-path-files';
import { corePath, readFolder, readTextFile } from '../io/read-folder';
import { resolveClassPaths } from '../io/resolve-class-path';
import { whyUnreadable } from '../io/why-unreadable';
import { type Answers, shownPath } from './answers';
import { CannotRun } from './exit';
import { locateRoot } from './locate-root';

/** What the command line says instead of settings and builds. */
export interface WorkspaceOptions {
  readonly flink: string | null;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Jars, folders of classes and `folder/*`, instead of what the build says; absent or empty where the build counts. */
  readonly classPath?: readonly string[];
  /** Whether Maven or Gradle may be run to tell the class path. */
  readonly resolve?: boolean;
}

/** The paths by the root whose files must be read for them. @throws CannotRun for a path that cannot be read. */
export async function byRoot(paths: readonly string[]): Promise<Map<string, string[]>> {
  const roots = new Map<string, string[]>();
  for (const path of paths) {
    const full = corePath(path);
    const isFolder = await stat(full).then(
      (found) => found.isDirectory(),
      (error: unknown) => {
        throw new CannotRun(`cannot read ${path}: ${sayInEnglish(whyUnreadable(error))}`);
      },
    );
    const root = locateRoot(isFolder ? full : full.slice(0, full.lastIndexOf('/')));
    roots.set(root, [...(roots.get(root) ?? []), full]);
  }
  return roots;
}

/**
 * The workspace around paths, with the team's settings and what the command line says instead.
 * @param wanted the files and folders that are asked about
 */
export async function openWorkspace(
  root: string,
  wanted: readonly string[],
  options: WorkspaceOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<Workspace> {
  const settings = await readSettings(root, answers);
  const texts = await readFolder(root, notCancellable, (files) => answers.progress(`read ${files} files`));
  const own = overrideSettings(settings, { flinkVersion: options.flink, rules: options.rules });
  const given = options.classPath?.length ? { ...texts, classPaths: givenClassPath(options.classPath) } : texts;
  const workspace = buildWorkspace(root, given, own, () => parse);
  return options.resolve && given === texts ? withResolved(workspace, texts, wanted, parse, answers) : workspace;
}

/** The workspace with what its builds tell of the class paths of the wanted files. */
async function withResolved(
  workspace: Workspace,
  texts: FolderTexts,
  wanted: readonly string[],
  parse: ParseJava,
  answers: Answers,
): Promise<Workspace> {
  const { root, builds, settings } = workspace.input;
  const files = filesWithin(workspace, wanted);
  const projects = [...new Set(files.map((file) => workspace.projectOf(file).model))];
  const told = new Map<string, ToldClassPath>();
  const request = { root, builds, projects, cacheFolder: userCacheFolder() };
  for await (const [folder, classPath] of resolveClassPaths(request, notCancellable, (tool, project) =>
    answers.progress(`running ${tool} to learn the class path of ${shownPath(project.root, answers)}`),
  )) {
    told.set(folder, classPath);
  }
  answers.progress('');
  const { classPaths } = texts;
  return classPaths
    ? buildWorkspace(
        root,
        { ...texts, classPaths: withToldClassPaths(classPaths, told) },
        settings,
        () => parse,
        workspace,
      )
    : workspace;
}

/** @throws CannotRun when the given class path names what does not exist. */
export function givenClassPath(classPath: readonly string[]): ClassPathSource {
  const files = classPathFiles();
  const entries = expandClassPath(classPath);
  const absent = entries.find((entry) => !files.exists(entry));
  if (absent !== undefined) {
    throw new CannotRun(`there is no ${absent}, which --classpath names`);
  }
  return { files, classPathOf: () => ({ entries, missing: [] }) };
}

/** The files of a workspace that are one of the paths or lie below one, without the excluded ones. */
export function filesWithin(workspace: Workspace, paths: readonly string[]): readonly SourceText[] {
  return workspace.checkedFiles.filter(({ path }) => isWithinAny(path, paths));
}

/** The same of the files outside the Java code that say something about Flink. */
export function configurationWithin(workspace: Workspace, paths: readonly string[]): readonly ConfigurationText[] {
  return workspace.checkedConfiguration.filter(({ path }) => isWithinAny(path, paths));
}

function isWithinAny(path: string, paths: readonly string[]): boolean {
  return paths.some((at) => path === at || path.startsWith(`${at}/`));
}

async function readSettings(root: string, answers: Answers): Promise<Settings> {
  const path = `${root}/${SETTINGS_FILE}`;
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  if (!exists) {
    return DEFAULT_SETTINGS;
  }
  const read = await readTextFile(path);
  const fail = (why: string) => new CannotRun(`${shownPath(path, answers)}: ${why}`);
  if (read.text === null) {
    throw fail(sayInEnglish(read.why));
  }
  const { settings, problems } = parseSettings(read.text, KNOWN_RULES);
  if (problems.length > 0) {
    throw fail(problems.map(sayInEnglish).join('; '));
  }
  return settings;
}
