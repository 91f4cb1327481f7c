/** A `TypeInfoFactory` written into a class, and the `@TypeInfo` by which the class or a field of it uses the factory. */
import { emptyRange } from '../base/text-range';
import type { Modifiers, TypeDeclaration, TypeNode, TypeParameter } from '../java/ast';
import { type JavaType, simpleName } from '../java/class-model';
import { annotateEdit, indentsIn } from './class-edits';
import type { NamesInFile } from './names-in-file';
import type { FileFacts } from './rule';

export const TYPE_INFO = 'org.apache.flink.api.common.typeinfo';

export interface WrittenField {
  readonly type: TypeNode;
  readonly modifiers: Modifiers;
  readonly range: TypeDeclaration['range'];
  readonly onLine: boolean;
}

/** A field or a record's component; null where other variables share the declaration. */
export function writtenField({ fields, recordComponents }: TypeDeclaration, name: string): WrittenField | null {
  const component = recordComponents.find((each) => each.name === name);
  if (component?.type) {
    return { type: component.type, modifiers: component.modifiers, range: component.range, onLine: true };
  }
  const field = fields.find((each) => each.name === name);
  const shared = fields.filter((each) => each.range === field?.range || sameStart(each, field));
  return field && shared.length === 1 ? { ...field, onLine: false } : null;
}

function sameStart(a: TypeDeclaration['fields'][number], b: TypeDeclaration['fields'][number] | undefined): boolean {
  return a.range.start.line === b?.range.start.line && a.range.start.column === b.range.start.column;
}

/** Puts the annotation in front of the field or component. */
export function annotateField({ lines }: FileFacts, { modifiers, range, onLine }: WrittenField, annotation: string) {
  const start = modifiers.range?.start ?? range.start;
  return onLine
    ? { range: emptyRange(start), newText: `${annotation} ` }
    : annotateEdit(lines, modifiers, range.start, annotation);
}

export interface FactoryParts {
  readonly name: string;
  /** Of what it makes type information, as it is written. */
  readonly type: string;
  /** What comes before the `return`. */
  readonly statements?: readonly string[];
  readonly expression: string;
  readonly names: NamesInFile;
  /** As the factory declares them: `T extends Number`. */
  readonly variables: readonly string[];
  /** True where the expression casts what Java cannot check. */
  readonly unchecked?: boolean;
}

/** The factory as a member class, its lines indented. */
export function factoryText(
  { lines }: FileFacts,
  declaration: TypeDeclaration,
  { name, type, statements = [], expression, names, variables, unchecked = variables.length > 0 }: FactoryParts,
): string {
  const { member, step } = indentsIn(lines, declaration);
  const own = variables.length > 0 ? `<${variables.join(', ')}>` : '';
  const information = names.of(`${TYPE_INFO}.TypeInformation`);
  const map = names.of('java.util.Map');
  const javaType = names.of('java.lang.reflect.Type');
  return [
    `${member}public static class ${name}${own} ${factoryHead(type, names)} {`,
    ...(unchecked ? [`${member}${step}@SuppressWarnings("unchecked")`] : []),
    `${member}${step}@Override`,
    `${member}${step}public ${information}<${type}> createTypeInfo(`,
    `${member}${step}${step}${step}${javaType} type, ${map}<String, ${information}<?>> typeArguments) {`,
    ...statements.map((statement) => `${member}${step}${step}${statement}`),
    `${member}${step}${step}return ${expression};`,
    `${member}${step}}`,
    `${member}}`,
  ].join(lines.lineEnd);
}

/** What stands behind the factory's name. */
export function factoryHead(type: string, names: NamesInFile): string {
  return `extends ${names.of(`${TYPE_INFO}.TypeInfoFactory`)}<${type}>`;
}

/** A type parameter as it is written: `T extends Number`. */
export function parameterText({ lines }: FileFacts, { name, bounds }: TypeParameter): string {
  return bounds.length > 0 ? `${name} extends ${bounds.map(({ range }) => lines.slice(range)).join(' & ')}` : name;
}

/** `StringList` for `List<String>`: a name that other fields of the type can share. */
export function wordsOf(type: JavaType): string {
  switch (type.kind) {
    case 'class':
      return type.arguments.map(wordsOf).join('') + simpleName(type.name);
    case 'array':
      return `${wordsOf(type.element)}Array`;
    case 'primitive':
      return type.name.charAt(0).toUpperCase() + type.name.slice(1);
    case 'variable':
      return '';
    default:
      return 'Any';
  }
}
