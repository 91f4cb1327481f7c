/** Classes outside the workspace whose names a star import, `java.lang`, or a supertype may bring. */
import jdkNames from './jdk-names.json';
import knownNames from './known-names.json';

const PACKAGES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({ ...knownNames, ...jdkNames.packages }).map(([name, classes]) => [name, new Set(classes.split(' '))]),
);

const MEMBERS: ReadonlyMap<string, string> = new Map(Object.entries(jdkNames.members));

/** True for a public top-level class of the JDK's or Flink's listed packages; false says nothing. */
export function isKnownClass(binaryName: string): boolean {
  const dot = binaryName.lastIndexOf('.');
  return dot > 0 && (PACKAGES.get(binaryName.slice(0, dot))?.has(binaryName.slice(dot + 1)) ?? false);
}

/** The member class that a class of the JDK has or inherits by this name; null when it has none, or is not known. */
export function knownMember(binaryName: string, simpleName: string): string | null {
  const members = MEMBERS.get(binaryName)?.split(' ') ?? [];
  return members.find((member) => member.endsWith(`$${simpleName}`)) ?? null;
}
