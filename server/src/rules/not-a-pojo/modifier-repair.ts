/** `public` and `static` for a class, `public` for its constructor. */
import { message } from '../../base/message';
import { type TypeDeclaration, walk } from '../../java/ast';
import type { ClassModel } from '../../java/class-model';
import { supertypesOf } from '../../java/supertypes';
import { declarationsAround, headOf, publicEdit, staticEdit } from '../class-edits';
import type { FileFacts, ProjectFacts } from '../rule';
import type { Repair, RepairSite } from './repair';

/** A class at the top level may be public only in a file of its name. */
export function publicClass({ facts, declaration, now }: RepairSite): Repair[] {
  const fileName = facts.file.path.split('/').pop();
  const isAllowed = now.enclosing !== null || fileName === `${declaration.name}.java`;
  const edit = publicEdit(facts.lines, declaration.modifiers, headOf(declaration));
  return isAllowed && !now.keywords.has('public') && !now.local
    ? [{ words: [message('public class')], edits: [edit], imports: [] }]
    : [];
}

export function publicConstructor({ facts, declaration }: RepairSite): Repair[] {
  const written = declaration.methods.find((m) => m.kind === 'constructor' && m.parameters.length === 0);
  return written
    ? [
        {
          words: [message('public constructor without arguments')],
          edits: [publicEdit(facts.lines, written.modifiers, headOf(written))],
          imports: [],
        },
      ]
    : [];
}

/** An inner class that uses nothing of the instance around it, and that no code makes with `outer.new Inner()`. */
export function staticClass({ facts, declaration, model, now }: RepairSite): Repair[] {
  const around = declarationsAround(facts, model);
  const outer = now.enclosing === null ? null : facts.project.findClass(now.enclosing);
  const isTopLevel = outer !== null && (outer.enclosing === null || outer.keywords.has('static'));
  const isMadeByInstance = facts.project.hasText(new RegExp(`\\.\\s*new\\s+${declaration.name}\\b`));
  return isTopLevel && !now.local && !isMadeByInstance && !usesInstance(facts, declaration, model, around)
    ? [
        {
          words: [message('static class')],
          edits: [staticEdit(facts.lines, declaration.modifiers, headOf(declaration))],
          imports: [],
        },
      ]
    : [];
}

function usesInstance(
  { lines, project }: FileFacts,
  declaration: TypeDeclaration,
  model: ClassModel,
  around: readonly TypeDeclaration[],
): boolean {
  const text = lines.slice(declaration.range);
  const variables = around.flatMap((outer) => outer.typeParameters.map(({ name }) => name));
  const inner = around.flatMap((outer) => outer.types.filter((type) => isInner(type) && type !== declaration));
  const nested = inner.map(({ name }) => name);
  if (/\.\s*(?:this|super)\b/.test(text) || hasWord(text, variables) || hasWord(text, nested)) {
    return true;
  }
  const { used, local } = namesUsed(declaration);
  const own = membersOf(model, project);
  const free = [...used].filter((name) => !own.names.has(name));
  let outer = model.enclosing === null ? null : project.findClass(model.enclosing);
  for (; outer; outer = outer.enclosing === null ? null : project.findClass(outer.enclosing)) {
    const { names, complete } = membersOf(outer, project);
    if (free.some((name) => names.has(name) || (!complete && !local.has(name)))) {
      return true;
    }
  }
  return false;
}

function isInner({ kind, modifiers }: TypeDeclaration): boolean {
  return kind === 'class' && !modifiers.keywords.has('static');
}

function hasWord(text: string, words: readonly string[]): boolean {
  return words.length > 0 && new RegExp(`\\b(?:${words.join('|')})\\b`).test(text);
}

/** Names and calls without anything before them, and the local variables and parameters. */
function namesUsed(declaration: TypeDeclaration): { used: Set<string>; local: Set<string> } {
  const used = new Set<string>();
  const local = new Set<string>();
  walk(declaration, (node) => {
    if (node.kind === 'name' && !/^[A-Z]/.test(node.name)) {
      used.add(node.name);
    } else if (node.kind === 'call' && node.target === null) {
      used.add(node.name);
    } else if (node.kind === 'local') {
      local.add(node.name);
    } else if (node.kind === 'method' || node.kind === 'constructor' || node.kind === 'lambda') {
      for (const { name } of node.parameters) {
        local.add(name);
      }
    }
    return true;
  });
  return { used, local };
}

/** The instance members of a class, inherited ones too; not complete where an ancestor is not known. */
function membersOf(model: ClassModel, project: ProjectFacts): { names: Set<string>; complete: boolean } {
  const names = new Set<string>();
  let complete = model.superclass === null || model.superclass.kind === 'class';
  const pool = { find: (name: string) => project.findClass(name) };
  for (const { name } of supertypesOf({ kind: 'class', name: model.name, arguments: [] }, pool)) {
    const each = project.findClass(name);
    complete &&= each !== null || name === 'java.lang.Object' || name === 'java.io.Serializable';
    for (const member of [...(each?.fields ?? []), ...(each?.methods ?? [])]) {
      if (!member.keywords.has('static')) {
        names.add(member.name);
      }
    }
  }
  return { names, complete };
}
