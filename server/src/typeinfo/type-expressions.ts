/**
 * Code that says a type: `Types.LIST(Types.STRING)`, `TypeInformation.of(Order.class)`, `new TypeHint<List<Order>>() {}`,
 * `new ListTypeInfo<>(…)`, `BasicTypeInfo.STRING_TYPE_INFO`. It follows Flink's `Types`, the same in 1.12 to 2.3 but for
 * what was added, and the constructors of the classes of `org.apache.flink.api.java.typeutils`.
 */
import type { Expression, NewExpression } from '../java/ast';
import { type ClassType, canonicalName } from '../java/class-model';
import { unboxed } from './basic-types';
import { eitherOf, listOf, mapOf, objectArrayOf, rowOf, setOf, tupleOf } from './composed-types';
import { enumTypeInfo } from './enums';
import { classLiteral, type ExpressionContext, receiverClass, staticImport } from './expression-context';
import type { Extraction } from './extraction';
import { ExtractionError, InvalidTypesException, notFollowed } from './failures';
import { pojoOfFields } from './pojo-of-fields';
import { constantTypeInfo, flatArrayTypeInfo } from './type-constants';
import { atom, flinkReason, kryoAskedFor, type TypeInformation } from './type-information';
import { typeInformationOfClass, typeInformationOfHint } from './type-information-of';
import { valueTypeInfo } from './values';

const TYPE_INFO = 'org.apache.flink.api.common.typeinfo';
const TYPE_UTILS = 'org.apache.flink.api.java.typeutils';

/**
 * The type information an expression makes; null where it is Java's `null`.
 * @throws NotKnown for code that is not followed
 * @throws ExtractionError where Flink would fail
 */
export function typeInfoOfExpression(
  expression: Expression,
  context: ExpressionContext,
  extraction: Extraction,
): TypeInformation | null {
  return new TypeExpressions(context, extraction).read(expression);
}

class TypeExpressions {
  constructor(
    private readonly context: ExpressionContext,
    private readonly extraction: Extraction,
  ) {}

  read(expression: Expression): TypeInformation | null {
    switch (expression.kind) {
      case 'literal':
        return expression.literal.type === 'null' ? null : notFollowed();
      case 'cast':
        return this.read(expression.value);
      case 'name': {
        const local = this.context.locals?.types.get(expression.name);
        return local === undefined
          ? constantTypeInfo(staticImport(expression.name, this.context), expression.name)
          : local;
      }
      case 'field':
        return constantTypeInfo(receiverClass(expression.target, this.context), expression.name);
      case 'new':
        return this.made(expression);
      case 'call': {
        const { target, name, arguments: args } = expression;
        if (name === 'get' && target?.kind === 'name' && target.name === this.context.typeArguments?.name) {
          return this.typeArgument(args[0]);
        }
        if (name === 'getTypeInfo' && target?.kind === 'new') {
          return this.read(target);
        }
        const owner = target ? receiverClass(target, this.context) : staticImport(name, this.context);
        return this.called(owner, name, args);
      }
      default:
        return notFollowed();
    }
  }

  private typeArgument(key: Expression | undefined): TypeInformation | null {
    const name = key?.kind === 'literal' && key.literal.type === 'string' ? key.literal.value : null;
    return name === null ? notFollowed() : (this.context.typeArguments?.given.get(name) ?? null);
  }

  private called(owner: string | null, name: string, args: readonly Expression[]): TypeInformation {
    switch (owner) {
      case `${TYPE_INFO}.Types`:
        return this.ofTypes(name, args);
      case `${TYPE_INFO}.TypeInformation`:
        return name === 'of' ? this.typeInformationOf(args[0]) : notFollowed();
      case `${TYPE_UTILS}.TypeExtractor`:
        return name === 'getForClass' || name === 'createTypeInfo'
          ? this.extraction.createTypeInfoAnew(this.classOf(args[0]))
          : notFollowed();
      default:
        return notFollowed();
    }
  }

  /** The methods of `Types`. */
  private ofTypes(name: string, args: readonly Expression[]): TypeInformation {
    switch (name) {
      case 'LIST':
        return this.list(args);
      case 'SET':
        return setOf(...this.exactly(1, args));
      case 'MAP':
        return mapOf(...this.exactly(2, args));
      case 'EITHER':
        return eitherOf(...this.exactly(2, args));
      case 'GENERIC':
        return this.generic(args[0]);
      case 'ENUM':
        return enumTypeInfo(this.classOf(args[0]), this.extraction) ?? notFollowed();
      case 'VALUE':
        return valueTypeInfo(this.classOf(args[0]), this.extraction) ?? notFollowed();
      case 'POJO':
        return args.length === 1
          ? this.expected('pojo', 'POJO', args[0])
          : pojoOfFields(this.classOf(args[0]), this.fieldsOf(args[1]), this.extraction);
      case 'TUPLE':
        return args[0]?.kind === 'class-literal' ? this.expected('tuple', 'Tuple', args[0]) : tupleOf(this.all(args));
      case 'ROW':
        return rowOf(this.all(args));
      case 'ROW_NAMED':
        return rowOf(this.all(args.slice(1)));
      case 'PRIMITIVE_ARRAY':
        return flatArrayTypeInfo(unboxed(this.required(args[0]).type));
      case 'OBJECT_ARRAY':
        return objectArrayOf(this.required(args[0]));
      default:
        return notFollowed();
    }
  }

