/** Makes a workspace of texts, taking over from the one before what did not change. */

import { ClassPathFinder } from '../project/class-path/project-class-path';
import type { ProjectModel } from '../project/project-model';
import { ProjectReader } from '../project/read-project';
import { ClassPathClasses } from './class-path-classes';
import { ConfigurationText } from './configuration-text';
import type { FolderTexts } from './folder-texts';
import type { Settings } from './settings';
import { type ParseJava, SourceText } from './source-text';
import { Workspace, withoutBuild } from './workspace';

/**
 * @param root absolute path of the folder the settings speak of
 * @param previous the snapshot before: its files are kept where text and project are the same
 */
export function buildWorkspace(
  root: string,
  texts: FolderTexts,
  settings: Settings,
  parserOf: (path: string) => ParseJava,
  previous?: Workspace,
): Workspace {
  const projects = previous?.input.builds === texts.builds ? previous.input.projects : readProjects(root, texts.builds);
  const sameClassPaths = previous?.input.projects === projects && previous.input.classPathSource === texts.classPaths;
  const classPaths = sameClassPaths ? previous.input.classPaths : classPathsOf(root, projects, texts);
  const files = Array.from(texts.java, ([path, text]) => {
    const project = projectFolder(path, root, projects);
    const known = previous?.file(path);
    return known && known.text === text && known.project === project
      ? known
      : new SourceText(path, project, text, parserOf(path));
  });
  const input = {
    root,
    files,
    builds: texts.builds,
    projects,
    classPaths,
    classPathSource: texts.classPaths,
    settings,
    configuration: texts.configuration,
    configurationFiles: configurationFiles(root, texts.configuration, projects, previous),
    unread: texts.unread,
  };
  return new Workspace(input, previous);
}

function configurationFiles(
  root: string,
  texts: FolderTexts['configuration'],
  projects: ReadonlyMap<string, ProjectModel>,
  previous: Workspace | undefined,
): ReadonlyMap<string, ConfigurationText> {
  if (previous?.input.configuration === texts && previous.input.projects === projects) {
    return previous.input.configurationFiles;
  }
  return new Map(
    Array.from(texts, ([path, text]) => {
      const project = projectFolder(path, root, projects);
      const known = previous?.configurationFile(path);
      const same = known?.text === text && known.project === project;
      return [path, same ? known : new ConfigurationText(path, project, text)];
    }),
  );
}

function readProjects(root: string, builds: ReadonlyMap<string, string>): ReadonlyMap<string, ProjectModel> {
  const folders = new Set(Array.from(builds.keys(), (path) => path.slice(0, path.lastIndexOf('/'))));
  const reader = new ProjectReader(root, { read: (path) => builds.get(path) ?? null });
  const projects = new Map<string, ProjectModel>();
  for (const folder of folders) {
    const project = reader.read(folder);
    if (project) {
      projects.set(folder, project);
    }
  }
  return projects;
}

/** The class paths of the projects; nothing is looked at before a class is asked for. */
function classPathsOf(
  root: string,
  projects: ReadonlyMap<string, ProjectModel>,
  { builds, classPaths: source }: FolderTexts,
): ReadonlyMap<string, ClassPathClasses> {
  if (!source) {
    return new Map();
  }
  const finder = new ClassPathFinder(builds, source.files);
  return new Map(
    // files without a build belong to the root, and a class path may be given for them
    Array.from(new Map([[root, withoutBuild(root)], ...projects]), ([folder, project]) => [
      folder,
      new ClassPathClasses(source.files, () => source.classPathOf(project, () => finder.of(project))),
    ]),
  );
}

/** The nearest folder around a file that has a build; the root where there is none. */
function projectFolder(path: string, root: string, projects: ReadonlyMap<string, ProjectModel>): string {
  let folder = path;
  while (folder.length > root.length) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    if (projects.has(folder)) {
      return folder;
    }
  }
  return root;
}
