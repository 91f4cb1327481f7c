/** Reads the code of a member: its variables, its expressions and the classes in it. */
import type { Expression, LambdaExpression, Statement, TypeDeclaration, TypeNode } from '../ast';
import { withVariables } from '../class-scope';
import { localClassesOf } from '../local-classes';
import type { Names } from '../names';
import { bindExpression } from './bind-expressions';
import { bindStatement } from './bind-statements';
import type { Bindings, LocalClass, Member, Root, Variable } from './bindings';
import type { CodeScope } from './code-scope';
import { type Around, type CodeReader, declare, Frame } from './surroundings';

/** Reads a member's code. `scope` is that of the class. */
export function bindMember(member: Member, scope: CodeScope, names: Names): Bindings {
  const binder = new Binder(names);
  binder.member(member, scope, null);
  return binder;
}

/** What is found of a member while its code is read. */
class Binder implements Bindings, CodeReader {
  readonly variables = new Map<Expression, Variable>();
  readonly roots = new Map<Expression, Root>();
  readonly scopes = new Map<Expression, CodeScope>();
  readonly localClasses: LocalClass[] = [];
  readonly returns = new Map<LambdaExpression, Expression[]>();

  private readonly lastNames = new Map<TypeDeclaration, ReadonlyMap<TypeDeclaration, string>>();

  constructor(private readonly names: Names) {}

  member(member: Member, scope: CodeScope, outer: Frame | null): void {
    const around: Around = { frame: new Frame(outer), scope, result: null, lambda: null, switch: null };
    if ('initializer' in member) {
      if (member.initializer) {
        this.root(member.initializer, member.type, around);
      }
      return;
    }
    if (member.kind === 'block') {
      this.statement(member, around);
      return;
    }
    const className = scope.names.enclosing[0]?.binaryName ?? '';
    const own = {
      ...scope,
      names: withVariables(scope.names, member.typeParameters, `${className}#${member.name}`, this.names),
    };
    const inMethod: Around = { ...around, scope: own, result: member.returnType };
    const compact =
      member.kind === 'compact-constructor' ? (scope.names.enclosing[0]?.declaration.recordComponents ?? []) : [];
    for (const parameter of [...member.parameters, ...compact]) {
      declare(parameter, inMethod, null);
    }
    if (member.body) {
      this.statement(member.body, inMethod);
    }
  }

  statement(statement: Statement, around: Around): Around {
    return bindStatement(statement, around, this, this);
  }

  root(expression: Expression, target: TypeNode | null, around: Around): void {
    this.expression(expression, around, { expression, target, scope: around.scope });
  }

  expression(expression: Expression, around: Around, root: Root): void {
    bindExpression(expression, around, root, this, this);
  }

  localType(declaration: TypeDeclaration, around: Around): Around {
    const owner = around.scope.names.enclosing[0]?.binaryName ?? '';
    const counted = this.lastName(declaration, around);
    const name = counted ?? `1${declaration.name}`;
    const localTypes = new Map(around.scope.localTypes).set(declaration.name, `${owner}$${name}`);
    const following = { ...around, scope: { ...around.scope, localTypes } };
    this.localClass(declaration, { name, isCounted: counted !== null }, following, null);
    return following;
  }

  anonymousClass(declaration: TypeDeclaration, around: Around, created: Expression): void {
    const at = created.range.start;
    const counted = this.lastName(declaration, around);
    const name = counted ?? `anonymous-${at.line}-${at.column}`;
    this.localClass(declaration, { name, isCounted: counted !== null }, around, created);
  }

  /** The last part of a local class's binary name, where javac's count is known. */
  private lastName(declaration: TypeDeclaration, around: Around): string | null {
    const outer = around.scope.names.enclosing[0]?.declaration;
    if (!outer) {
      return null;
    }
    let names = this.lastNames.get(outer);
    if (!names) {
      names = new Map([...localClassesOf(outer)].map(([name, local]) => [local.declaration, name]));
      this.lastNames.set(outer, names);
    }
    return names.get(declaration) ?? null;
  }

  private localClass(
    declaration: TypeDeclaration,
    { name, isCounted }: { readonly name: string; readonly isCounted: boolean },
    around: Around,
    created: Expression | null,
  ): void {
    const { names, localTypes } = around.scope;
    const binaryName = `${names.enclosing[0]?.binaryName ?? ''}$${name}`;
    const enclosing = [{ binaryName, declaration }, ...names.enclosing];
    const own = withVariables({ ...names, enclosing }, declaration.typeParameters, binaryName, this.names);
    const scope: CodeScope = { names: own, localTypes };
    this.localClasses.push({ binaryName, isCounted, declaration, scope, outer: around.scope, created });
    for (const member of [...declaration.methods, ...declaration.initializers, ...declaration.fields]) {
      this.member(member, scope, around.frame);
    }
  }
}
