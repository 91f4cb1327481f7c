/** `@TypeInfo` on a generic class, with a factory that makes a POJO of its fields by the type arguments that Flink knows. */
import { message } from '../base/message';
import type { Fix } from '../finding/finding';
import type { TypeDeclaration } from '../java/ast';
import { type ClassModel, type FieldModel, type JavaType, simpleName } from '../java/class-model';
import { containsKind } from '../typeinfo/tree';
import { addMembers, annotateEdit, declarationOf, headOf } from './class-edits';
import { mayNameFlink } from './flink-on-class-path';
import { addImports, inFile, stringLiteral } from './java-edits';
import { NamesInFile } from './names-in-file';
import type { FileFacts } from './rule';
import { typeExpression } from './type-expression';
import { hasTypeInfo } from './type-info';
import { factoryText, parameterText, TYPE_INFO } from './type-info-factory';
import { harmsNone } from './types-after';

/**
 * At most one fix: none unless Flink can make objects of the class, and nothing of it is left to Kryo or fails.
 * Subclasses would get the type information of this class, so a class that has any is left alone.
 * @param reached the class with its type arguments, as a job has it
 */
export function genericClassFixes(facts: FileFacts, model: ClassModel, reached: JavaType): Fix[] {
  const { project, lines } = facts;
  const declaration = declarationOf(facts, model);
  const isIt = reached.kind === 'class' && reached.name === model.name && reached.arguments.length > 0;
  if (!declaration || declaration.broken || !isIt || !canBeMade(model) || hasSubclasses(facts, declaration)) {
    return [];
  }
  const name = `${declaration.name}TypeInfoFactory`;
  const isTaken = declaration.types.some((each) => each.name === name);
  const names = new NamesInFile(facts);
  const puts = fieldsToSay(model).map((field) => putOf(field, declaration, facts, names));
  if (isTaken || puts.length === 0 || puts.some((put) => put === null) || !mayNameFlink(facts)) {
    return [];
  }
  const information = names.of(`${TYPE_INFO}.TypeInformation`);
  const map = names.of('java.util.Map');
  const parameters = declaration.typeParameters.map((parameter) => parameter.name);
  const type = `${declaration.name}<${parameters.join(', ')}>`;
  const factory = factoryText(facts, declaration, {
    name,
    type,
    statements: [
      `${map}<String, ${information}<?>> fields = new ${names.of('java.util.HashMap')}<>();`,
      ...puts.flatMap((put) => put ?? []),
    ],
    // the class literal of a generic type has no type arguments
    expression: `(${information}<${type}>) (${information}<?>) ${names.of(`${TYPE_INFO}.Types`)}.POJO(${declaration.name}.class, fields)`,
    names,
    variables: declaration.typeParameters.map((parameter) => parameterText(facts, parameter)),
  });
  const annotation = `@${names.of(`${TYPE_INFO}.TypeInfo`)}(${declaration.name}.${name}.class)`;
  const edits = inFile(
    facts,
    ...addImports(facts, names.imports),
    annotateEdit(lines, declaration.modifiers, headOf(declaration), annotation),
    addMembers(lines, declaration, [factory]),
  );
  const after = project.typesIfEdited(edits);
  const made = after.typeInformation(reached);
  if (
    made.kind !== 'pojo' ||
    containsKind(made, 'kryo', 'error', 'unknown') ||
    !harmsNone(project, after, model.name)
  ) {
    return [];
  }
  const title = containsKind(made, 'list', 'set')
    ? message(
        'Tell Flink the fields of {0} by @TypeInfo on the class (state written by Kryo will not restore; null in a list or set fails)',
        simpleName(model.name),
      )
    : message(
        'Tell Flink the fields of {0} by @TypeInfo on the class (state written by Kryo will not restore)',
        simpleName(model.name),
      );
  return [{ title, safe: false, preferred: false, edits }];
}

/** What `PojoTypeInfo` and `PojoSerializer` ask for: a public class, a public constructor without arguments. */
function canBeMade({ kind, keywords, superclass, typeParameters, annotations, constructors, ...model }: ClassModel) {
  const isPlain = kind === 'class' && keywords.has('public') && !keywords.has('abstract') && !model.local;
  const isStatic = model.enclosing === null || keywords.has('static');
  const isAlone = superclass?.kind === 'class' && superclass.name === 'java.lang.Object' && model.incomplete === null;
  const isNew = constructors.some(({ parameters, keywords: own }) => parameters.length === 0 && own.has('public'));
  return isPlain && isStatic && isAlone && isNew && typeParameters.length > 0 && !hasTypeInfo(annotations);
}

function hasSubclasses({ project }: FileFacts, { name }: TypeDeclaration): boolean {
  return (
    project.hasText(new RegExp(`\\bextends\\s+(?:\\w+\\.)*${name}\\b`)) ||
    project.hasText(new RegExp(`\\bnew\\s+(?:\\w+\\.)*${name}\\b[^;{}]*\\)\\s*\\{`))
  );
}

function fieldsToSay({ fields }: ClassModel): FieldModel[] {
  return fields.filter(({ keywords }) => !keywords.has('static') && !keywords.has('transient'));
}

/** `fields.put("rows", Types.LIST(typeArguments.get("T")));`; null for a type that cannot be said. */
function putOf(
  { name, type, annotations }: FieldModel,
  declaration: TypeDeclaration,
  { flinkVersion: version, lines }: FileFacts,
  names: NamesInFile,
): string | null {
  const written = declaration.fields.find((each) => each.name === name);
  if (!written || !version || hasTypeInfo(annotations)) {
    return null;
  }
  const known = new Set(declaration.typeParameters.map((parameter) => parameter.name));
  const code = typeExpression(type, written.type, {
    names,
    version,
    text: (node) => lines.slice(node.range),
    // an array of what a variable stands for has another class at run time
    variable: (each) => (known.has(each) && type.kind !== 'array' ? `typeArguments.get(${stringLiteral(each)})` : null),
  });
  return code && `fields.put(${stringLiteral(name)}, ${code});`;
}
