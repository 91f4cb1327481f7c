/** From what is known of a module to its class path. */
import { type Message, message } from '../../base/message';
import type { Dependency, ProjectModel } from '../project-model';
import { type ClassPath, type ClassPathFiles, outputFolders } from './class-path';
import { gradleClassPath } from './gradle-class-path';
import { mavenClassPath } from './maven-class-path';
import { RepositoryPoms, type ResolvedDependency } from './repository-poms';

/** Finds the class paths of the modules of a workspace at one moment. */
export class ClassPathFinder {
  private readonly poms: RepositoryPoms;

  /** @param builds the workspace's build files by path */
  constructor(
    builds: ReadonlyMap<string, string>,
    private readonly files: ClassPathFiles,
  ) {
    this.poms = new RepositoryPoms(builds, files);
  }

  /** The module's output folders, then what its dependencies bring. */
  of({ root, buildFile, dependencies }: ProjectModel): ClassPath {
    const own = outputFolders(root).filter((folder) => this.files.exists(folder));
    const found = buildFile === null ? NO_BUILD : this.ofBuild(buildFile, dependencies);
    return { entries: [...new Set([...own, ...found.entries])], missing: found.missing };
  }

  private ofBuild(buildFile: string, dependencies: readonly Dependency[]): ClassPath {
    if (buildFile.endsWith('.xml')) {
      const pom = this.poms.at(buildFile);
      if (!pom) {
        return { entries: [], missing: [message('{0} cannot be read', buildFile)] };
      }
      const path = mavenClassPath(pom.dependencies, pom.managed, this.poms, this.files);
      return { ...path, missing: [...pom.missing.map(notInRepository), ...path.missing] };
    }
    // a script may add what no text shows: what is found here is never complete
    const direct = dependencies.filter(({ forTests }) => !forTests).map(asResolved);
    const path = gradleClassPath(direct, this.poms, this.files);
    return { ...path, missing: [...path.missing, message('what Gradle adds to the class path is not followed')] };
  }
}

const NO_BUILD: ClassPath = { entries: [], missing: [message('no Maven or Gradle build was found')] };

function notInRepository(coordinates: string): Message {
  return message('{0} is in no local repository of Maven or Gradle', coordinates);
}

function asResolved({ group, artifact, version }: Dependency): ResolvedDependency {
  const nothing = { classifier: '', scope: null, optional: false, exclusions: [], systemPath: null };
  return { group, artifact, version, type: 'jar', ...nothing };
}
