/** How a class is named in a file that may import it, or may mean something else by its simple name. */
import { walk } from '../java/ast';
import type { FileFacts } from './rule';

/** Names classes for new code in a file, and keeps which of them it must import. */
export class NamesInFile {
  private readonly needed = new Set<string>();
  private readonly declared: ReadonlySet<string>;

  constructor(private readonly facts: FileFacts) {
    const names = new Set<string>();
    walk(facts.file.unit()?.types ?? [], (node) => {
      if (node.kind === 'class' || node.kind === 'interface' || node.kind === 'enum' || node.kind === 'record') {
        names.add(node.name);
        for (const { name } of node.typeParameters) {
          names.add(name);
        }
      }
      return true;
    });
    this.declared = names;
  }

  /** The simple name of a top-level class, to be imported; the whole name where the file means another class by it. */
  of(qualifiedName: string): string {
    const simple = qualifiedName.slice(qualifiedName.lastIndexOf('.') + 1);
    if (qualifiedName === `java.lang.${simple}`) {
      return this.means(simple, qualifiedName) ? simple : qualifiedName;
    }
    if (!this.means(simple, qualifiedName)) {
      return qualifiedName;
    }
    this.needed.add(qualifiedName);
    return simple;
  }

  /** What `of` was asked for and the file must import. */
  get imports(): readonly string[] {
    return [...this.needed];
  }

  /** True unless the file, its package or an import says something else by the simple name. */
  private means(simple: string, qualifiedName: string): boolean {
    const unit = this.facts.file.unit();
    const imported = unit?.imports.find(({ name, star }) => !star && name.endsWith(`.${simple}`));
    if (imported) {
      return imported.name === qualifiedName;
    }
    const neighbour = unit?.package ? `${unit.package}.${simple}` : simple;
    return !this.declared.has(simple) && this.facts.project.findClass(neighbour) === null;
  }
}
