/**
 * The class path of a Maven module as Maven would resolve it: breadth first, the nearest version wins, management of
 * the module itself rules all (Maven's "Introduction to the Dependency Mechanism").
 */
import { type Message, message } from '../../base/message';
import { artifactFile } from './artifact-files';
import { type ClassPath, type ClassPathFiles, outputFolders } from './class-path';
import { isPlain } from './local-repository';
import { dependencyKey, type RepositoryPoms, type ResolvedDependency, withManagement } from './repository-poms';

/** Larger graphs are given up. */
const MOST_ARTIFACTS = 5000;
/** Types of artifacts whose file is a jar, with the classifier they stand for (Maven's artifact handlers). */
const JAR_TYPES: ReadonlyMap<string, string> = new Map([
  ['jar', ''],
  ['bundle', ''],
  ['ejb', ''],
  ['maven-plugin', ''],
  ['test-jar', 'tests'],
]);

interface Waiting {
  readonly dependency: ResolvedDependency;
  readonly exclusions: readonly string[];
}

/**
 * What the dependencies of a module bring to its main code, with what only the cluster provides.
 * @param choose the version to take where one is asked for; the nearest one when left out
 */
export function mavenClassPath(
  direct: readonly ResolvedDependency[],
  managed: ReadonlyMap<string, ResolvedDependency>,
  poms: RepositoryPoms,
  files: ClassPathFiles,
  choose: (key: string, version: string) => string = (_key, version) => version,
): ClassPath {
  const entries: string[] = [];
  const missing: Message[] = [];
  const seen = new Set<string>();
  const waiting: Waiting[] = direct
    .filter((dependency) => dependency.scope !== 'test')
    .map((dependency) => ({ dependency, exclusions: dependency.exclusions }));
  for (let i = 0; i < waiting.length && seen.size < MOST_ARTIFACTS; i++) {
    const { dependency, exclusions } = waiting[i] as Waiting;
    const key = dependencyKey(dependency);
    const asked = dependency.version && exactVersion(dependency.version);
    const version = asked && choose(key, asked);
    if (seen.has(key)) {
      continue;
    }
    seen.add(key);
    const named = `${dependency.group}:${dependency.artifact}`;
    if (dependency.scope === 'system') {
      entries.push(...(dependency.systemPath ? [dependency.systemPath] : []));
      continue;
    }
    if (!version) {
      missing.push(message('the version of {0} is not known', named));
      continue;
    }
    const pom = poms.find(dependency.group, dependency.artifact, version);
    if (pom?.module) {
      entries.push(...outputFolders(pom.module).filter((folder) => files.exists(folder)));
    } else {
      const isJar = JAR_TYPES.has(dependency.type);
      const jar = isJar ? jarOf(dependency, version, files) : null;
      if (jar !== null) {
        entries.push(jar);
      }
      if ((isJar && jar === null) || !pom) {
        missing.push(message('{0} is in no local repository of Maven or Gradle', `${named}:${version}`));
      }
    }
    if (!pom) {
      continue;
    }
    missing.push(...pom.missing.map((each) => message('{0} is in no local repository of Maven or Gradle', each)));
    for (const next of pom.dependencies) {
      const ruled = ruledBy(next, managed.get(dependencyKey(next)));
      const isBrought = (ruled.scope ?? 'compile') === 'compile' || ruled.scope === 'runtime';
      if (isBrought && !ruled.optional && !exclusions.some((pattern) => excludes(pattern, ruled))) {
        waiting.push({ dependency: ruled, exclusions: [...exclusions, ...ruled.exclusions] });
      }
    }
  }
  return { entries: [...new Set(entries)], missing };
}

/** Of what is not written in the module itself, its management decides version and scope. */
function ruledBy(dependency: ResolvedDependency, managed: ResolvedDependency | undefined): ResolvedDependency {
  const exclusions = [...dependency.exclusions, ...(managed?.exclusions ?? [])];
  return managed
    ? withManagement(
        {
          ...dependency,
          version: managed.version ?? dependency.version,
          scope: managed.scope ?? dependency.scope,
          exclusions,
        },
        managed,
      )
    : dependency;
}

function jarOf(
  { group, artifact, type, classifier }: ResolvedDependency,
  version: string,
  files: ClassPathFiles,
): string | null {
  return artifactFile({ group, artifact, version }, classifier || (JAR_TYPES.get(type) ?? ''), 'jar', files);
}

/** `1.2` of `1.2` and `[1.2]`; null for ranges, which only a repository's metadata can answer. */
function exactVersion(text: string): string | null {
  const version = text.replace(/^\[([^,[\]()]+)\]$/, '$1');
  return isPlain(version) ? version : null;
}

function excludes(pattern: string, { group, artifact }: ResolvedDependency): boolean {
  const [ofGroup = '', ofArtifact = ''] = pattern.split(':');
  return (ofGroup === '*' || ofGroup === group) && (ofArtifact === '*' || ofArtifact === artifact);
}
