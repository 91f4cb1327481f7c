/** Types as a file writes them. */
import type { CompilationUnit } from '../../java/ast';
import { type JavaType, simpleName } from '../../java/class-model';

/** A type as the file can write it; null for what has no name. */
export function typeText(type: JavaType, unit: CompilationUnit): string | null {
  if (type.kind === 'array') {
    const element = typeText(type.element, unit);
    return element && `${element}[]`;
  }
  if (type.kind === 'primitive' || type.kind === 'variable') {
    return type.name;
  }
  if (type.kind !== 'class') {
    return null;
  }
  const given = type.arguments.map((argument) => typeText(argument, unit));
  if (given.includes(null)) {
    return null;
  }
  const canonical = type.name.replace(/\$/g, '.');
  const packageName = type.name.slice(0, Math.max(0, type.name.lastIndexOf('.')));
  const isNear =
    packageName === 'java.lang' ||
    packageName === unit.package ||
    unit.imports.some((i) => !i.static && (i.name === canonical || (i.star && i.name === packageName)));
  const name = isNear && !type.name.includes('$') ? simpleName(type.name) : canonical;
  return given.length > 0 ? `${name}<${given.join(', ')}>` : name;
}
