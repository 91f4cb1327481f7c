/** Leaves the collection by which a class contains itself to Kryo, as Flink before 2.0 does: then nothing is followed for ever. */
import { message } from '../../base/message';
import type { Fix } from '../../finding/finding';
import { type FieldModel, type JavaType, simpleName } from '../../java/class-model';
import { containsKind } from '../../typeinfo/tree';
import { addMembers, declarationOf } from '../class-edits';
import { mayNameFlink } from '../flink-on-class-path';
import { addImports, inFile } from '../java-edits';
import { NamesInFile } from '../names-in-file';
import type { FileFacts } from '../rule';
import { annotateField, factoryText, TYPE_INFO, wordsOf, writtenField } from '../type-info-factory';

/** The class that contains itself, its field, and the type that Flink cannot make for it. */
export interface Loop {
  readonly className: string;
  readonly field: FieldModel;
  readonly reached: JavaType;
}

/** At most one fix, in the file of the class; none where the type would still fail. */
export function genericFieldFixes(here: FileFacts, { className, field, reached }: Loop): Fix[] {
  const facts = here.project.factsOfClass(className);
  const model = here.project.findClass(className);
  const declaration = facts && model && declarationOf(facts, model);
  const written = declaration && writtenField(declaration, field.name);
  if (!facts || !declaration || declaration.broken || written?.type.kind !== 'named' || !mayNameFlink(facts)) {
    return [];
  }
  const names = new NamesInFile(facts);
  const type = facts.lines.slice(written.type.range);
  const name = `${wordsOf(field.type)}TypeInfoFactory`;
  const isOpen = declaration.typeParameters.length > 0 || type.includes('?');
  if (isOpen || declaration.types.some((each) => each.name === name)) {
    return [];
  }
  const annotation = `@${names.of(`${TYPE_INFO}.TypeInfo`)}(${name}.class)`;
  const information = names.of(`${TYPE_INFO}.TypeInformation`);
  const factory = factoryText(facts, declaration, {
    name,
    type,
    // the class literal of a generic type has no type arguments
    expression: `(${information}<${type}>) (${information}<?>) ${names.of(`${TYPE_INFO}.Types`)}.GENERIC(${facts.lines.slice(written.type.nameRange)}.class)`,
    names,
    variables: [],
    unchecked: true,
  });
  const edits = inFile(
    facts,
    ...addImports(facts, names.imports),
    annotateField(facts, written, annotation),
    addMembers(facts.lines, declaration, [factory]),
  );
  const after = facts.project.typesIfEdited(edits).typeInformation(reached);
  return containsKind(after, 'error', 'unknown')
    ? []
    : [
        {
          title: message('Leave {0} to Kryo by @TypeInfo, as Flink 1.x does', `${simpleName(className)}.${field.name}`),
          safe: false,
          preferred: true,
          edits,
        },
      ];
}
