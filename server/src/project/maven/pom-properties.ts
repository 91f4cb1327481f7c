/** What `${…}` stands for in a pom and its parents. */
import { type Message, message } from '../../base/message';
import { joinTexts, unknownText, type WrittenText, writtenAt } from '../written-text';
import type { Pom, PomText } from './pom';
import type { PomChain } from './pom-chain';

/** Deeper references are not followed. */
const DEEPEST = 50;

/** Text as it is written, with the pom it is written in. */
interface PomTextIn extends PomText {
  readonly file: string;
}

export class PomProperties {
  private readonly expanded = new Map<string, WrittenText>();
  private readonly beingExpanded: string[] = [];

  constructor(private readonly chain: PomChain) {}

  /** The text with its properties filled in; they are looked up from the innermost pom on, wherever the text stands. */
  expand({ text, line }: PomText, file: string): WrittenText {
    const place = { kind: 'pom', file, line } as const;
    const parts = text.split(/\$\{([^${}]*)\}/);
    // Names of properties stand at the odd places.
    return joinTexts(parts.map((part, index) => (index % 2 ? this.property(part) : writtenAt(place, part))));
  }

  private property(name: string): WrittenText {
    let value = this.expanded.get(name);
    if (!value) {
      value = this.expandProperty(name);
      this.expanded.set(name, value);
    }
    return value;
  }

  private expandProperty(name: string): WrittenText {
    const found = this.find(name);
    if (!found) {
      return unknownText(this.whyNotSet(name));
    }
    if (this.beingExpanded.includes(name)) {
      return unknownText(message('The property {0} refers to itself', name));
    }
    if (this.beingExpanded.length >= DEEPEST) {
      return unknownText(message('The property {0} refers to too many others', name));
    }
    this.beingExpanded.push(name);
    try {
      return this.expand(found, found.file);
    } finally {
      this.beingExpanded.pop();
    }
  }

  private find(name: string): PomTextIn | null {
    const [, prefix, parent, coordinate] =
      /^(project\.|pom\.)?(parent\.)?(groupId|artifactId|version)$/.exec(name) ?? [];
    const pom = this.chain.poms.find(({ properties }) => properties.has(name));
    const property = pom?.properties.get(name);
    if (pom && property && !prefix) {
      return { ...property, file: pom.file };
    }
    return coordinate ? this.coordinate(coordinate, parent !== undefined) : null;
  }

  private coordinate(name: string, ofParent: boolean): PomTextIn | null {
    const pom = this.chain.poms[0];
    const parts = ({ group, artifact, version }: Pick<Pom, 'group' | 'artifact' | 'version'>) =>
      ({ groupId: group, artifactId: artifact, version })[name] ?? null;
    const inherited = pom.parent && (ofParent || name !== 'artifactId') ? parts(pom.parent) : null;
    const found = ofParent ? inherited : (parts(pom) ?? inherited);
    return found && { ...found, file: pom.file };
  }

  private whyNotSet(name: string): Message {
    const { poms, missing } = this.chain;
    for (const pom of poms) {
      const profile = pom.otherProfileProperties.get(name);
      if (profile !== undefined) {
        return message(
          'The property {0} is set only in the profile {1}, which is not active by default',
          name,
          profile,
        );
      }
    }
    return missing
      ? message('The property {0} is not set in the workspace, and the parent {1} cannot be read', name, missing.parent)
      : message('The property {0} is not set', name);
  }
}
