/** Which profiles of a pom a plain build runs: no `-P`, no `-D`, whatever the machine. */
import type { XmlElement } from './xml';

/**
 * True for a profile that waits for a property not to be set, and, when the pom has no such profile, for one that is
 * marked as active by default. One that asks for a JDK, a system or a file may or may not run: it counts as not active.
 */
export function isActiveByDefault(profile: XmlElement, profilesOfPom: readonly XmlElement[]): boolean {
  return (
    activatedByMissingProperty(profile) ||
    (activation(profile, 'activeByDefault')?.text === 'true' && !profilesOfPom.some(activatedByMissingProperty))
  );
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
