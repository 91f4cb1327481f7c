/** The change that makes a class a POJO: one repair for each thing Flink has against it, until it has nothing more. */
import { type Message, message } from '../../base/message';
import type { FileEdit, Fix } from '../../finding/finding';
import { type ClassModel, simpleName } from '../../java/class-model';
import { containsKind } from '../../typeinfo/tree';
import type { Reason, TypeInformation } from '../../typeinfo/type-information';
import { declarationOf } from '../class-edits';
import { addImports, inFile } from '../java-edits';
import type { FileFacts, TypesOfProject } from '../rule';
import { accessorRepairs } from './accessor-repair';
import { isUnharmed } from './callers';
import { constructorRepairs } from './constructor-repair';
import { publicClass, publicConstructor, staticClass } from './modifier-repair';
import type { Repair, RepairSite } from './repair';
import type { NotAPojo } from './violation';

/** More repairs than a class has members mean that they do not help. */
const MOST_REPAIRS = 200;

/**
 * At most one fix, which may make several changes: a class that is still no POJO afterwards is not worth an edit. After
 * each change the text is read anew, and Flink's next complaint is answered.
 */
export function pojoFixes(facts: FileFacts, { model, reached }: NotAPojo): Fix[] {
  const declaration = declarationOf(facts, model);
  if (!declaration || declaration.broken || model.incomplete !== null) {
    return [];
  }
  const done: Repair[] = [];
  let types: TypesOfProject = facts.project;
  let { type } = reached;
  while (type.kind === 'kryo' && done.length < MOST_REPAIRS) {
    const now = types.findClass(model.name) ?? model;
    const next = nextRepair({ facts, declaration, model, now }, type, done, types);
    if (!next) {
      return [];
    }
    done.push(next.repair);
    types = next.after;
    type = next.type;
  }
  const isPromised = type.kind === 'pojo' && !containsKind(type, 'error');
  return isPromised && done.length > 0 ? [fixOf(facts, model, done)] : [];
}

/** The first repair that harms nothing and answers Flink's first complaint. */
function nextRepair(
  site: RepairSite,
  { type, reasons: [complaint] }: TypeInformation,
  done: readonly Repair[],
  types: TypesOfProject,
) {
  const { facts, model, now } = site;
  for (const repair of complaint ? repairsFor(site, complaint, types) : []) {
    const after = facts.project.typesIfEdited(editsOf(facts, [...done, repair]));
    const changed = after.typeInformation(type);
    const [left] = changed.reasons;
    const made = after.findClass(model.name);
    // Flink complains of the fields of an inner class before it comes to the instance around it
    const isAnswered =
      left?.code !== complaint?.code || left?.member !== complaint?.member || (isInner(now) && made && !isInner(made));
    if (isAnswered && isUnharmed(model, made)) {
      return { repair, after, type: changed };
    }
  }
  return null;
}

/** What may answer a complaint of Flink, the best first. */
function repairsFor(site: RepairSite, { code, member }: Reason, types: TypesOfProject): Repair[] {
  if (code !== 'not-public' && isInner(site.now)) {
    return staticClass(site);
  }
  switch (code) {
    case 'not-public':
      return publicClass(site);
    case 'no-getter':
      return accessorRepairs(site, 'getter', member ?? '', types);
    case 'no-setter':
      return accessorRepairs(site, 'setter', member ?? '', types);
    case 'default-constructor-not-public':
      return publicConstructor(site);
    case 'no-default-constructor':
      return constructorRepairs(site);
    default:
      return [];
  }
}

function isInner({ enclosing, kind, keywords }: ClassModel): boolean {
  return enclosing !== null && kind === 'class' && !keywords.has('static');
}

function editsOf(facts: FileFacts, repairs: readonly Repair[]): readonly FileEdit[] {
  const files = new Map(
    [facts, ...repairs.flatMap(({ elsewhere }) => elsewhere ?? [])].map((each) => [each.file.path, each]),
  );
  return [...files.values()].flatMap((each) => {
    const own = repairs.filter(({ elsewhere }) => (elsewhere ?? facts).file.path === each.file.path);
    const imports = new Set(own.flatMap((repair) => repair.imports));
    const inOrder = [...own].sort((a, b) => Number(b.isConstructor ?? false) - Number(a.isConstructor ?? false));
    return own.length === 0
      ? []
      : inFile(each, ...addImports(each, [...imports]), ...inOrder.flatMap(({ edits }) => edits));
  });
}

/** State that Kryo wrote cannot be read by the POJO serializer: a job with such state would not restore. */
function fixOf(facts: FileFacts, model: ClassModel, repairs: readonly Repair[]): Fix {
  const key = (word: Message | string) => (typeof word === 'string' ? word : word.template);
  const words = [...new Map(repairs.flatMap((repair) => repair.words).map((word) => [key(word), word])).values()];
  return {
    title: message(
      'Make {0} a POJO: {1} (state written by Kryo will not restore)',
      simpleName(model.name),
      listed(words),
    ),
    safe: false,
    preferred: false,
    edits: editsOf(facts, repairs),
  };
}

function listed(words: readonly (Message | string)[]): Message | string {
  const [first, ...others] = words;
  return first && others.length > 0 ? message('{0}, {1}', first, listed(others)) : (first ?? '');
}
