/** `@TypeInfo` for a field that Kryo gets, with a factory that says what the field holds. */
import { type Message, message } from '../../base/message';
import type { FileEdit, Fix } from '../../finding/finding';
import { isAtLeast } from '../../flink/flink-version';
import type { TypeDeclaration, TypeNode } from '../../java/ast';
import { type ClassModel, type FieldModel, type JavaType, simpleName } from '../../java/class-model';
import { containsKind, nodesOf } from '../../typeinfo/tree';
import type { TypeInformation } from '../../typeinfo/type-information';
import { addMembers, declarationOf } from '../class-edits';
import { mayNameFlink } from '../flink-on-class-path';
import { addImports, inFile } from '../java-edits';
import { kryoParts } from '../kryo-reason';
import { NamesInFile } from '../names-in-file';
import type { FileFacts, ReachedField, TypesOfProject } from '../rule';
import { typeExpression } from '../type-expression';
import { annotateField, factoryHead, factoryText, TYPE_INFO, wordsOf, writtenField } from '../type-info-factory';
import { harmsNone } from '../types-after';

/** A field of a POJO, where it is written. */
export interface KryoFieldSite {
  readonly model: ClassModel;
  readonly field: FieldModel;
  readonly reached: ReachedField;
}

/** Fields have factories since 1.14. Offered only if nothing of the field is left to Kryo, and nothing fails for it. */
export function typeInfoFixes(facts: FileFacts, { model, field, reached }: KryoFieldSite): Fix[] {
  const { flinkVersion } = facts;
  const declaration = declarationOf(facts, model);
  const written = declaration && writtenField(declaration, field.name);
  if (!declaration || !written || declaration.broken || !flinkVersion || !isAtLeast(flinkVersion, 1, 14)) {
    return [];
  }
  if (!mayNameFlink(facts)) {
    return [];
  }
  const factory = factoryFor(facts, declaration, written.type, field.type);
  if (!factory) {
    return [];
  }
  const edits = inFile(
    facts,
    ...addImports(facts, factory.imports),
    annotateField(facts, written, `@${factory.annotation}(${factory.name}.class)`),
    ...(factory.text === null ? [] : [addMembers(facts.lines, declaration, [factory.text])]),
  );
  const changed = nativeField(facts, edits, reached);
  const title = changed && titleOf(changed, `${simpleName(model.name)}.${field.name}`);
  return title ? [{ title, safe: false, preferred: false, edits }] : [];
}

/** Kryo takes null everywhere; Flink's serializers of lists and sets hand their elements to serializers that may not. */
function titleOf(changed: TypeInformation, field: string): Message {
  return containsKind(changed, 'list', 'set')
    ? message(
        'Tell Flink the type of {0} by @TypeInfo (state written by Kryo will not restore; null in a list or set fails)',
        field,
      )
    : message('Tell Flink the type of {0} by @TypeInfo (state written by Kryo will not restore)', field);
}

interface Factory {
  readonly name: string;
  readonly annotation: string;
  readonly imports: readonly string[];
  /** Null where the class has such a factory already. */
  readonly text: string | null;
}

function factoryFor(facts: FileFacts, declaration: TypeDeclaration, node: TypeNode, type: JavaType): Factory | null {
  const { flinkVersion: version, lines } = facts;
  const names = new NamesInFile(facts);
  const variables = new Map<string, string>();
  if (type.kind === 'class') {
    const parameters = facts.project.findClass(type.name)?.typeParameters ?? KNOWN_PARAMETERS.get(type.name) ?? [];
    type.arguments.forEach((argument, i) => {
      if (argument.kind === 'variable') {
        variables.set(argument.name, parameters[i]?.name ?? '');
      }
    });
  }
  const expression =
    version &&
    typeExpression(type, node, {
      names,
      version,
      text: (each) => lines.slice(each.range),
      variable: (name) => {
        const parameter = variables.get(name);
        return parameter
          ? `(${names.of(`${TYPE_INFO}.TypeInformation`)}<${name}>) typeArguments.get("${parameter}")`
          : null;
      },
    });
  if (!expression) {
    return null;
  }
  const annotation = names.of(`${TYPE_INFO}.TypeInfo`);
  const base = `${wordsOf(type)}TypeInfoFactory`;
  const text = lines.slice(node.range);
  const head = factoryHead(text, names);
  const known = declaration.types.find((each) => each.name === base);
  if (known) {
    const isSame =
      lines.slice(known.range).includes(`${head} {`) && lines.slice(known.range).includes(`return ${expression};`);
    return isSame ? { name: base, annotation, imports: names.imports, text: null } : null;
  }
  return {
    name: base,
    annotation,
    text: factoryText(facts, declaration, {
      name: base,
      type: text,
      expression,
      names,
      variables: [...variables.keys()],
    }),
    imports: names.imports,
  };
}

/** The names of the type parameters, by which a factory is given what they stand for. */
const KNOWN_PARAMETERS: ReadonlyMap<string, readonly { readonly name: string }[]> = new Map([
  ['java.util.List', [{ name: 'E' }]],
  ['java.util.Set', [{ name: 'E' }]],
  ['java.util.Map', [{ name: 'K' }, { name: 'V' }]],
]);

/** What the field becomes; null unless Kryo gets nothing of it any more and no type that was fine before fails. */
export function nativeField({ project }: FileFacts, edits: readonly FileEdit[], { field, pojo }: ReachedField) {
  const after = project.typesIfEdited(edits);
  const changed = findField(after, pojo, field.declaredIn, field.name);
  const isNative = changed && !containsKind(changed, 'error', 'unknown') && [...kryoParts(changed)].length === 0;
  return isNative && harmsNone(project, after, field.declaredIn) ? changed : null;
}

function findField(types: TypesOfProject, type: JavaType, declaredIn: string, name: string) {
  for (const { fields } of nodesOf(types.typeInformation(type))) {
    const found = fields.find((each) => each.declaredIn === declaredIn && each.name === name);
    if (found) {
      return found.type;
    }
  }
  return null;
}
