/** A getter or a setter: Lombok's where the class leaves them to Lombok, else written in the style of the class. */
import { message } from '../../base/message';
import type { TextEdit } from '../../base/text-edit';
import type { FieldDeclaration } from '../../java/ast';
import type { ClassModel } from '../../java/class-model';
import { supertypesOf } from '../../java/supertypes';
import { addMembers, annotateEdit, declarationOf, headOf, publicEdit, withoutKeyword } from '../class-edits';
import { NamesInFile } from '../names-in-file';
import type { TypesOfProject } from '../rule';
import { accessorStyle, getterName, setterName } from './accessor-style';
import { NOT_FINAL } from './constructor-repair';
import { usesLombok } from './lombok-use';
import type { Repair, RepairSite } from './repair';

type Accessor = 'getter' | 'setter';

/** The ways to an accessor for a field of the class or of one it extends, the best first. */
export function accessorRepairs(
  site: RepairSite,
  accessor: Accessor,
  fieldName: string,
  types: TypesOfProject,
): Repair[] {
  if (site.now.fields.some(({ name }) => name === fieldName)) {
    return ofOwnField(site, accessor, fieldName);
  }
  const parent = declaringParent(site, fieldName, types);
  return parent && !isInTheWay(parent, accessor, fieldName)
    ? ofOwnField(parent, accessor, fieldName).map((repair) => ({ ...repair, elsewhere: parent.facts }))
    : [];
}

/** The nearest superclass that has the field, where its source is here to be changed. */
function declaringParent(
  { facts: { project }, model }: RepairSite,
  field: string,
  types: TypesOfProject,
): RepairSite | null {
  for (let name = parentOf(model); name !== null; ) {
    const parent = project.findClass(name);
    if (parent?.fields.some((each) => each.name === field)) {
      const facts = project.factsOfClass(name);
      const declaration = facts && declarationOf(facts, parent);
      const isOpen = facts && declaration && !facts.file.test && !declaration.broken && parent.incomplete === null;
      return isOpen ? { facts, declaration, model: parent, now: types.findClass(name) ?? parent } : null;
    }
    name = parent && parentOf(parent);
  }
  return null;
}

function parentOf({ superclass }: ClassModel): string | null {
  return superclass?.kind === 'class' ? superclass.name : null;
}

/** True where another class has such a method of its own: it might be a subclass, which the new one would not suit. */
function isInTheWay({ facts }: RepairSite, accessor: Accessor, field: string): boolean {
  const name =
    accessor === 'getter' ? `(?:${getterName(field, '')}|${getterName(field, 'boolean')})` : setterName(field);
  return facts.project.hasText(new RegExp(`\\b${name}\\s*\\([^()]*\\)\\s*\\{`));
}

function ofOwnField(site: RepairSite, accessor: Accessor, fieldName: string): Repair[] {
  const { declaration, now } = site;
  const field = declaration.fields.find(({ name }) => name === fieldName);
  const model = now.fields.find(({ name }) => name === fieldName);
  if (!field || !model) {
    return [];
  }
  const isFinal = accessor === 'setter' && model.keywords.has('final');
  const released = isFinal ? release(site, field) : [];
  if (!released) {
    return [];
  }
  const final = released.length > 0 ? [NOT_FINAL] : [];
  const repairs = [...byLombok(site, accessor), ...opened(site, accessor, field), ...written(site, accessor, field)];
  return repairs.map((repair) => ({
    ...repair,
    words: [...final, ...repair.words],
    edits: [...released, ...repair.edits],
  }));
}

/** Takes `final` away; null where Lombok sets it, or where the field is a constant that other code may rely on. */
function release({ facts }: RepairSite, { modifiers, initializer }: FieldDeclaration): TextEdit[] | null {
  const edit = withoutKeyword(facts.lines, modifiers, 'final');
  return edit && initializer?.kind !== 'literal' ? [edit] : null;
}

function byLombok(site: RepairSite, accessor: Accessor): Repair[] {
  const { facts, declaration, now } = site;
  const name = accessor === 'getter' ? 'Getter' : 'Setter';
  if (!usesLombok(site) || now.annotations.some(({ writtenName }) => writtenName.endsWith(name))) {
    return [];
  }
  const names = new NamesInFile(facts);
  const annotation = `@${names.of(`lombok.${name}`)}`;
  const edit = annotateEdit(facts.lines, declaration.modifiers, headOf(declaration), annotation);
  return [{ words: [`@${name}`], edits: [edit], imports: names.imports }];
}

/** A method of the right name that is only not public. */
function opened({ facts, declaration, now }: RepairSite, accessor: Accessor, { name }: FieldDeclaration): Repair[] {
  const candidates = declaration.methods.filter(
    (method) =>
      method.kind === 'method' &&
      !method.modifiers.keywords.has('public') &&
      !method.modifiers.keywords.has('static') &&
      method.parameters.length === (accessor === 'getter' ? 0 : 1) &&
      namesOf(accessor, name).includes(plain(method.name)),
  );
  return now.keywords.has('abstract')
    ? []
    : candidates.map((method) => ({
        words: [wordsOf(accessor)],
        edits: [publicEdit(facts.lines, method.modifiers, headOf(method))],
        imports: [],
      }));
}

function written(site: RepairSite, accessor: Accessor, field: FieldDeclaration): Repair[] {
  const { facts, declaration } = site;
  const { lines } = facts;
  const type = writtenTypeOf(site, field);
  const name = accessor === 'getter' ? getterName(field.name, type ?? '') : setterName(field.name);
  if (type === null || isTaken(site, name, accessor === 'getter' ? 0 : 1)) {
    return [];
  }
  const variables = declaration.typeParameters.map((parameter) => parameter.name).join(', ');
  const self = variables === '' ? declaration.name : `${declaration.name}<${variables}>`;
  const text = accessorStyle(lines, declaration, self)[accessor](field, type);
  return [
    {
      words: [wordsOf(accessor)],
      edits: [addMembers(lines, declaration, [text])],
      imports: [],
    },
  ];
}

function wordsOf(accessor: Accessor) {
  return accessor === 'getter' ? message('getters') : message('setters');
}

/** `isValidPojoField`: names are compared without regard to case and underscores. */
function namesOf(accessor: Accessor, field: string): string[] {
  const name = plain(field);
  return accessor === 'getter' ? [`get${name}`, `is${name}`, name] : [`set${name}`];
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** As the field writes it; null for `int a[]`, whose brackets stand elsewhere. */
function writtenTypeOf({ facts }: RepairSite, { type }: FieldDeclaration): string | null {
  const text = facts.lines.slice(type.range);
  return type.kind === 'array' && !text.endsWith(']') ? null : text;
}

/** True when the class has or inherits such a method already: a second one would not compile, or override it. */
function isTaken({ facts, now }: RepairSite, name: string, parameters: number): boolean {
  const { project } = facts;
  const pool = { find: (className: string) => project.findClass(className) };
  const inherited = Array.from(supertypesOf({ kind: 'class', name: now.name, arguments: [] }, pool)).flatMap(
    (type) => (type.name === now.name ? now : project.findClass(type.name))?.methods ?? [],
  );
  return [...now.methods, ...inherited].some(
    (method) => method.name === name && method.parameters.length === parameters,
  );
}
