/** `TypeExtractor.getForObject`: type information of an object, as far as code shows which it is. */

import { type Message, message } from '../../base/message';
import type { Expression } from '../../java/ast';
import { type ClassType, classType, type JavaType, simpleName } from '../../java/class-model';
import { boxed } from '../../java/expression-types/types';
import { jdkType } from '../../typeinfo/get-for-class';
import { composite, kryo, type TypeInformation } from '../../typeinfo/type-information';
import type { Value } from '../interpreter/value';
import type { ElementTypeContext } from './context';
import { failure, unknownType } from './element-type';

const TUPLES = 'org.apache.flink.api.java.tuple.';
const ROW = 'org.apache.flink.types.Row';
const EITHER = 'org.apache.flink.types.Either';

/** What Flink would find: an object of a class, perhaps with parts that it looks at one by one. */
export type KnownObject =
  | { readonly kind: 'null' }
  | { readonly kind: 'class'; readonly type: ClassType }
  | { readonly kind: 'parts'; readonly of: 'tuple' | 'row'; readonly parts: readonly KnownObject[] }
  | { readonly kind: 'unknown'; readonly why: Message };

export class Objects {
  constructor(private readonly context: ElementTypeContext) {}

  /** Which object a value is when the job runs. @param node the value as it is written in the file */
  objectOf(value: Value | undefined, node: Expression | undefined, file: string): KnownObject {
    switch (value?.kind) {
      case 'null':
        return { kind: 'null' };
      case 'constant':
        return this.constant(value, node, file);
      case 'enum':
        return { kind: 'class', type: classType(value.class) };
      case 'object':
        return this.made(value);
      case 'call': {
        const parts = this.partsOfCall(value);
        return parts ?? this.ofStaticType(value.expression, value.within.file);
      }
      default:
        return node ? this.ofStaticType(node, file) : NOT_SHOWN;
    }
  }

  /** The first element of a collection that code makes on the spot, or what all of its elements must be. */
  firstOf(value: Value | undefined, node: Expression | undefined, file: string): KnownObject {
    if (value?.kind === 'call' && COLLECTIONS.test(`${simpleName(value.owner ?? '')}.${value.method}`)) {
      const written = value.expression.kind === 'call' ? value.expression.arguments[0] : undefined;
      if (value.arguments.length > 0) {
        return this.objectOf(value.arguments[0], written, value.within.file);
      }
    }
    const unit = node && this.context.unitOf(file);
    const type = unit && node ? this.context.expressions.typeOf(node, unit) : null;
    const collection = type && this.context.expressions.asSuper(type, 'java.util.Collection');
    const [element] = collection?.kind === 'class' ? collection.arguments : [];
    return element ? this.ofType(element) : NOT_SHOWN;
  }

  /** The first element of an array that is given in place of elements; null for what is no array. */
  elementOfArray(node: Expression | undefined, file: string): KnownObject | null {
    const unit = node && this.context.unitOf(file);
    const type = unit && node ? this.context.expressions.typeOf(node, unit) : null;
    return type?.kind === 'array' && type.element.kind !== 'primitive' ? this.ofType(type.element) : null;
  }

  /** Type information of the object (`privateGetForObject`), or what Flink throws where it cannot tell. */
  typeInformation(object: KnownObject): TypeInformation {
    switch (object.kind) {
      case 'null':
        return failure('java.lang.NullPointerException');
      case 'unknown':
        return unknownType(object.why);
      case 'class':
        return isHidden(object.type.name)
          ? kryo(object.type, [jdkType(object.type.name)])
          : this.context.extractor.extractTypeArgument(object.type);
      case 'parts':
        return this.ofParts(object.of, object.parts);
    }
  }

  private ofParts(of: 'tuple' | 'row', parts: readonly KnownObject[]): TypeInformation {
    const hasNull = parts.some(({ kind }) => kind === 'null');
    if (of === 'row' && hasNull) {
      return this.context.extractor.extractTypeArgument(classType(ROW));
    }
    const infos: TypeInformation[] = [];
    for (const part of parts) {
      if (part.kind === 'null') {
        return failure(
          'Automatic type extraction is not possible on candidates with null values. Please specify the types directly.',
        );
      }
      const info = this.typeInformation(part);
      if (info.kind === 'error') {
        return info;
      }
      infos.push(info);
    }
    if (of === 'row') {
      return composite('row', classType(ROW), 'RowSerializer', { arguments: infos });
    }
    const type = classType(`${TUPLES}Tuple${parts.length}`);
    const fields = infos.map((info, i) => ({ name: `f${i}`, declaredIn: type.name, type: info }));
    return composite('tuple', type, parts.length === 0 ? 'Tuple0Serializer' : 'TupleSerializer', { fields });
  }

