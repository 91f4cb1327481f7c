/** Type information as one short line: `Pojo{name: String, tags: Kryo[java.util.List]}`. */
import type { JavaType } from '../java/class-model';
import { erasedName, primitiveToWrapper } from './java-types';
import type { TypeInformation } from './type-information';

/** The tree without its reasons; classes by their binary names, those of `java.lang` without the package. */
export function showType(info: TypeInformation): string {
  const parts = info.fields.map((field) => `${field.name}: ${showType(field.type)}`);
  const typeArguments = info.arguments.map(showType);
  const name = shortName(erasedName(primitiveToWrapper(info.type)));
  switch (info.kind) {
    case 'basic':
      return name;
    case 'array':
      return isPrimitiveArray(info.type) ? name : `${typeArguments[0]}[]`;
    case 'pojo':
    case 'avro':
      return `${capitalized(info.kind)}{${parts.join(', ')}}`;
    case 'tuple':
      return `Tuple(${info.fields.map((field) => showType(field.type)).join(', ')})`;
    case 'list':
    case 'set':
    case 'map':
    case 'either':
      return `${capitalized(info.kind)}<${typeArguments.join(', ')}>`;
    case 'error':
      return `Error(${info.reasons.at(-1)?.message ?? ''})`;
    default:
      return `${capitalized(info.kind)}[${name}]`;
  }
}

function isPrimitiveArray(type: JavaType): boolean {
  return type.kind === 'array' && type.element.kind === 'primitive';
}

function shortName(name: string): string {
  return name.startsWith('java.lang.') && name.lastIndexOf('.') === 'java.lang'.length ? name.slice(10) : name;
}

function capitalized(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}
