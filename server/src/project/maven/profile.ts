/** Which profiles of a pom a plain build runs: no `-P`, no `-D`, whatever the machine. */
import type { XmlElement } from './xml';

/** The profiles of a pom by what becomes of them in a plain build. */
export interface SortedProfiles {
  readonly active: readonly XmlElement[];
  /** Marked as active by default, but another profile of the pom runs, so that Maven leaves them out. */
  readonly superseded: readonly XmlElement[];
  readonly inactive: readonly XmlElement[];
}

/**
 * Active is a profile that waits for a property not to be set, or, when the pom has no such profile, one that is marked
 * as active by default. One that asks for a JDK, a system or a file may or may not run: it counts as inactive.
 */
export function sortProfiles(profiles: readonly XmlElement[]): SortedProfiles {
  const byMissing = profiles.filter(activatedByMissingProperty);
  const byDefault = profiles.filter(
    (profile) => activation(profile, 'activeByDefault')?.text === 'true' && !byMissing.includes(profile),
  );
  return {
    active: byMissing.length > 0 ? byMissing : byDefault,
    superseded: byMissing.length > 0 ? byDefault : [],
    inactive: profiles.filter((profile) => !byMissing.includes(profile) && !byDefault.includes(profile)),
  };
}

/** `<property><name>!x</name></property>`, or a value that starts with `!`, as the only condition. */
function activatedByMissingProperty(profile: XmlElement): boolean {
  const property = activation(profile, 'property');
  const conditions = ['jdk', 'os', 'file', 'packaging', 'condition'];
  return (
    property !== undefined &&
    conditions.every((condition) => !activation(profile, condition)) &&
    property.children.some(({ name, text }) => (name === 'name' || name === 'value') && text.startsWith('!'))
  );
}

function activation(profile: XmlElement, name: string): XmlElement | undefined {
  return profile.children
    .find((child) => child.name === 'activation')
    ?.children.find((condition) => condition.name === name);
}
