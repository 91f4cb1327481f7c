/** The two revisions of a comparison: each a revision of git, a folder, or the working tree. */
import { statSync } from 'node:fs';
import { buildWorkspace } from '../analysis/build-workspace';
import { KNOWN_RULES } from '../analysis/registry';
import { DEFAULT_SETTINGS, overrideSettings, parseSettings, SETTINGS_FILE, type Settings } from '../analysis/settings';
import type { ParseJava } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { sayInEnglish } from '../base/message';
import { GitFailed } from '../io/git';
import { findBaseline } from '../io/git-baseline';
import { readRevision } from '../io/git-revision';
import { corePath } from '../io/read-folder';
import type { Answers } from './answers';
import { CannotRun } from './exit';
import { locateRoot } from './locate-root';
import { givenClassPath, openWorkspace, type WorkspaceOptions } from './open-workspace';

export interface Side {
  /** As it is called in answers. */
  readonly name: string;
  readonly workspace: Workspace;
}

/** The text of the files as they are now. @param folder absolute, with `/` */
export async function workingTree(
  folder: string,
  options: WorkspaceOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<Side> {
  const root = locateRoot(folder);
  return { name: 'working tree', workspace: await openWorkspace(root, [folder], options, parse, answers) };
}

/**
 * A revision by its name, or a folder.
 * @param like what it is compared with: files that are the same are read once
 * @throws CannotRun when there is neither
 */
export async function namedSide(
  name: string,
  options: WorkspaceOptions,
  parse: ParseJava,
  answers: Answers,
  like?: Workspace,
): Promise<Side> {
  const root = locateRoot(answers.workingDirectory);
  try {
    const baseline = await findBaseline(root, name);
    const { other, ...texts } = await readRevision(root, baseline.commit, new Map(), SETTINGS_FILE);
    const settings = overrideSettings(settingsIn(other), { flinkVersion: options.flink });
    const given = options.classPath?.length ? { classPaths: givenClassPath(options.classPath) } : {};
    const previous = like?.input.root === root ? like : undefined;
    return {
      name: `${baseline.name} (${baseline.commit.slice(0, 10)})`,
      workspace: buildWorkspace(root, { ...texts, ...given }, settings, () => parse, previous),
    };
  } catch (error) {
    if (!(error instanceof GitFailed)) {
      throw error;
    }
    if (statSync(name, { throwIfNoEntry: false })?.isDirectory()) {
      const folder = corePath(name);
      return { name, workspace: await openWorkspace(folder, [folder], options, parse, answers) };
    }
    throw new CannotRun(`cannot read the revision ${name}: ${sayInEnglish(error.why)}`);
  }
}

/** The settings of an old revision; what is wrong with them is no matter of today. */
function settingsIn(text: string | null): Settings {
  return text === null ? DEFAULT_SETTINGS : parseSettings(text, KNOWN_RULES).settings;
}
