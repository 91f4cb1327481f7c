/** Types taken apart, whatever they stand for. */
import type { JavaType } from './class-model';

/** A text that is equal for equal types only. */
export function typeKey(type: JavaType): string {
  switch (type.kind) {
    case 'class':
      return type.arguments.length === 0 ? type.name : `${type.name}<${type.arguments.map(typeKey).join(',')}>`;
    case 'array':
      return `${typeKey(type.element)}[]`;
    case 'variable':
      return `${type.declaredBy}#${type.name}`;
    case 'wildcard':
      return type.type ? `? ${type.bound ?? ''} ${typeKey(type.type)}` : '?';
    case 'primitive':
      return type.name;
    case 'unknown':
      return `?${type.text}`;
  }
}

/** True when the type, or a part of it, is unknown. */
export function hasUnknown(type: JavaType): boolean {
  return someType(type, (part) => part.kind === 'unknown');
}

export function someType(type: JavaType, test: (part: JavaType) => boolean): boolean {
  if (test(type)) {
    return true;
  }
  switch (type.kind) {
    case 'class':
      return type.arguments.some((argument) => someType(argument, test));
    case 'array':
      return someType(type.element, test);
    case 'wildcard':
      return type.type !== null && someType(type.type, test);
    default:
      return false;
  }
}
