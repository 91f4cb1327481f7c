/** What names in code mean, worked out once for each place: the code of a method may be followed many times. */
import type { MethodDeclaration, TypeNode } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import { withVariables } from '../../java/class-scope';
import type { Names, Scope } from '../../java/names';
import type { ClassCode } from './class-code';

export class CodeNames {
  private readonly types = new Map<TypeNode, JavaType>();
  private readonly scopes = new Map<MethodDeclaration, Scope>();
  private readonly classes = new Map<object, Map<string, string | null>>();

  constructor(private readonly names: Names) {}

  /** @param scope that of the place where the type is written */
  resolve(node: TypeNode, scope: Scope): JavaType {
    let type = this.types.get(node);
    if (!type) {
      type = this.names.resolve(node, scope);
      this.types.set(node, type);
    }
    return type;
  }

  /** What names mean in a method: its type variables, and all that its class sees. */
  scopeOf(owner: ClassCode, method: MethodDeclaration): Scope {
    let scope = this.scopes.get(method);
    if (!scope) {
      scope = withVariables(owner.scope, method.typeParameters, `${owner.name}#${method.name}`, this.names);
      this.scopes.set(method, scope);
    }
    return scope;
  }

  /** The binary name that a dotted name means as a class; null when that cannot be told. */
  className(written: string, scope: Scope): string | null {
    const place = scope.enclosing.length > 0 ? scope.enclosing : scope.unit;
    const known = this.classes.get(place) ?? new Map<string, string | null>();
    this.classes.set(place, known);
    let name = known.get(written);
    if (name === undefined) {
      name = this.names.className(written, scope);
      known.set(written, name);
    }
    return name;
  }
}
