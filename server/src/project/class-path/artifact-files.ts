/** Finds the files of an artifact in the repositories that Maven and Gradle keep on this machine. */
import type { ClassPathFiles } from './class-path';
import { type Coordinates, isPlain, repositoryPath } from './local-repository';

/** The path of a file of an artifact; null when neither repository has it. */
export function artifactFile(
  coordinates: Coordinates,
  classifier: string,
  extension: string,
  files: ClassPathFiles,
): string | null {
  const { group, artifact, version } = coordinates;
  if (![group, artifact, version].every(isPlain) || !(classifier === '' || isPlain(classifier))) {
    return null;
  }
  const inMaven = files.repository && `${files.repository}/${repositoryPath(coordinates, classifier, extension)}`;
  return inMaven && files.exists(inMaven) ? inMaven : inGradleCache(coordinates, classifier, extension, files);
}

/** Gradle keeps each file of an artifact in a folder that is named by the file's checksum. */
function inGradleCache(
  { group, artifact, version }: Coordinates,
  classifier: string,
  extension: string,
  files: ClassPathFiles,
): string | null {
  if (files.gradleCache === null) {
    return null;
  }
  const folder = `${files.gradleCache}/${group}/${artifact}/${version}`;
  const name = `${artifact}-${version}${classifier === '' ? '' : `-${classifier}`}.${extension}`;
  const found = files.list(folder).find((checksum) => files.exists(`${folder}/${checksum}/${name}`));
  return found === undefined ? null : `${folder}/${found}/${name}`;
}

/** Whether a file lies in one of the repositories. */
export function isInRepository(file: string, { repository, gradleCache }: ClassPathFiles): boolean {
  return [repository, gradleCache].some((folder) => folder !== null && file.startsWith(`${folder}/`));
}
