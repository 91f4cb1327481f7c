/** The static types of Java expressions as javac would attribute them, as far as sources and known classes show. */
import type { Position, TextRange } from '../../base/text-range';
import { comparePositions } from '../../base/text-range';
import type { CompilationUnit, Expression, LambdaExpression, TypeDeclaration } from '../ast';
import { buildClass, type SourceClassPool } from '../build-classes';
import type { ClassModel, ClassPool, JavaType } from '../class-model';
import { scopeOf } from '../class-scope';
import type { DeclaredType } from '../source-set';
import type { Knowledge, MethodOf, MethodReference } from './attributing';
import { Attribution } from './attribution';
import { bindMember } from './bind-member';
import type { LocalClass, Member } from './bindings';
import { TypeNames } from './code-scope';
import { Members } from './members';
import { hasDiamond } from './names-in-code';
import { Overloads } from './overloads';
import { TypeRelations } from './type-relations';
import { unknown } from './types';

export type { MethodOf } from './attributing';

/**
 * Answers for expressions of a project's files. Whoever asks names the file's unit beside the expression; nothing else is
 * needed, also deep within lambdas and anonymous classes. What is not proven is a type of kind `unknown`, or has one as
 * an argument; broken code gives the same. Members are read when something in them is asked for, and kept.
 */
export class ExpressionTypes implements ClassPool {
  private readonly known: Knowledge;
  private readonly members = new Map<object, Attribution>();
  private readonly localClasses = new Map<string, { readonly read: () => ClassModel; model?: ClassModel | null }>();

  /** @param library the classes that `pool` may not know, such as those of the JDK */
  constructor(
    private readonly pool: SourceClassPool,
    private readonly library: ClassPool,
  ) {
    const relations = new TypeRelations(this);
    const members = new Members(this, relations);
    const types = new TypeNames(pool.names, relations, this);
    this.known = { relations, members, types, overloads: new Overloads(relations, members) };
  }

  /** A class of the sources, a local or anonymous one among them, of the class path or of the library. */
  find(binaryName: string): ClassModel | null {
    return this.findWhole(binaryName) ?? this.library.find(binaryName);
  }

  /** The same without the library, which knows no private members. */
  findWhole(binaryName: string): ClassModel | null {
    const local = this.localClasses.get(binaryName);
    if (local) {
      if (local.model === undefined) {
        local.model = null; // an anonymous class whose type depends on itself
        local.model = local.read();
      }
      return local.model;
    }
    return this.pool.find(binaryName);
  }

  /** The type of an expression. */
  typeOf(expression: Expression, unit: CompilationUnit): JavaType {
    return this.around(expression.range, unit)?.typeOf(expression) ?? unknown();
  }

  /** The types of a lambda's parameters; empty when they are not known. */
  lambdaParameters(lambda: LambdaExpression, unit: CompilationUnit): readonly JavaType[] {
    return this.around(lambda.range, unit)?.functionOf(lambda)?.parameters ?? [];
  }

  /** What the method of the functional interface gives, for a lambda or method reference: javac's method for the lambda has its erasure. */
  lambdaReturn(lambda: LambdaExpression | MethodReference, unit: CompilationUnit): JavaType {
    return this.around(lambda.range, unit)?.functionOf(lambda)?.result ?? unknown();
  }

  /** The method that a call, a `new` or a method reference means; null when it is not known. */
  methodOf(expression: Expression, unit: CompilationUnit): MethodOf | null {
    return this.around(expression.range, unit)?.methodOf(expression) ?? null;
  }

  /** Whether a type is that class or below it; null when a class above it is not known. */
  isSubclass(type: JavaType, className: string): boolean | null {
    const found = this.known.relations.asSuper(type, className);
    return found === undefined ? null : found !== null;
  }

  /** The supertype of that class with its arguments; null when the type has none, or when it cannot be told. */
  asSuper(type: JavaType, className: string): JavaType | null {
    return this.known.relations.asSuper(type, className) ?? null;
  }

  private around(range: TextRange, unit: CompilationUnit): Attribution | null {
    const found = memberAt(range.start, unit);
    if (!found) {
      return null;
    }
    let attribution = this.members.get(found.member);
    if (!attribution) {
      attribution = this.read(found);
      this.members.set(found.member, attribution);
    }
    return attribution;
  }

  private read({ member, owner, around, unit, binaryName }: FoundMember): Attribution {
    const file = this.pool.sources.find(binaryName)?.file;
    const places = [...around, owner].map(() => null);
    const declared = { file, unit, declaration: owner, binaryName, around, places } as DeclaredType;
    const scope = { names: scopeOf(declared, this.pool.names), localTypes: new Map<string, string>() };
    const bindings = bindMember(member, scope, this.pool.names);
    const attribution = new Attribution(bindings, this.known);
    for (const local of bindings.localClasses) {
      const read = () => this.localModel(local, declared, attribution);
      this.localClasses.set(local.binaryName, { read });
    }
    return attribution;
  }

  private localModel(local: LocalClass, outer: DeclaredType, attribution: Attribution): ClassModel {
    const { binaryName, declaration, scope, created } = local;
    const file = outer.file ?? ({ path: '' } as DeclaredType['file']);
    const around = [...outer.around, outer.declaration];
    const places = [...outer.places, null];
    const written = buildClass(
      { ...outer, file, declaration, binaryName, around, places },
      this.pool.names,
      scope.names,
    );
    const model = { ...written, local: true };
    if (created?.kind !== 'new') {
      return model;
    }
    const parent =
      created.outer || hasDiamond(created)
        ? attribution.typeOf(created)
        : this.known.types.resolve(created.type, local.outer);
    const isInterface = parent.kind === 'class' && this.find(parent.name)?.kind === 'interface';
    return isInterface ? { ...model, interfaces: [parent] } : { ...model, superclass: parent };
  }
}

interface FoundMember {
  readonly member: Member;
  readonly owner: TypeDeclaration;
  readonly around: readonly TypeDeclaration[];
  readonly unit: CompilationUnit;
  readonly binaryName: string;
}

/** The member of a top-level or member class at a place. */
function memberAt(at: Position, unit: CompilationUnit): FoundMember | null {
  let around: TypeDeclaration[] = [];
  let owner = unit.types.find(({ range }) => contains(range, at));
  while (owner) {
    const inner: TypeDeclaration | undefined = owner.types.find(({ range }) => contains(range, at));
    if (!inner) {
      break;
    }
    around = [...around, owner];
    owner = inner;
  }
  if (!owner) {
    return null;
  }
  const initializer = owner.fields.find((field) => field.initializer && contains(field.initializer.range, at));
  const member = initializer ?? [...owner.methods, ...owner.initializers].find(({ range }) => contains(range, at));
  const path = [...around, owner].map(({ name }) => name).join('$');
  return member ? { member, owner, around, unit, binaryName: unit.package ? `${unit.package}.${path}` : path } : null;
}

function contains({ start, end }: TextRange, at: Position): boolean {
  return comparePositions(start, at) <= 0 && comparePositions(at, end) < 0;
}
