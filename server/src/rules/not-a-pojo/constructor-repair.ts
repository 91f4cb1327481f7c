/** A public constructor without arguments: written by hand, or Lombok's where Lombok makes the others. */
import { message } from '../../base/message';
import type { TextEdit } from '../../base/text-edit';
import { emptyRange } from '../../base/text-range';
import type { ClassModel } from '../../java/class-model';
import { annotateEdit, headOf, indentsIn, withoutKeyword } from '../class-edits';
import { NamesInFile } from '../names-in-file';
import type { ProjectFacts } from '../rule';
import { usesLombok } from './lombok-use';
import type { Repair, RepairSite } from './repair';

const WORDS = message('public constructor without arguments');
/** With the first alone, Lombok may no longer make a constructor that other code calls. */
const LOMBOK_CONSTRUCTORS: readonly (readonly string[])[] = [
  ['NoArgsConstructor'],
  ['NoArgsConstructor', 'AllArgsConstructor'],
  ['NoArgsConstructor', 'RequiredArgsConstructor'],
];
export const NOT_FINAL = message('fields that are not final');

/** The ways to one, the best first; none where it would not compile. */
export function constructorRepairs(site: RepairSite): Repair[] {
  const { facts, declaration, now } = site;
  const released = releaseFinalFields(site);
  if (!released || !canCallParent(now, facts.project)) {
    return [];
  }
  const isFinal = released.length > 0;
  const final = { words: isFinal ? [NOT_FINAL] : [], isConstructor: true };
  const constructors = declaration.methods.filter((m) => m.kind === 'constructor');
  const last = constructors[constructors.length - 1];
  if (last) {
    const { lines } = facts;
    const { member } = indentsIn(lines, declaration);
    const newText = `${lines.lineEnd}${lines.lineEnd}${member}public ${declaration.name}() {}`;
    const added = { range: emptyRange(last.range.end), newText };
    return [{ ...final, words: [...final.words, WORDS], edits: [...released, added], imports: [] }];
  }
  if (!usesLombok(site)) {
    return [];
  }
  return LOMBOK_CONSTRUCTORS.filter((names) =>
    names.every((name) => !now.annotations.some(({ writtenName }) => writtenName.endsWith(name))),
  ).map((names) => {
    const known = new NamesInFile(facts);
    const edits = names.map((name) =>
      annotateEdit(facts.lines, declaration.modifiers, headOf(declaration), `@${known.of(`lombok.${name}`)}`),
    );
    const words = [...final.words, ...names.map((name) => `@${name}`)];
    return { ...final, words, edits: [...released, ...edits], imports: known.imports };
  });
}

/** Takes `final` from fields that wait for a value; null where it is Lombok that makes them final. */
function releaseFinalFields({ facts, declaration, now }: RepairSite): TextEdit[] | null {
  const isWaiting = (name: string) => now.fields.some((field) => field.name === name && field.keywords.has('final'));
  const waiting = declaration.fields.filter(
    ({ name, modifiers, initializer }) => !initializer && !modifiers.keywords.has('static') && isWaiting(name),
  );
  const edits = new Map<string, TextEdit | null>();
  for (const { range, modifiers } of waiting) {
    edits.set(`${range.start.line}:${range.start.column}`, withoutKeyword(facts.lines, modifiers, 'final'));
  }
  const all = [...edits.values()].flatMap((edit) => edit ?? []);
  return all.length === edits.size ? all : null;
}

/** True when `super()` compiles. */
function canCallParent({ superclass, name }: ClassModel, project: ProjectFacts): boolean {
  if (superclass?.kind !== 'class') {
    return false;
  }
  if (superclass.name === 'java.lang.Object') {
    return true;
  }
  const inSamePackage = packageOf(superclass.name) === packageOf(name);
  return (
    project
      .findClass(superclass.name)
      ?.constructors.some(
        ({ parameters, keywords }) =>
          parameters.length === 0 &&
          (keywords.has('public') || keywords.has('protected') || (inSamePackage && !keywords.has('private'))),
      ) ?? false
  );
}

function packageOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('.'), 0));
}
