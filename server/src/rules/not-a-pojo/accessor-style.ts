/** Getters and setters as the class writes its others. */
import type { TextLines } from '../../base/text-lines';
import type { FieldDeclaration, MethodDeclaration, TypeDeclaration } from '../../java/ast';
import { indentsIn } from '../class-edits';

export interface AccessorStyle {
  readonly getter: (field: FieldDeclaration, type: string) => string;
  readonly setter: (field: FieldDeclaration, type: string) => string;
}

/** The style of a class: of its own accessors, else three lines each, `getX` and `setX`. */
export function accessorStyle(lines: TextLines, declaration: TypeDeclaration, selfType: string): AccessorStyle {
  const fields = new Set(declaration.fields.map(({ name }) => name));
  const getters = declaration.methods.filter((method) => isGetter(method, fields));
  const setters = declaration.methods.filter(isSetter);
  const asRecord = getters.length > 0 && getters.every(({ name }) => fields.has(name));
  const chained = setters.length > 0 && setters.every(({ returnType }) => returnsSelf(returnType, declaration.name));
  const finalParameter = setters.some(({ parameters: [first] }) => first?.modifiers.keywords.has('final'));
  const { member, step } = indentsIn(lines, declaration);
  const methods = [...getters, ...setters];
  const onOneLine = methods.length > 0 && methods.every(({ range }) => range.start.line === range.end.line);
  const braceBelow = methods.some((method) => isBraceBelow(lines, method));

  const method = (head: string, statements: readonly string[]) => {
    const { lineEnd } = lines;
    if (onOneLine) {
      return `${member}${head} { ${statements.join(' ')} }`;
    }
    const open = braceBelow ? `${lineEnd}${member}{` : ' {';
    const body = statements.map((statement) => `${member}${step}${statement}`);
    return [`${member}${head}${open}`, ...body, `${member}}`].join(lineEnd);
  };
  return {
    getter: ({ name }, type) =>
      method(`public ${type} ${asRecord ? name : getterName(name, type)}()`, [`return ${name};`]),
    setter: ({ name }, type) =>
      method(
        `public ${chained ? selfType : 'void'} ${setterName(name)}(${finalParameter ? 'final ' : ''}${type} ${name})`,
        [`this.${name} = ${name};`, ...(chained ? ['return this;'] : [])],
      ),
  };
}

/** `isActive` for a boolean; Flink compares names without regard to case and underscores. */
export function getterName(field: string, type: string): string {
  if (type !== 'boolean') {
    return `get${capitalized(field)}`;
  }
  return /^is[A-Z]/.test(field) ? field : `is${capitalized(field)}`;
}

/** `setIsActive` for a field `isActive`: what all versions take for its setter. */
export function setterName(field: string): string {
  return `set${capitalized(field)}`;
}

function capitalized(field: string): string {
  const joined = field.replace(/^_+|_+$/g, '').replace(/_+(.)/g, (_, letter: string) => letter.toUpperCase());
  const name = joined === '' || /^[A-Z0-9_]+$/.test(field) ? field : joined;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function isGetter({ kind, name, parameters, modifiers }: MethodDeclaration, fields: ReadonlySet<string>): boolean {
  const named = /^(?:get|is)[A-Z]/.test(name) || fields.has(name);
  return kind === 'method' && parameters.length === 0 && named && !modifiers.keywords.has('static');
}

function isSetter({ kind, name, parameters, modifiers }: MethodDeclaration): boolean {
  return kind === 'method' && parameters.length === 1 && /^set[A-Z]/.test(name) && !modifiers.keywords.has('static');
}

function returnsSelf(type: MethodDeclaration['returnType'], className: string): boolean {
  return type?.kind === 'named' && type.name === className;
}

function isBraceBelow(lines: TextLines, { body }: MethodDeclaration): boolean {
  return body !== null && lines.line(body.range.start.line).slice(0, body.range.start.column).trim() === '';
}
