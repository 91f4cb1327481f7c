/** From the versions a build gives to Flink's artifacts to the version of the module, or to the reason why it is unknown. */
import { type Message, message } from '../base/message';
import { type FlinkVersion, parseFlinkVersion } from '../flink/flink-version';
import { coreRank } from './flink-artifacts';
import type { FlinkVersionOrigin } from './project-model';
import { placeOf, type WrittenText, wholeText, whyUnknown } from './written-text';

/** A place of the build that gives a version to an artifact which is released with Flink. */
export interface FlinkUse {
  /** Without Scala suffix. */
  readonly artifact: string;
  readonly version: WrittenText;
}

export interface DecidedVersion {
  readonly flinkVersion: FlinkVersion | null;
  readonly flinkVersionOrigin: FlinkVersionOrigin;
}

/**
 * The version the strongest evidence agrees on: the first group that has any use decides, weaker ones cannot mend it.
 * Patch releases of one line agree. One artifact of the core outweighs others whose version cannot be told.
 */
export function decideFlinkVersion(groups: readonly (readonly FlinkUse[])[], otherwise: Message): DecidedVersion {
  const uses = groups.find((group) => group.length > 0);
  if (!uses) {
    return unknownVersion(otherwise);
  }
  const told: { use: FlinkUse; version: FlinkVersion }[] = [];
  let whyNot: Message | null = null;
  for (const use of uses) {
    const version = readVersion(use);
    if ('why' in version) {
      whyNot ??= version.why;
    } else {
      told.push({ use, version });
    }
  }
  told.sort((a, b) => (coreRank(a.use.artifact) ?? 99) - (coreRank(b.use.artifact) ?? 99));
  const [first, ...others] = told;
  if (!first || (whyNot && coreRank(first.use.artifact) === null)) {
    return unknownVersion(whyNot ?? otherwise);
  }
  const other = others.find(({ version }) => !isSameLine(version, first.version));
  if (other) {
    return unknownVersion(
      message(
        'The build has different versions of Flink: {0} {1} and {2} {3}',
        first.use.artifact,
        first.version.text,
        other.use.artifact,
        other.version.text,
      ),
    );
  }
  const place = placeOf(first.use.version);
  return place
    ? { flinkVersion: first.version, flinkVersionOrigin: place }
    : unknownVersion(message('The version of {0} is not known', first.use.artifact));
}

/** No version, with the reason. */
export function unknownVersion(why: Message): DecidedVersion {
  return { flinkVersion: null, flinkVersionOrigin: { kind: 'unknown', why } };
}

function readVersion({ artifact, version }: FlinkUse): FlinkVersion | { why: Message } {
  const text = wholeText(version);
  if (text === null) {
    return { why: whyUnknown(version) ?? message('The version of {0} is not known', artifact) };
  }
  return (
    parseFlinkVersion(exactVersion(text)) ?? {
      why: message('The version of {0}, “{1}”, does not name one release', artifact, text),
    }
  );
}

/** `1.20.0` for Gradle's `1.20.0!!` and Maven's `[1.20.0]`, which allow nothing else. */
function exactVersion(text: string): string {
  return text
    .trim()
    .replace(/!!$/, '')
    .replace(/^\[([\w.-]+)\]$/, '$1');
}

/** True for versions that differ at most in their patch number. */
export function isSameLine(a: FlinkVersion, b: FlinkVersion): boolean {
  return a.major === b.major && a.minor === b.minor;
}
