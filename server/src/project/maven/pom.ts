/** A pom.xml as it is written, with the profiles a plain build runs already merged in. */
import { type Message, message } from '../../base/message';
import { parentFolder } from '../paths';
import { sortProfiles } from './profile';
import { parseXml, type XmlElement } from './xml';

/** Text of a pom and its line, 1-based; `${…}` stands as it is written. */
export interface PomText {
  readonly text: string;
  readonly line: number;
}

export interface PomDependency {
  readonly group: PomText;
  readonly artifact: PomText;
  readonly version: PomText | null;
  readonly type: string;
  readonly classifier: string;
  readonly scope: string | null;
  readonly optional: boolean;
  /** `group:artifact` of what it would bring and must not; either may be `*`. */
  readonly exclusions: readonly string[];
  /** Where the file of scope `system` is. */
  readonly systemPath: PomText | null;
}

export interface PomParent {
  readonly group: PomText | null;
  readonly artifact: PomText | null;
  readonly version: PomText | null;
  /** Empty when the parent is not to be looked for in folders. */
  readonly relativePath: string;
}

export interface Pom {
  readonly file: string;
  readonly folder: string;
  readonly group: PomText | null;
  readonly artifact: PomText | null;
  readonly version: PomText | null;
  readonly parent: PomParent | null;
  readonly properties: ReadonlyMap<string, PomText>;
  readonly dependencies: readonly PomDependency[];
  readonly managed: readonly PomDependency[];
  /** Of all profiles. */
  readonly modules: readonly string[];
  /** Properties that are set in profiles a plain build does not run, each with the profile's id. */
  readonly otherProfileProperties: ReadonlyMap<string, string>;
}

/** Reads a pom; says why when the text is none. */
export function parsePom(file: string, text: string): Pom | { readonly why: Message } {
  const project = parseXml(text);
  if (project?.name !== 'project') {
    return { why: message('{0} is not a well-formed Maven project', file) };
  }
  const profiles = inside(project, 'profiles', 'profile');
  const { active, superseded, inactive } = sortProfiles(profiles);
  // What a profile says wins over what the pom itself says.
  const sections = [...active, project];
  const parent = child(project, 'parent');
  return {
    file,
    folder: parentFolder(file) ?? '',
    group: childText(project, 'groupId'),
    artifact: childText(project, 'artifactId'),
    version: childText(project, 'version'),
    parent: parent ? parsePomParent(parent) : null,
    // A version that only a superseded default gives is what people build with `-P`: better than none.
    properties: properties([...superseded, project, ...active]),
    dependencies: sections.flatMap((section) => dependencies(section)),
    managed: sections.flatMap((section) => {
      const management = child(section, 'dependencyManagement');
      return management ? dependencies(management) : [];
    }),
    modules: [project, ...profiles].flatMap((section) => [
      ...inside(section, 'modules', 'module').map((module) => module.text),
      ...inside(section, 'subprojects', 'subproject').map((module) => module.text),
    ]),
    otherProfileProperties: otherProfileProperties(inactive),
  };
}

function parsePomParent(parent: XmlElement): PomParent {
  return {
    group: childText(parent, 'groupId'),
    artifact: childText(parent, 'artifactId'),
    version: childText(parent, 'version'),
    relativePath: child(parent, 'relativePath')?.text ?? '../pom.xml',
  };
}

/** What later sections set wins. */
function properties(sections: readonly XmlElement[]): Map<string, PomText> {
  return new Map(
    sections
      .flatMap((section) => child(section, 'properties')?.children ?? [])
      .map((property) => [property.name, { text: property.text, line: property.line }]),
  );
}

function otherProfileProperties(profiles: readonly XmlElement[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const profile of profiles) {
    for (const property of child(profile, 'properties')?.children ?? []) {
      found.set(property.name, child(profile, 'id')?.text ?? '');
    }
  }
  return found;
}

function dependencies(section: XmlElement): PomDependency[] {
  return inside(section, 'dependencies', 'dependency').flatMap((dependency) => {
    const group = childText(dependency, 'groupId');
    const artifact = childText(dependency, 'artifactId');
    if (!group || !artifact) {
      return [];
    }
    return [
      {
        group,
        artifact,
        version: childText(dependency, 'version'),
        type: child(dependency, 'type')?.text ?? 'jar',
        classifier: child(dependency, 'classifier')?.text ?? '',
        scope: child(dependency, 'scope')?.text ?? null,
        optional: child(dependency, 'optional')?.text === 'true',
        exclusions: inside(dependency, 'exclusions', 'exclusion').map(
          (exclusion) => `${child(exclusion, 'groupId')?.text ?? '*'}:${child(exclusion, 'artifactId')?.text ?? '*'}`,
        ),
        systemPath: childText(dependency, 'systemPath'),
      },
    ];
  });
}

function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.name === name);
}

/** The text of a child; null when there is none or it is empty. */
function childText(element: XmlElement, name: string): PomText | null {
  const found = child(element, name);
  return found && found.text !== '' ? { text: found.text, line: found.line } : null;
}

function inside(element: XmlElement, list: string, name: string): readonly XmlElement[] {
  return child(element, list)?.children.filter((candidate) => candidate.name === name) ?? [];
}
