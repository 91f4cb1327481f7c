/** A dependency as a build writes it, and what it says about Flink. */
import { type Message, message } from '../base/message';
import type { FlinkUse } from './decide-version';
import { builtForFlink, isFlinkGroup, isVersionedWithFlink, withoutScalaSuffix } from './flink-artifacts';
import type { Dependency } from './project-model';
import { type BuildPlace, knownStart, unknownText, type WrittenText, wholeText } from './written-text';

/** A dependency, each part of it with the places it was put together from. */
export interface ReadDependency {
  readonly group: WrittenText;
  readonly artifact: WrittenText;
  /** When no version can be told: unknown, with the reason. */
  readonly version: WrittenText;
  readonly forTests: boolean;
  readonly place: BuildPlace;
}

/** What other rooms get to see of the dependencies; one whose name is computed is left out. */
export function toDependencies(dependencies: readonly ReadDependency[]): Dependency[] {
  return dependencies.flatMap(({ group, artifact, version, forTests, place: { file, line } }) => {
    const groupText = wholeText(group);
    const artifactText = wholeText(artifact);
    return groupText === null || artifactText === null
      ? []
      : [{ group: groupText, artifact: artifactText, version: wholeText(version), forTests, file, line }];
  });
}

/** The versions that are given to artifacts released with Flink. */
export function flinkUses(dependencies: readonly ReadDependency[]): FlinkUse[] {
  return dependencies.flatMap(({ group, artifact, version }) => {
    if (!isFlinkGroup(wholeText(group))) {
      return [];
    }
    const written = knownStart(artifact);
    const name = withoutScalaSuffix(written);
    const isComputed = wholeText(artifact) === null;
    if (isVersionedWithFlink(name) && !(isComputed && name === written)) {
      return builtForFlink(wholeText(version) ?? '') ? [] : [{ artifact: name, version }];
    }
    return isComputed && !/^flink-(?:sql-)?connector-/.test(written) && 'flink-'.startsWith(written.slice(0, 6))
      ? [{ artifact: `${written}…`, version: wholeText(version) === null ? version : COMPUTED_NAME }]
      : [];
  });
}

const COMPUTED_NAME = unknownText(message('The name of a Flink dependency is computed'));

/** Why a dependency without version has none, with the parents and BOMs that may give it one but are not read. */
export function whyNoVersion(artifact: string, elsewhere: ReadonlySet<string>): Message {
  const names: string[] = [];
  for (const name of elsewhere) {
    names.push(names.length < 3 ? name : '…');
    if (names.length > 3) {
      break;
    }
  }
  return names.length > 0
    ? message('The version of {0} comes from {1}, which is not in the workspace', artifact, names.join(', '))
    : message('No version of {0} is written', artifact);
}

/** Why a module that never names an artifact of Flink itself has no version; a connector's own version is no proof. */
export function whyNoFlink(
  file: string,
  dependencies: readonly ReadDependency[],
  missingParent: string | null = null,
): Message {
  for (const { group, artifact, version } of dependencies) {
    const connector = wholeText(artifact);
    const connectorVersion = wholeText(version);
    if (isFlinkGroup(wholeText(group)) && connector !== null && connectorVersion !== null) {
      const line = builtForFlink(connectorVersion);
      if (line) {
        return message(
          'Only {0} {1} names a Flink version, and a connector built for {2} runs on others too',
          connector,
          connectorVersion,
          line,
        );
      }
    }
  }
  return missingParent === null
    ? message('No dependency on Flink is written in {0}', file)
    : message('No dependency on Flink is written in {0}, and the parent {1} cannot be read', file, missingParent);
}
