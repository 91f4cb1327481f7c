/** Classes outside the workspace whose names a star import, or `java.lang`, may bring. */
import knownNames from './known-names.json';

const PACKAGES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(knownNames).map(([name, classes]) => [name, new Set(classes.split(' '))]),
);

/** True for a public top-level class of the JDK's or Flink's listed packages; false says nothing. */
export function isKnownClass(binaryName: string): boolean {
  const dot = binaryName.lastIndexOf('.');
  return dot > 0 && (PACKAGES.get(binaryName.slice(0, dot))?.has(binaryName.slice(dot + 1)) ?? false);
}
