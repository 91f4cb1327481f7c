/** Changes that make a class a POJO: offered only when Flink would then take it for one. */
import { type Message, message } from '../../base/message';
import type { TextEdit } from '../../base/text-edit';
import { emptyRange } from '../../base/text-range';
import type { Fix } from '../../finding/finding';
import type { TypeDeclaration } from '../../java/ast';
import { type ClassModel, type MethodModel, simpleName } from '../../java/class-model';
import { indentOf, indentStep, inFile } from '../java-edits';
import type { FileFacts } from '../rule';
import type { NotAPojo } from './violation';

interface Change {
  readonly title: Message;
  readonly model: ClassModel;
  readonly edits: readonly TextEdit[];
}

/** At most one fix, which may make several changes: a class that is still no POJO afterwards is not worth an edit. */
export function pojoFixes(facts: FileFacts, { model, reached }: NotAPojo): Fix[] {
  const declaration = declarationOf(facts, model);
  if (declaration?.kind !== 'class') {
    return declaration?.kind === 'record' ? recordFixes(facts, model, declaration) : [];
  }
  const name = simpleName(model.name);
  const publicClass = makePublic(facts, model, declaration);
  const publicConstructor = addConstructor(facts, model, declaration);
  const both = publicClass &&
    publicConstructor && {
      title: message('Make {0} public, with a public constructor without arguments', name),
      model: { ...publicClass.model, constructors: publicConstructor.model.constructors },
      edits: [...publicClass.edits, ...publicConstructor.edits],
    };
  const change = [publicClass, publicConstructor, both].find((candidate) => candidate && makesPojo(facts, candidate));
  return change ? [fixOf(facts, change, reached.by.by)] : [];
}

function recordFixes(facts: FileFacts, model: ClassModel, declaration: TypeDeclaration): Fix[] {
  const change = makePublic(facts, model, declaration);
  return change && makesPojo(facts, change) ? [fixOf(facts, change, 'stream')] : [];
}

function makesPojo({ project }: FileFacts, { model }: Change): boolean {
  return project.typeInformationIf(model).kind === 'pojo';
}

/** State that Kryo wrote cannot be read by the POJO serializer: a job with such state would not restore. */
function fixOf(facts: FileFacts, { title, edits }: Change, by: 'stream' | 'state'): Fix {
  return {
    title:
      by === 'state' ? message('{0} (state written by Kryo will not restore)', title.template, ...title.args) : title,
    safe: false,
    preferred: by === 'stream',
    edits: inFile(facts, ...edits),
  };
}

function makePublic(facts: FileFacts, model: ClassModel, declaration: TypeDeclaration): Change | null {
  const fileName = facts.file.path.split('/').pop();
  const allowed = model.enclosing !== null || fileName === `${declaration.name}.java`;
  if (model.keywords.has('public') || !allowed) {
    return null;
  }
  return {
    title: message('Make {0} public', declaration.name),
    model: {
      ...model,
      keywords: asPublic(model.keywords),
      // a constructor that nobody wrote has the access of its class
      constructors: model.constructors.map((c) => (c.place ? c : { ...c, keywords: asPublic(c.keywords) })),
    },
    edits: [publicEdit(facts, declaration.modifiers, headStart(facts, declaration))],
  };
}

function addConstructor(facts: FileFacts, model: ClassModel, declaration: TypeDeclaration): Change | null {
  const name = declaration.name;
  const existing = model.constructors.find(({ parameters }) => parameters.length === 0);
  if (existing?.keywords.has('public')) {
    return null;
  }
  if (existing) {
    const written = declaration.methods.find((m) => m.kind === 'constructor' && m.parameters.length === 0);
    return written
      ? {
          title: message("Make {0}'s constructor without arguments public", name),
          model: withPublicConstructor(model, existing),
          edits: [publicEdit(facts, written.modifiers, written.modifiers.range?.start ?? written.nameRange.start)],
        }
      : null;
  }
  const lastConstructor = declaration.methods.filter((m) => m.kind === 'constructor').pop();
  if (!lastConstructor || !canBeEmpty(facts, model, declaration)) {
    return null;
  }
  const { start, end } = lastConstructor.range;
  const { lines } = facts;
  const indent =
    indentOf(lines, start.line) ||
    indentOf(lines, declaration.range.start.line) + indentStep(lines, declaration.range.start.line, null);
  return {
    title: message('Add a public constructor without arguments to {0}', name),
    model: withPublicConstructor(model, null),
    edits: [{ range: emptyRange(end), newText: `${lines.lineEnd}${lines.lineEnd}${indent}public ${name}() {}` }],
  };
}

/** True when `public T() {}` compiles: no final field waits for a value, and the superclass can be made without arguments. */
function canBeEmpty({ project }: FileFacts, model: ClassModel, declaration: TypeDeclaration): boolean {
  const waiting = declaration.fields.some(
    ({ modifiers, initializer }) =>
      modifiers.keywords.has('final') && !modifiers.keywords.has('static') && !initializer,
  );
  const { superclass } = model;
  if (waiting || superclass?.kind !== 'class') {
    return false;
  }
  const parent = superclass.name === 'java.lang.Object' ? null : project.findClass(superclass.name);
  return (
    superclass.name === 'java.lang.Object' ||
    (parent?.constructors.some((c) => c.parameters.length === 0 && !c.keywords.has('private')) ?? false)
  );
}

function withPublicConstructor(model: ClassModel, replaced: MethodModel | null): ClassModel {
  const added: MethodModel = {
    name: '<init>',
    keywords: new Set(['public']),
    annotations: [],
    typeParameters: [],
    parameters: [],
    varargs: false,
    returnType: { kind: 'primitive', name: 'void' },
    place: null,
  };
  return { ...model, constructors: [...model.constructors.filter((c) => c !== replaced), added] };
}

/** Writes `public` in place of another access modifier, or in front of the other modifiers and behind annotations. */
function publicEdit(
  { lines }: FileFacts,
  modifiers: TypeDeclaration['modifiers'],
  head: TextEdit['range']['start'],
): TextEdit {
  const annotations = modifiers.annotations;
  const last = annotations[annotations.length - 1];
  const from = last ? last.range.end : (modifiers.range?.start ?? head);
  const to = modifiers.range?.end ?? head;
  const written = lines.slice({ start: from, end: to });
  const access = /\b(private|protected)\b/.exec(written);
  if (access) {
    const offset = lines.offsetAt(from) + access.index;
    const range = { start: lines.positionAt(offset), end: lines.positionAt(offset + (access[0]?.length ?? 0)) };
    return { range, newText: 'public' };
  }
  const gap = /^\s*/.exec(lines.text.slice(lines.offsetAt(from)))?.[0].length ?? 0;
  const at = last ? lines.positionAt(lines.offsetAt(from) + gap) : from;
  return { range: emptyRange(at), newText: 'public ' };
}

function headStart({ lines }: FileFacts, { modifiers, range }: TypeDeclaration) {
  return modifiers.range?.start ?? lines.positionAt(lines.offsetAt(range.start));
}

function asPublic(keywords: ClassModel['keywords']): ClassModel['keywords'] {
  return new Set([...[...keywords].filter((k) => k !== 'private' && k !== 'protected'), 'public']);
}

function declarationOf({ file }: FileFacts, { place }: ClassModel): TypeDeclaration | null {
  const find = (types: readonly TypeDeclaration[]): TypeDeclaration | null => {
    for (const type of types) {
      const found = type.nameRange === place?.nameRange ? type : find(type.types);
      if (found) {
        return found;
      }
    }
    return null;
  };
  return find(file.unit()?.types ?? []);
}