  /** `TypeInformation.of`: a class, or a hint of which the argument counts. */
  private typeInformationOf(argument: Expression | undefined): TypeInformation {
    if (argument?.kind === 'new') {
      return this.made(argument);
    }
    const primitive = argument?.kind === 'class-literal' && argument.type.kind === 'primitive' ? argument.type : null;
    const type = primitive && this.context.names.resolve(primitive, this.context.scope);
    return typeInformationOfClass(type ?? this.classOf(argument), this.extraction);
  }

  /** A type information that is constructed, or a hint; those of other classes are custom ones. */
  private made({ type, arguments: args }: NewExpression): TypeInformation {
    const made = this.context.names.resolve(type, this.context.scope);
    if (made.kind !== 'class') {
      return notFollowed();
    }
    switch (made.name) {
      case `${TYPE_INFO}.TypeHint`:
        return typeInformationOfHint(made.arguments[0] ?? notFollowed(), this.extraction);
      case `${TYPE_UTILS}.ListTypeInfo`:
        return this.list(args);
      case `${TYPE_UTILS}.MapTypeInfo`:
        return mapOf(...this.exactly(2, args));
      case `${TYPE_UTILS}.EitherTypeInfo`:
        return eitherOf(...this.exactly(2, args));
      case `${TYPE_UTILS}.GenericTypeInfo`:
        return this.generic(args[0]);
      case `${TYPE_UTILS}.EnumTypeInfo`:
        return enumTypeInfo(this.classOf(args[0]), this.extraction) ?? notFollowed();
      case `${TYPE_UTILS}.ValueTypeInfo`:
        return valueTypeInfo(this.classOf(args[0]), this.extraction) ?? notFollowed();
      case `${TYPE_UTILS}.TupleTypeInfo`:
        return tupleOf(this.all(args));
      case `${TYPE_UTILS}.RowTypeInfo`:
        return rowOf(this.all(args));
      default:
        return this.extraction.reflection.isSubclass(made.name, `${TYPE_INFO}.TypeInformation`) &&
          !made.name.startsWith('org.apache.flink.')
          ? atom('custom', made, null)
          : notFollowed();
    }
  }

  private list(args: readonly Expression[]): TypeInformation {
    const [element] = args;
    if (element?.kind === 'class-literal') {
      return listOf(this.typeInformationOf(element));
    }
    const info = element && this.read(element);
    if (info === null) {
      throw new ExtractionError('elementTypeInfo');
    }
    return info ? listOf(info) : notFollowed();
  }

  private generic(argument: Expression | undefined): TypeInformation {
    return kryoAskedFor(this.classOf(argument));
  }

  /** A local map, or `Map.of("name", Types.STRING, …)`. */
  private fieldsOf(expression: Expression | undefined): ReadonlyMap<string, TypeInformation> {
    const local = expression?.kind === 'name' ? this.context.locals?.maps.get(expression.name) : undefined;
    if (local) {
      return local;
    }
    const isMapOf = expression?.kind === 'call' && expression.name === 'of' && expression.target !== null;
    if (!isMapOf || !expression.target || receiverClass(expression.target, this.context) !== 'java.util.Map') {
      return notFollowed();
    }
    const entries = new Map<string, TypeInformation>();
    for (let i = 0; i + 1 < expression.arguments.length; i += 2) {
      const key = expression.arguments[i];
      if (key?.kind !== 'literal' || key.literal.type !== 'string') {
        return notFollowed();
      }
      entries.set(key.literal.value, this.required(expression.arguments[i + 1]));
    }
    return entries;
  }

  /** `Types.POJO` and `Types.TUPLE` of a class, which fail when it is something else. */
  private expected(kind: 'pojo' | 'tuple', word: string, argument: Expression | undefined): TypeInformation {
    const info = this.extraction.createTypeInfoAnew(this.classOf(argument));
    if (info.kind !== kind && info.kind !== 'unknown') {
      const type = canonicalName(info.type.kind === 'class' ? info.type.name : '');
      const words = `${word} type expected but was: ${info.kind === 'kryo' ? `GenericType<${type}>` : type}`;
      throw new InvalidTypesException([...info.reasons, flinkReason('throws', null, words)]);
    }
    return info;
  }

  private classOf(expression: Expression | undefined): ClassType {
    return classLiteral(expression, this.context);
  }

  private all(expressions: readonly Expression[]): TypeInformation[] {
    return expressions.map((each) => this.required(each));
  }

  private exactly(count: 1, args: readonly Expression[]): [TypeInformation];
  private exactly(count: 2, args: readonly Expression[]): [TypeInformation, TypeInformation];
  private exactly(count: number, args: readonly Expression[]): TypeInformation[] {
    return args.length === count ? this.all(args) : notFollowed();
  }

  private required(expression: Expression | undefined): TypeInformation {
    return (expression && this.read(expression)) ?? notFollowed();
  }
}
