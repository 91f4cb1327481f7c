/**
 * What code shows to reach Flink where no graph of a job does: descriptors of states that functions register, what schemas
 * say that they give, and streams that come into methods which no `main` here leads to.
 */
import { descriptorClass } from '../../flink/state-descriptors';
import { isStreamClass, streamClass } from '../../flink/stream-api';
import { type Expression, type MethodDeclaration, type NewExpression, type TypeNode, walk } from '../../java/ast';
import type { SourceClassPool } from '../../java/build-classes';
import { type JavaType, simpleName } from '../../java/class-model';
import { scopeOf, withVariables } from '../../java/class-scope';
import type { Scope } from '../../java/names';
import { type DeclaredType, declaredTypes, type SourceFile } from '../../java/source-set';
import type { TypeExtractor } from '../../typeinfo/extract';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { Reach, ReachedType } from './reached-type';

export interface ShownType {
  readonly reached: ReachedType;
  /** The method that the stream comes into; null for what is proof by itself. */
  readonly into: MethodDeclaration | null;
}

export interface DeclaredContext {
  readonly classes: SourceClassPool;
  readonly extractor: TypeExtractor;
  /** Hears of every type that is found, also of those that are not known. */
  noteGaps(types: readonly TypeInformation[]): void;
}

/** The types of a file, in the order of the code; those that are not known are left out. */
export function typesDeclared(file: SourceFile, context: DeclaredContext): ShownType[] {
  const types = file.scan.mentionsFlink ? [...declaredTypes(file)] : [];
  return types.flatMap((type) => new ShownTypes(type, context).all());
}

class ShownTypes {
  private readonly found: ShownType[] = [];

  constructor(
    private readonly type: DeclaredType,
    private readonly context: DeclaredContext,
  ) {}

  all(): ShownType[] {
    const { type, context } = this;
    const { names } = context.classes;
    const { declaration, binaryName } = type;
    const scope = scopeOf(type, names);
    this.descriptors([declaration.fields, declaration.initializers], scope);
    for (const method of declaration.methods) {
      const inner = withVariables(scope, method.typeParameters, `${binaryName}#${method.name}`, names);
      this.descriptors(method, inner);
      this.produced(method, inner);
      this.parameters(method, inner);
    }
    return this.found;
  }

  /** `new ValueStateDescriptor<>("orders", Order.class)`: Flink extracts the type when it is made. */
  private descriptors(code: unknown, scope: Scope): void {
    walk(code, (node) => {
      if (node.kind === 'new') {
        this.descriptor(node, scope);
      }
      return true;
    });
  }

  private descriptor(made: NewExpression, scope: Scope): void {
    const type = made.type.kind === 'named' ? this.context.classes.names.resolveClass(made.type, scope) : null;
    const descriptor = type && descriptorClass(type.name);
    const [name] = made.arguments;
    const text = name?.kind === 'literal' && name.literal.type === 'string' ? name.literal.value : null;
    for (const part of ['key', 'value'] as const) {
      const position = part === 'key' ? descriptor?.keyType : descriptor?.type;
      const argument = typeof position === 'number' ? made.arguments[position] : undefined;
      if (argument) {
        const reach = { by: 'state', name: text, part, of: this.words(made.range) } as const;
        this.add(this.told(argument, scope), reach, made.range, null);
      }
    }
  }

  /** `getProducedType() { return TypeInformation.of(Order.class); }`, which Flink asks sources and schemas. */
  private produced(method: MethodDeclaration, scope: Scope): void {
    const [statement, ...others] = method.body?.statements ?? [];
    const isIt = method.name === 'getProducedType' && method.parameters.length === 0 && others.length === 0;
    const result = isIt && statement?.kind === 'return' ? statement.expression : null;
    const isNull = result?.kind === 'literal' && result.literal.type === 'null';
    if (result && !isNull) {
      const reach = { by: 'edge', from: this.words(method.nameRange), to: null } as const;
      this.add(this.told(result, scope), reach, result.range, null);
    }
  }

  /** `Order` of a parameter `DataStream<Order> orders`. */
  private parameters(method: MethodDeclaration, scope: Scope): void {
    for (const { type } of method.body ? method.parameters : []) {
      const element = type && this.elementOf(type, scope);
      const resolved = element && this.context.classes.names.resolve(element, scope);
      if (resolved && isWhole(resolved)) {
        const info = this.context.extractor.extractType(resolved);
        this.add(info, { by: 'edge', from: null, to: null }, element.range, method);
      }
    }
  }

  private elementOf(type: TypeNode, scope: Scope): TypeNode | null {
    const [element] = (type.kind === 'named' ? type.arguments : null) ?? [];
    const resolved = type.kind === 'named' && element ? this.context.classes.names.resolveClass(type, scope) : null;
    const stream = resolved && streamClass(resolved.name);
    return element && stream && isStreamClass(stream, 'DataStream') ? element : null;
  }

  private told(expression: Expression, scope: Scope): TypeInformation {
    const { classes, extractor } = this.context;
    return expression.kind === 'class-literal'
      ? extractor.extractType(classes.names.resolve(expression.type, scope))
      : extractor.extractExpression(expression, { scope, names: classes.names });
  }

  private words(range: NewExpression['range']) {
    const { binaryName, file } = this.type;
    return { words: simpleName(binaryName), place: { file: file.path, range } };
  }

  private add(
    information: TypeInformation,
    reach: Reach,
    range: NewExpression['range'],
    into: MethodDeclaration | null,
  ): void {
    this.context.noteGaps([information]);
    if (information.kind !== 'unknown') {
      const place = { file: this.type.file.path, range };
      this.found.push({ reached: { information, reach, place, handedOn: into !== null, program: null }, into });
    }
  }
}

/** True when nothing in the type is open. */
function isWhole(type: JavaType): boolean {
  switch (type.kind) {
    case 'class':
      return type.arguments.every(isWhole);
    case 'array':
      return isWhole(type.element);
    case 'primitive':
      return true;
    default:
      return false;
  }
}
