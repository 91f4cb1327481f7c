/** Values that say a type: `Types.STRING`, `new TypeHint<…>() {}`, `Order.class`, and those kept in variables. */
import { message } from '../../base/message';
import type { Expression } from '../../java/ast';
import { canonicalName, type JavaType } from '../../java/class-model';
import type { Scope } from '../../java/names';
import type { TypeInformation } from '../../typeinfo/type-information';
import { alternativesOf } from '../interpreter/join-values';
import type { Value } from '../interpreter/value';
import type { ElementTypeContext } from './context';
import { isSameInformation, unknownType } from './element-type';

const TYPE_INFORMATION = 'org.apache.flink.api.common.typeinfo.TypeInformation';

export class TypeValues {
  constructor(private readonly context: ElementTypeContext) {}

  /** The type information that a value is, or that Flink makes of a `TypeHint` or a class literal. */
  read(value: Value): TypeInformation {
    switch (value.kind) {
      case 'class':
        return this.context.extractor.extractClassAlone(value.type);
      case 'object':
        return value.expression
          ? this.expression(value.expression, value.within.scope, value.arguments)
          : notFollowed();
      case 'call':
        // the class may have a name of its own: `TypeInformation.of(type)`
        return value.owner === TYPE_INFORMATION && value.method === 'of' && value.arguments[0]?.kind === 'class'
          ? this.read(value.arguments[0])
          : this.expression(value.expression, value.within.scope, value.arguments);
      case 'enum': // a constant of a library, such as Types.STRING
        return this.expression(constantExpression(canonicalName(value.class), value.name), NO_SCOPE, []);
      case 'choice':
        return this.same(alternativesOf(value));
      default:
        return notFollowed();
    }
  }

  /** What `TypeExtractor.createTypeInfo` makes of a class, as state descriptors ask it to. */
  ofClass(type: JavaType): TypeInformation {
    return this.context.extractor.extractType(type);
  }

  /** The same of an argument as it is written, where its value alone does not tell. */
  argument(value: Value | undefined, node: Expression | undefined, scope: Scope): TypeInformation {
    const read = value ? this.read(value) : notFollowed();
    return read.kind === 'unknown' && node ? this.expression(node, scope, []) : read;
  }

  private same(values: readonly Value[]): TypeInformation {
    const [first, ...others] = values.map((each) => this.read(each));
    return first && others.every((other) => isSameInformation(first, other)) ? first : notFollowed();
  }

  private expression(expression: Expression, scope: Scope, values: readonly Value[]): TypeInformation {
    const { extractor, classes } = this.context;
    const types = new Map<string, TypeInformation>();
    this.collectLocals(expression, values, types);
    return extractor.extractExpression(expression, { scope, names: classes.names, locals: { types, maps: new Map() } });
  }

  /** The type informations that variables among the arguments of a call hold. */
  private collectLocals(expression: Expression, values: readonly Value[], types: Map<string, TypeInformation>): void {
    const written = expression.kind === 'call' || expression.kind === 'new' ? expression.arguments : [];
    for (const [i, argument] of written.entries()) {
      const value = values[i];
      if (!value) {
        continue;
      }
      if (argument.kind === 'name') {
        const info = this.read(value);
        if (info.kind !== 'unknown') {
          types.set(argument.name, info);
        }
      } else if (value.kind === 'call' || value.kind === 'object') {
        this.collectLocals(argument, value.arguments, types);
      }
    }
  }

  /** True for what is a `TypeInformation`, as far as can be told. */
  isTypeInformation(value: Value | undefined, node: Expression | undefined, file: string): boolean {
    const type = value && 'type' in value ? value.type : null;
    if (type?.kind === 'class') {
      return this.context.expressions.asSuper(type, TYPE_INFORMATION) !== null;
    }
    const unit = node && this.context.unitOf(file);
    const written = unit && node ? this.context.expressions.typeOf(node, unit) : null;
    return written !== null && this.context.expressions.asSuper(written, TYPE_INFORMATION) !== null;
  }
}

const NO_SCOPE: Scope = {
  unit: { package: '', imports: [], types: [], broken: false },
  enclosing: [],
  variables: new Map(),
};

/** `a.b.C.NAME` as code. */
function constantExpression(className: string, name: string): Expression {
  const start = { line: 0, column: 0 };
  const range = { start, end: start };
  const [first = '', ...rest] = [...className.split('.'), name];
  return rest.reduce<Expression>((target, each) => ({ kind: 'field', target, name: each, nameRange: range, range }), {
    kind: 'name',
    name: first,
    range,
  });
}

function notFollowed(): TypeInformation {
  return unknownType(message('where the type information comes from is not followed'));
}
