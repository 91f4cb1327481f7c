/** Versions of Flink. */

/** A released line of Flink, such as 1.20; the patch number changes nothing the product decides. */
export interface FlinkVersion {
  readonly major: number;
  readonly minor: number;
  /** As it is written in the build: `1.20.5`, `1.20-SNAPSHOT`. */
  readonly text: string;
}

/** Reads `1.20`, `1.20.5`, `2.0-preview1`; null for anything else (`${flink.version}`, `latest`, `[1.0,2.0)`). */
export function parseFlinkVersion(text: string): FlinkVersion | null {
  const match = /^(\d+)\.(\d+)(?:[.-][\w.-]+)?$/.exec(text.trim());
  return match ? { major: Number(match[1]), minor: Number(match[2]), text: text.trim() } : null;
}

/** True when the version is `major.minor` or a later line. */
export function isAtLeast(version: FlinkVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}