  private constant(
    value: Extract<Value, { kind: 'constant' }>,
    node: Expression | undefined,
    file: string,
  ): KnownObject {
    if (typeof value.value === 'string') {
      return { kind: 'class', type: classType(value.isCharacter ? 'java.lang.Character' : 'java.lang.String') };
    }
    if (typeof value.value === 'boolean') {
      return { kind: 'class', type: classType('java.lang.Boolean') };
    }
    return node ? this.ofStaticType(node, file) : NOT_SHOWN;
  }

  private made(value: Extract<Value, { kind: 'object' }>): KnownObject {
    if (!value.exact || value.body) {
      return NOT_SHOWN;
    }
    if (/^org\.apache\.flink\.api\.java\.tuple\.Tuple\d+$/.test(value.type.name)) {
      return this.parts('tuple', value, value.arguments.length > 0 || value.type.name === `${TUPLES}Tuple0`);
    }
    if (value.type.name === ROW || this.context.expressions.asSuper(value.type, `${TUPLES}Tuple`) !== null) {
      return { kind: 'unknown', why: message('what {0} holds is not known', value.type.name) };
    }
    return { kind: 'class', type: classType(value.type.name) };
  }

  private partsOfCall(value: Extract<Value, { kind: 'call' }>): KnownObject | null {
    const { owner, method } = value;
    if (owner === null) {
      return null;
    }
    if (method === 'of' && (owner === ROW || owner.startsWith(TUPLES))) {
      return this.parts(owner === ROW ? 'row' : 'tuple', value, true);
    }
    if (owner === EITHER && (method === 'Left' || method === 'Right')) {
      return { kind: 'class', type: classType(`${EITHER}$${method}`) };
    }
    const hidden = hiddenCollection(owner, method, value.arguments.length);
    return hidden === null ? null : { kind: 'class', type: classType(hidden) };
  }

  private parts(
    of: 'tuple' | 'row',
    value: Extract<Value, { kind: 'call' | 'object' }>,
    areShown: boolean,
  ): KnownObject {
    const { expression } = value;
    const written = expression?.kind === 'call' || expression?.kind === 'new' ? expression.arguments : [];
    const file = value.within.file;
    return areShown
      ? { kind: 'parts', of, parts: value.arguments.map((each, i) => this.objectOf(each, written[i], file)) }
      : NOT_SHOWN;
  }

  /** An object of which only the expression's type is known: enough where it can have no other class. */
  private ofStaticType(expression: Expression, file: string): KnownObject {
    const unit = this.context.unitOf(file);
    return unit ? this.ofType(this.context.expressions.typeOf(expression, unit)) : NOT_SHOWN;
  }

  private ofType(given: JavaType): KnownObject {
    const type = boxed(given);
    if (type.kind !== 'class') {
      return NOT_SHOWN;
    }
    if (/^org\.apache\.flink\.api\.java\.tuple\.Tuple\d+$/.test(type.name) && type.arguments.length > 0) {
      // a null in it would end the job at once
      return { kind: 'parts', of: 'tuple', parts: type.arguments.map((argument) => this.ofType(argument)) };
    }
    const model = this.context.expressions.find(type.name);
    const isClass = model?.kind === 'class' || model?.kind === 'enum' || model?.kind === 'record';
    const isAbstract = model?.keywords.has('abstract') === true;
    const isOnly = model?.keywords.has('final') || (model?.place && !this.context.hasSubclasses(type.name));
    return isClass && !isAbstract && isOnly
      ? { kind: 'class', type: classType(type.name) }
      : {
          kind: 'unknown',
          why: message('which class extending {0} the first element has is not known', simpleName(type.name)),
        };
  }
}

/** The class of a known object. */
export function classNameOf(object: KnownObject): string {
  switch (object.kind) {
    case 'class':
      return object.type.name;
    case 'parts':
      return object.of === 'row' ? ROW : `${TUPLES}Tuple${object.parts.length}`;
    default:
      return '';
  }
}

const NOT_SHOWN: KnownObject = { kind: 'unknown', why: message('what the first element is is not known') };

const COLLECTIONS =
  /^(?:List\.of|Set\.of|Arrays\.asList|Collections\.singleton(?:List)?|ImmutableList\.of|Lists\.newArrayList)$/;

/** The class of what the JDK's factories make (JDK 9 to 21). */
function hiddenCollection(owner: string, method: string, count: number): string | null {
  const few = count === 1 || count === 2;
  switch (`${owner}.${method}`) {
    case 'java.util.List.of':
      return `java.util.ImmutableCollections$List${few ? '12' : 'N'}`;
    case 'java.util.Map.of':
      return `java.util.ImmutableCollections$Map${count === 2 ? '1' : 'N'}`;
    case 'java.util.Arrays.asList':
      return 'java.util.Arrays$ArrayList';
    case 'java.util.Collections.singletonList':
      return 'java.util.Collections$SingletonList';
    default:
      return null;
  }
}

/** Classes that the JDK keeps to itself: they are not public, so no POJOs. */
function isHidden(name: string): boolean {
  return name.startsWith('java.util.') && name.includes('$');
}
