/** Fields of objects and of classes: where the store keeps them, and which never change. */
import { type FieldDeclaration, walk } from '../../java/ast';
import type { ClassCode } from './class-code';
import type { EnumValue, Value } from './value';

/** Where the store keeps a field of an object; null for objects that cannot be told apart. */
export function fieldKey(object: Value, name: string): string | null {
  switch (object.kind) {
    case 'object':
      return `${object.identity}.${name}`;
    case 'enum':
      return enumFieldKey(object, name);
    default:
      return null;
  }
}

function enumFieldKey(constant: EnumValue, name: string): string {
  return `${constant.class}.${constant.name}.${name}`;
}

/** True for a field of a class, not of its objects. */
export function isStatic(field: FieldDeclaration, { declaration }: ClassCode): boolean {
  return field.modifiers.keywords.has('static') || declaration.kind === 'interface';
}

/** True when nothing else than its initializer gives a field of a class its value. */
export function keepsItsValue({ declaration }: ClassCode, field: FieldDeclaration): boolean {
  const { keywords, annotations } = field.modifiers;
  if (keywords.has('final') || declaration.kind === 'interface') {
    return true;
  }
  if (!keywords.has('private') || annotations.length > 0) {
    return false;
  }
  let changes = false;
  walk(declaration, (node) => {
    const target = node.kind === 'assignment' ? node.left : node.kind === 'unary' ? node.operand : null;
    changes ||= target !== null && (target.kind === 'name' || target.kind === 'field') && target.name === field.name;
    return !changes;
  });
  return !changes;
}

export const NO_VARIABLES: ReadonlyMap<string, Value> = new Map();

/** The variables of the code around an anonymous class that its own members see; inherited ones do not. */
export function capturedIn({ declaration }: ClassCode, self: Value | null): ReadonlyMap<string, Value> {
  return self?.kind === 'object' && self.body === declaration ? self.within.captured : NO_VARIABLES;
}

/** Where the store keeps what `enableTimeToLive` was given; null for what is no object. */
export function timeToLiveKey(descriptor: Value): string | null {
  return descriptor.kind === 'object' ? `${descriptor.identity}.<time to live>` : null;
}
