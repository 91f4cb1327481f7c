/** Types as Java source of a file: by their simple names where the file knows them by these. */
import { canonicalName, type JavaType } from '../java/class-model';
import type { FileFacts } from './rule';

/** Null for a type that cannot be written, or is not known. */
export function javaTypeText(type: JavaType, facts: FileFacts): string | null {
  switch (type.kind) {
    case 'primitive':
      return type.name;
    case 'array': {
      const element = javaTypeText(type.element, facts);
      return element && `${element}[]`;
    }
    case 'class': {
      const inner = type.arguments.map((argument) => javaTypeText(argument, facts));
      const name = className(type.name, facts);
      return inner.includes(null) ? null : inner.length > 0 ? `${name}<${inner.join(', ')}>` : name;
    }
    default:
      return null;
  }
}

function className(binaryName: string, { file }: FileFacts): string {
  const name = canonicalName(binaryName);
  const unit = file.unit();
  const isImported = unit?.imports.some((each) => !each.static && !each.star && each.name === name) ?? false;
  return isImported || /^java\.lang\.\w+$/.test(name) ? name.slice(name.lastIndexOf('.') + 1) : name;
}
