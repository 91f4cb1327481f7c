/** The layout of a Maven repository on disk, and where people say it is. */
import { parseXml } from '../maven/xml';
import { normalizePath } from '../paths';

export interface Coordinates {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
}

/** The path of a file of an artifact below its repository, such as its `.pom`. */
export function repositoryPath(
  { group, artifact, version }: Coordinates,
  classifier: string,
  extension: string,
): string {
  const suffix = classifier === '' ? '' : `-${classifier}`;
  return `${group.replaceAll('.', '/')}/${artifact}/${version}/${artifact}-${version}${suffix}.${extension}`;
}

/** Parts of coordinates become parts of paths: what could lead elsewhere is no part. */
export function isPlain(part: string): boolean {
  return /^[\w.+-]+$/.test(part) && !part.includes('..');
}

/** The folder that `<localRepository>` of a `settings.xml` names; null when it names none. */
export function repositoryOfSettings(settings: string, home: string): string | null {
  const text = parseXml(settings)?.children.find(({ name }) => name === 'localRepository')?.text ?? '';
  const path = text.replace(/^~(?=\/)|\$\{(?:user\.home|env\.HOME)\}/g, home);
  return path === '' || path.includes('${') ? null : normalizePath(path);
}

/** The folder that `-Dmaven.repo.local=` names among the options of a JVM or of Maven; null when there is none. */
export function repositoryOfOptions(options: string): string | null {
  const [, quoted, plain] = /(?:^|\s)-Dmaven\.repo\.local=(?:"([^"]+)"|(\S+))/.exec(options) ?? [];
  const path = quoted ?? plain;
  return path === undefined ? null : normalizePath(path);
}
