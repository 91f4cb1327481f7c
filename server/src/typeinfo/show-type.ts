/** Type information as one short line: `Pojo{name: String, tags: Kryo[java.util.List]}`. */
import { erasedName } from './java-types';
import type { TypeInformation } from './type-information';

/** The tree without its reasons; names of `java.lang` and of basic types are short, others as Java writes binary names. */
export function showType(info: TypeInformation): string {
  const parts = info.fields.map((field) => `${field.name}: ${showType(field.type)}`);
  const typeArguments = info.arguments.map(showType);
  const name = shortName(erasedName(info.type));
  switch (info.kind) {
    case 'basic':
      return name.slice(name.lastIndexOf('.') + 1);
    case 'array':
      return `${typeArguments[0]}[]`;
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

function shortName(name: string): string {
  return name.startsWith('java.lang.') && name.lastIndexOf('.') === 'java.lang'.length ? name.slice(10) : name;
}

function capitalized(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}
