/**
 * Code that says a type: `Types.LIST(Types.STRING)`, `TypeInformation.of(Order.class)`, `new TypeHint<List<Order>>() {}`,
 * `new ListTypeInfo<>(…)`, `BasicTypeInfo.STRING_TYPE_INFO`. It follows Flink's `Types`, the same in 1.12 to 2.3 but for
 * what was added, and the constructors of the classes of `org.apache.flink.api.java.typeutils`.
 */
import type { Expression, NewExpression } from '../java/ast';
import { type ClassType, canonicalName, classType, type JavaType } from '../java/class-model';
import type { Names, Scope } from '../java/names';
import { basicArrayTypeInfo, basicTypeInfo, localTimeTypeInfo, unboxed } from './basic-types';
import { getAllDeclaredFields } from './declared-fields';
import { enumTypeInfo } from './enums';
import type { Extraction, NoTypeInformation } from './extraction';
import { ExtractionError, InvalidTypesException, NotKnown } from './failures';
import { atom, composite, kryo, type TypeInformation } from './type-information';
import { valueTypeInfo } from './values';

/** Where an expression stands. */
export interface ExpressionContext {
  readonly scope: Scope;
  readonly names: Names;
  /** Within a `TypeInfoFactory`: the name of the map of type arguments, and what is in it. */
  readonly typeArguments?: {
    readonly name: string;
    readonly given: ReadonlyMap<string, TypeInformation | null>;
  };
  /** The local variables before it: type informations, and maps of them by the names of fields. */
  readonly locals?: {
    readonly types: ReadonlyMap<string, TypeInformation | null>;
    readonly maps: ReadonlyMap<string, ReadonlyMap<string, TypeInformation>>;
  };
}

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
        return local === undefined ? this.constant(expression) : local;
      }
      case 'field':
        return this.constant(expression);
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
        const owner = target ? this.className(target) : this.staticImport(name);
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

  /** `Types.STRING`, `BasicTypeInfo.STRING_TYPE_INFO` and the like. */
  private constant(expression: Expression & { readonly kind: 'name' | 'field' }): TypeInformation {
    const owner = expression.kind === 'field' ? this.className(expression.target) : this.staticImport(expression.name);
    const array = /^(\w+?)(_PRIMITIVE)?_ARRAY_TYPE_INFO$/.exec(expression.name);
    if (array && (owner === `${TYPE_INFO}.PrimitiveArrayTypeInfo` || owner === `${TYPE_INFO}.BasicArrayTypeInfo`)) {
      const element = constantType(array[1] ?? '');
      return arrayOf(array[2] ? unboxed(element) : element) ?? notFollowed();
    }
    if (owner === `${TYPE_INFO}.Types` || owner === `${TYPE_INFO}.SqlTimeTypeInfo`) {
      const prefix = owner.endsWith('SqlTimeTypeInfo') ? 'SQL_' : '';
      return ofClass(constantType(`${prefix}${expression.name}`));
    }
    const basic = /^(\w+)_TYPE_INFO$/.exec(expression.name);
    return basic && owner === `${TYPE_INFO}.BasicTypeInfo` ? ofClass(constantType(basic[1] ?? '')) : notFollowed();
  }

  private called(owner: string | null, name: string, args: readonly Expression[]): TypeInformation {
    switch (owner) {
      case `${TYPE_INFO}.Types`:
        return this.ofTypes(name, args);
      case `${TYPE_INFO}.TypeInformation`:
        return name === 'of' ? this.typeInformationOf(args[0]) : notFollowed();
      case `${TYPE_UTILS}.TypeExtractor`:
        return name === 'getForClass' || name === 'createTypeInfo'
          ? this.extraction.createTypeInfoAnew(this.classLiteral(args[0]))
          : notFollowed();
      default:
        return notFollowed();
    }
  }

  /** The methods of `Types`. */
  private ofTypes(name: string, args: readonly Expression[]): TypeInformation {
    switch (name) {
      case 'LIST':
        return this.listOf(args);
      case 'SET':
        return this.collection('set', 'java.util.Set', 'SetSerializer', args, 1);
      case 'MAP':
        return this.collection('map', 'java.util.Map', 'MapSerializer', args, 2);
      case 'EITHER':
        return this.collection('either', 'org.apache.flink.types.Either', 'EitherSerializer', args, 2);
      case 'GENERIC':
        return this.generic(args[0]);
      case 'ENUM':
        return enumTypeInfo(this.classLiteral(args[0]), this.extraction) ?? notFollowed();
      case 'VALUE':
        return valueTypeInfo(this.classLiteral(args[0]), this.extraction) ?? notFollowed();
      case 'POJO':
        return args.length === 1 ? this.expected('pojo', 'POJO', args[0]) : this.pojoOf(args);
      case 'TUPLE':
        return args[0]?.kind === 'class-literal' ? this.expected('tuple', 'Tuple', args[0]) : this.tupleOf(args);
      case 'ROW':
        return this.rowOf(args);
      case 'ROW_NAMED':
        return this.rowOf(args.slice(1));
      case 'PRIMITIVE_ARRAY':
        return arrayOf(unboxed(this.required(args[0]).type)) ?? notFollowed();
      case 'OBJECT_ARRAY':
        return this.objectArrayOf(this.required(args[0]));
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
    return typeInformationOfClass(type ?? this.classLiteral(argument), this.extraction);
  }

  /** A type information that is constructed, or a hint; those of other classes are custom ones. */
  private made({ type, arguments: args }: NewExpression): TypeInformation {
    const made = this.context.names.resolve(type, this.context.scope);
    if (made.kind !== 'class') {
      return notFollowed();
    }
    switch (made.name) {
      case `${TYPE_INFO}.TypeHint`:
        return this.hint(made);
      case `${TYPE_UTILS}.ListTypeInfo`:
        return this.listOf(args);
      case `${TYPE_UTILS}.MapTypeInfo`:
        return this.collection('map', 'java.util.Map', 'MapSerializer', args, 2);
      case `${TYPE_UTILS}.EitherTypeInfo`:
        return this.collection('either', 'org.apache.flink.types.Either', 'EitherSerializer', args, 2);
      case `${TYPE_UTILS}.GenericTypeInfo`:
        return this.generic(args[0]);
      case `${TYPE_UTILS}.EnumTypeInfo`:
        return enumTypeInfo(this.classLiteral(args[0]), this.extraction) ?? notFollowed();
      case `${TYPE_UTILS}.ValueTypeInfo`:
        return valueTypeInfo(this.classLiteral(args[0]), this.extraction) ?? notFollowed();
      case `${TYPE_UTILS}.TupleTypeInfo`:
        return this.tupleOf(args);
      case `${TYPE_UTILS}.RowTypeInfo`:
        return this.rowOf(args);
      default:
        return this.extraction.reflection.isSubclass(made.name, `${TYPE_INFO}.TypeInformation`) &&
          !made.name.startsWith('org.apache.flink.')
          ? atom('custom', made, null)
          : notFollowed();
    }
  }

  /** `TypeHint`: the type argument is extracted without being part of the hierarchy. */
  private hint(hint: ClassType): TypeInformation {
    const [type] = hint.arguments;
    if (!type) {
      return notFollowed();
    }
    return failingAs(
      'The TypeHint is using a generic variable.' +
        'This is not supported, generic types must be fully specified for the TypeHint.',
      () => notNone(this.extraction.createTypeInfo(type, null)),
    );
  }

  private listOf(args: readonly Expression[]): TypeInformation {
    const [element] = args;
    if (element?.kind === 'class-literal') {
      const info = this.typeInformationOf(element);
      return composite('list', LIST, 'ListSerializer', { arguments: [info] });
    }
    const info = element && this.read(element);
    if (info === null) {
      throw new ExtractionError('elementTypeInfo');
    }
    return info ? composite('list', LIST, 'ListSerializer', { arguments: [info] }) : notFollowed();
  }

  private collection(
    kind: 'set' | 'map' | 'either',
    type: string,
    serializer: string,
    args: readonly Expression[],
    count: number,
  ): TypeInformation {
    if (args.length !== count) {
      return notFollowed();
    }
    return composite(kind, classType(type), serializer, { arguments: args.map((each) => this.required(each)) });
  }

  private tupleOf(args: readonly Expression[]): TypeInformation {
    const type = classType(`org.apache.flink.api.java.tuple.Tuple${args.length}`);
    const fields = args.map((each, i) => ({ name: `f${i}`, declaredIn: type.name, type: this.required(each) }));
    return composite('tuple', type, args.length === 0 ? 'Tuple0Serializer' : 'TupleSerializer', { fields });
  }

  private rowOf(args: readonly Expression[]): TypeInformation {
    return composite('row', classType('org.apache.flink.types.Row'), 'RowSerializer', {
      arguments: args.map((each) => this.required(each)),
    });
  }

  private objectArrayOf(component: TypeInformation): TypeInformation {
    const type: JavaType = { kind: 'array', element: component.type };
    const isString = component.type.kind === 'class' && component.type.name === 'java.lang.String';
    return composite('array', type, isString ? 'StringArraySerializer' : 'GenericArraySerializer', {
      arguments: [component],
    });
  }

  private generic(argument: Expression | undefined): TypeInformation {
    const message = 'the code asks for a generic type';
    return kryo(this.classLiteral(argument), [{ code: 'other', member: null, message }]);
  }

  /** `Types.POJO(Class, Map)`: a POJO of these fields, whatever the class is otherwise. */
  private pojoOf([argument, map]: readonly Expression[]): TypeInformation {
    const { reflection } = this.extraction;
    const type = this.classLiteral(argument);
    const given = (map?.kind === 'name' ? this.context.locals?.maps.get(map.name) : undefined) ?? this.mapOf(map);
    const model = reflection.classOf(type.name);
    const declared = new Map(getAllDeclaredFields(model, this.extraction, true).map((field) => [field.name, field]));
    const missing = [...given.keys()].filter((name) => !declared.has(name));
    if (missing.length > 1) {
      return notFollowed(); // the order of the map decides which is told
    }
    if (missing[0] !== undefined) {
      const message = `Field '${missing[0]}' could not be accessed.`;
      throw new InvalidTypesException([{ code: 'throws', member: missing[0], message }]);
    }
    if (!model.keywords.has('public')) {
      throw new ExtractionError(
        `java.lang.IllegalArgumentException: POJO ${reflection.describe(type.name)} is not public`,
      );
    }
    const fields = [...given].map(([name, each]) => ({
      name,
      declaredIn: declared.get(name)?.declaredIn ?? type.name,
      type: each,
    }));
    fields.sort((a, b) => (a.name < b.name ? -1 : 1));
    return composite('pojo', type, 'PojoSerializer', { fields });
  }

  /** `Map.of("name", Types.STRING, …)`. */
  private mapOf(expression: Expression | undefined): ReadonlyMap<string, TypeInformation> {
    const isMapOf = expression?.kind === 'call' && expression.name === 'of' && expression.target !== null;
    if (!isMapOf || !expression.target || this.className(expression.target) !== 'java.util.Map') {
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
    const info = this.extraction.createTypeInfoAnew(this.classLiteral(argument));
    if (info.kind !== kind && info.kind !== 'unknown') {
      const type = canonicalName(info.type.kind === 'class' ? info.type.name : '');
      const message = `${word} type expected but was: ${info.kind === 'kryo' ? `GenericType<${type}>` : type}`;
      throw new InvalidTypesException([...info.reasons, { code: 'throws', member: null, message }]);
    }
    return info;
  }

  private required(expression: Expression | undefined): TypeInformation {
    return (expression && this.read(expression)) ?? notFollowed();
  }

  private classLiteral(expression: Expression | undefined): ClassType {
    const type =
      expression?.kind === 'class-literal' ? this.context.names.resolve(expression.type, this.context.scope) : null;
    return type?.kind === 'class' ? type : notFollowed();
  }

  /** The class a receiver such as `Types` or `org.apache.flink.….Types` means. */
  private className(target: Expression): string | null {
    const written = dotted(target);
    return written === null ? null : this.context.names.className(written, this.context.scope);
  }

  /** The class a statically imported name belongs to. */
  private staticImport(name: string): string | null {
    const { imports } = this.context.scope.unit;
    const single = imports.find((each) => each.static && !each.star && each.name.endsWith(`.${name}`));
    return single ? single.name.slice(0, -name.length - 1) : null;
  }
}

/** `TypeInformation.of(Class)`. */
export function typeInformationOfClass(type: JavaType, extraction: Extraction): TypeInformation {
  return failingAs(
    'Cannot extract TypeInformation from Class alone, because generic parameters are missing. ' +
      'Please use TypeInformation.of(TypeHint) instead, or another equivalent method in the API that ' +
      'accepts a TypeHint instead of a Class. ' +
      "For example for a Tuple2<Long, String> pass a 'new TypeHint<Tuple2<Long, String>>(){}'.",
    () => extraction.createTypeInfoAnew(type),
  );
}

const LIST = classType('java.util.List');

/** What the constants of `Types`, `BasicTypeInfo` and the array types are named after. */
const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['VOID', 'java.lang.Void'],
  ['STRING', 'java.lang.String'],
  ['BYTE', 'java.lang.Byte'],
  ['BOOLEAN', 'java.lang.Boolean'],
  ['SHORT', 'java.lang.Short'],
  ['INT', 'java.lang.Integer'],
  ['LONG', 'java.lang.Long'],
  ['FLOAT', 'java.lang.Float'],
  ['DOUBLE', 'java.lang.Double'],
  ['CHAR', 'java.lang.Character'],
  ['DATE', 'java.util.Date'],
  ['BIG_DEC', 'java.math.BigDecimal'],
  ['BIG_INT', 'java.math.BigInteger'],
  ['SQL_DATE', 'java.sql.Date'],
  ['SQL_TIME', 'java.sql.Time'],
  ['SQL_TIMESTAMP', 'java.sql.Timestamp'],
  ['LOCAL_DATE', 'java.time.LocalDate'],
  ['LOCAL_TIME', 'java.time.LocalTime'],
  ['LOCAL_DATE_TIME', 'java.time.LocalDateTime'],
  ['INSTANT', 'java.time.Instant'],
]);

