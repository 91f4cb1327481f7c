/** Whether what a type is made of is the same in two revisions: the classes of the project it leads to, and the libraries. */
import type { ClassModel, JavaType } from '../../java/class-model';
import { typeKey } from '../../java/type-parts';
import { bare, changedBehind, wordsOf } from '../code-behind';
import type { Restore, Revision } from '../revision';

/** Types that lead to more classes are not told. */
const MOST_CLASSES = 500;

/** True when every class that values of the type may hold is the same before and after. */
export function isUnchangedCode(type: JavaType, { from, to }: Restore): boolean {
  if (from.libraries !== to.libraries) {
    return false;
  }
  const classes = classesWithin(type, to);
  return (
    classes?.every(
      (name) => shapeOf(from.find(name)) === shapeOf(to.find(name)) && hasSameFactory(name, { from, to }),
    ) ?? false
  );
}

/** True where no `@TypeInfo` stands at a class, or the code of the factory that it names is the same. */
function hasSameFactory(name: string, restore: Pick<Restore, 'from' | 'to'>): boolean {
  const place = restore.to.find(name)?.place;
  const text = place ? (restore.to.textOf(place) ?? '') : '';
  const factories = [...text.matchAll(/@[\w.]*\bTypeInfo\s*\(([^)]*)\)/g)].map(([, given]) => given ?? '');
  return factories.length === 0 || isSameBehind(factories.join(' '), restore);
}

/** True where the classes that code names are the same, and what they call. */
function isSameBehind(code: string, { from, to }: Pick<Restore, 'from' | 'to'>): boolean {
  const textsOf = (name: string, revision: Revision) =>
    revision.classesNamed(name).map(({ place }) => (place ? (revision.textOf(place) ?? '') : ''));
  return wordsOf(code).every((name) => {
    const now = textsOf(name, to);
    return (
      textsOf(name, from).map(bare).join() === now.map(bare).join() &&
      changedBehind(now.join(' '), [], { from, to }) === null
    );
  });
}

/** The classes of the project that a type's values may hold; null when there are too many. */
export function classesWithin(type: JavaType, revision: Revision): readonly string[] | null {
  const seen = new Set<string>();
  const waiting: JavaType[] = [type];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'array') {
      waiting.push(next.element);
    } else if (next.kind === 'wildcard' && next.type) {
      waiting.push(next.type);
    } else if (next.kind === 'class') {
      waiting.push(...next.arguments);
      const model = seen.has(next.name) ? null : revision.find(next.name);
      if (model?.place) {
        seen.add(next.name);
        waiting.push(
          ...storedFields(model).map((field) => field.type),
          ...(model.superclass ? [model.superclass] : []),
        );
        waiting.push(...revision.subclassesOf(next.name).map(({ name }) => asType(name)));
      }
    }
    if (seen.size > MOST_CLASSES) {
      return null;
    }
  }
  return [...seen];
}

function asType(name: string): JavaType {
  return { kind: 'class', name, arguments: [] };
}

/** The fields that an object keeps, in no order. */
export function storedFields({ fields }: ClassModel): ClassModel['fields'] {
  return fields.filter(({ keywords }) => !keywords.has('static') && !keywords.has('transient'));
}

/** What of a class decides how its objects are written. */
function shapeOf(model: ClassModel | null): string {
  if (!model) {
    return '';
  }
  const fields = storedFields(model).map(({ name, type }) => `${name}: ${typeKey(type)}`);
  const parents = [model.superclass, ...model.interfaces].map((type) => (type ? typeKey(type) : ''));
  const annotations = model.annotations.map(({ writtenName }) => writtenName);
  return JSON.stringify([model.kind, fields, model.enumConstants, parents, annotations, model.incomplete]);
}
