/** The two revisions of a comparison: each a revision of git, a folder, or the working tree. */
import { statSync } from 'node:fs';
import { buildWorkspace } from '../analysis/build-workspace';
import type { OldSide } from '../analysis/comparison';
import type { FolderTexts } from '../analysis/folder-texts';
import { DEFAULT_SETTINGS } from '../analysis/settings';
import type { ParseJava } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import { sayInEnglish } from '../base/message';
import { BaselineReader } from '../io/baseline-reader';
import { followedClassPaths } from '../io/class-path-files';
import { GitFailed } from '../io/git';
import { corePath } from '../io/read-folder';
import type { Answers } from './answers';
import { CannotRun } from './exit';
import { locateRoot } from './locate-root';
import { givenClassPath, openWorkspace, type WorkspaceOptions } from './open-workspace';

export interface Side extends OldSide {
  /** As it is called in answers. */
  readonly shown: string;
}

/** The text of the files as they are now. @param folder absolute, with `/` */
export async function workingTree(
  folder: string,
  options: WorkspaceOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<Side> {
  const root = locateRoot(folder);
  return { shown: 'working tree', workspace: await openWorkspace(root, [folder], options, parse, answers) };
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
  const given = options.classPath?.length ? { classPaths: givenClassPath(options.classPath) } : {};
  const now = like?.input.root === root ? like : emptyWorkspace(root, given, parse);
  try {
    const baseline = await new BaselineReader(parse).read(now, name, options.flink);
    return { ...baseline, shown: `${baseline.name} (${baseline.commit.slice(0, 10)})` };
  } catch (error) {
    if (!(error instanceof GitFailed)) {
      throw error;
    }
    if (statSync(name, { throwIfNoEntry: false })?.isDirectory()) {
      const folder = corePath(name);
      return { shown: name, workspace: await openWorkspace(folder, [folder], options, parse, answers) };
    }
    throw new CannotRun(`cannot read the revision ${name}: ${sayInEnglish(error.why)}`);
  }
}

/** What a revision is read beside when there is nothing to share with. */
function emptyWorkspace(root: string, given: Pick<FolderTexts, 'classPaths'>, parse: ParseJava): Workspace {
  const none = { java: new Map(), builds: new Map(), configuration: new Map(), unread: [] };
  return buildWorkspace(root, { ...none, classPaths: followedClassPaths(), ...given }, DEFAULT_SETTINGS, () => parse);
}