function constantType(name: string): ClassType {
  const className = CONSTANTS.get(name);
  return className === undefined ? notFollowed() : classType(className);
}

function ofClass(type: ClassType): TypeInformation {
  return basicTypeInfo(type) ?? localTimeTypeInfo(type) ?? notFollowed();
}

function arrayOf(element: JavaType): TypeInformation | null {
  return basicArrayTypeInfo(element, { kind: 'array', element });
}

function dotted(expression: Expression): string | null {
  if (expression.kind === 'name') {
    return expression.name;
  }
  const target = expression.kind === 'field' ? dotted(expression.target) : null;
  return target === null || expression.kind !== 'field' ? null : `${target}.${expression.name}`;
}

function notNone(info: TypeInformation | NoTypeInformation): TypeInformation {
  if (info.kind === 'none') {
    throw new InvalidTypesException(info.reasons);
  }
  return info;
}

/** Runs an extraction whose InvalidTypesException Flink replaces by another exception. */
function failingAs(message: string, extract: () => TypeInformation): TypeInformation {
  try {
    return extract();
  } catch (thrown) {
    throw thrown instanceof InvalidTypesException ? new ExtractionError(message) : thrown;
  }
}

/** @throws NotKnown always */
export function notFollowed(): never {
  throw new NotKnown({ code: 'other', member: null, message: 'this code is not followed' });
}
