/** The classes of a project that extend or implement one. */
import type { SourceClassPool } from '../../java/build-classes';
import { simpleName } from '../../java/class-model';
import { declaredTypes } from '../../java/source-set';
import type { ClassCode, ClassCodes } from './class-code';

/** Deeper hierarchies are not followed. */
const DEEPEST = 8;

export class Subclasses {
  private readonly known = new Map<string, readonly ClassCode[]>();

  constructor(
    private readonly classes: SourceClassPool,
    private readonly codes: ClassCodes,
  ) {}

  /** All that extend or implement a class, directly or not; anonymous ones are not among them. */
  of(className: string, depth = 0): readonly ClassCode[] {
    let found = this.known.get(className);
    if (!found) {
      const direct = this.direct(className);
      const below = depth < DEEPEST ? direct.flatMap(({ name }) => this.of(name, depth + 1)) : [];
      found = [...new Set([...direct, ...below])];
      this.known.set(className, found);
    }
    return found;
  }

  private direct(className: string): ClassCode[] {
    const files = this.classes.sources.extending(simpleName(className));
    return files.flatMap((file) =>
      [...declaredTypes(file)].flatMap(({ binaryName }) => {
        const code = this.codes.of(binaryName);
        return code && this.extendsDirectly(code, className) ? [code] : [];
      }),
    );
  }

  private extendsDirectly({ declaration, scope }: ClassCode, className: string): boolean {
    const nodes = declaration.superclass ? [declaration.superclass, ...declaration.interfaces] : declaration.interfaces;
    return nodes.some((node) => this.classes.names.resolveClass(node, scope)?.name === className);
  }
}
