/** The small forms that expressions of a build script are made of: paths, arguments, literals. */
import type { Group, Item, Plain, Statement, StringItem } from './statements';

/** One step of `project.ext["flink"]` or `property("flink")`. */
export interface Step {
  readonly name: string;
  readonly call: Group | null;
  readonly index: Group | null;
}

/** The path that starts at an item, and the index of the first item after it; null when there is none. */
export function readPath(
  items: Statement,
  start = 0,
): { readonly steps: readonly Step[]; readonly end: number } | null {
  const steps: Step[] = [];
  let at = start;
  for (;;) {
    const name = items[at];
    if (name?.kind !== 'name') {
      return null;
    }
    at++;
    const call = groupAt(items, at, '(');
    at += call ? 1 : 0;
    const index = groupAt(items, at, '[');
    at += index ? 1 : 0;
    steps.push({ name: name.text, call, index });
    while (isSign(items[at], '!!')) {
      at++;
    }
    if (!isSign(items[at], '.') && !isSign(items[at], '?.')) {
      return { steps, end: at };
    }
    at++;
  }
}

/** The path when the expression is nothing else. */
export function wholePath(items: Statement): readonly Step[] | null {
  const path = readPath(items);
  return path && path.end === items.length ? path.steps : null;
}

/** The parts between the commas. */
export function splitAtCommas(items: Statement): Statement[] {
  return splitAtSign(items, ',').filter((part) => part.length > 0);
}

/** The parts between the occurrences of a sign. */
export function splitAtSign(items: Statement, sign: string): Statement[] {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (isSign(item, sign)) {
      parts.push([]);
    } else {
      parts.at(-1)?.push(item);
    }
  }
  return parts;
}

/** What a bracket holds; all of it when it is a `(` or `[`. */
export function contentOf(group: Group | null | undefined): Statement {
  return group?.body[0] ?? [];
}

/** The arguments of a call. */
export function argumentsOf(call: Group | null | undefined): Statement[] {
  return splitAtCommas(contentOf(call));
}

/** `name: value` of Groovy, `name = value` of Kotlin, `"name" to value` of Kotlin's maps. */
export function namedValue(items: Statement): { readonly name: string; readonly value: Statement } | null {
  const [first, second] = items;
  const name = first?.kind === 'name' ? first.text : literal(items.slice(0, 1));
  const isNamed =
    isSign(second, ':') ||
    isSign(second, '=') ||
    (first?.kind === 'string' && second?.kind === 'name' && second.text === 'to');
  return name !== null && isNamed ? { name, value: items.slice(2) } : null;
}

/** The text of a single string without templates. */
export function literal(items: Statement): string | null {
  const [only] = items;
  if (items.length !== 1 || only?.kind !== 'string' || only.parts.some((part) => typeof part !== 'string')) {
    return null;
  }
  return only.parts.join('');
}

/** The text of the only argument of a call, or of the only index in brackets. */
export function literalArgument(group: Group | null | undefined): string | null {
  return literal(contentOf(group));
}

/** True when a name or a string in the items, at any depth, matches. */
export function mentions(items: Statement, pattern: RegExp): boolean {
  return items.some((item) => {
    switch (item.kind) {
      case 'group':
        return item.body.some((statement) => mentions(statement, pattern));
      case 'string':
        return item.parts.some((part) => (typeof part === 'string' ? pattern.test(part) : mentions(part, pattern)));
      default:
        return pattern.test(item.text);
    }
  });
}

/** The blocks in braces among the items. */
export function blocksOf(items: Statement): Group[] {
  return items.filter((item) => item.kind === 'group').filter(({ open }) => open === '{');
}

export function isSign(item: Item | null | undefined, text: string): boolean {
  return item?.kind === 'sign' && item.text === text;
}

export function isName(item: Item | null | undefined, text: string): boolean {
  return item?.kind === 'name' && item.text === text;
}

export function groupAt(items: Statement, index: number, open: Group['open']): Group | null {
  const item = items[index];
  return item?.kind === 'group' && item.open === open ? item : null;
}

/** The items of `path.property("name")`. */
export function propertyOf(path: Statement, name: string, line: number): Statement {
  const text: StringItem = { kind: 'string', parts: [name], line };
  const plain = (kind: Plain['kind'], what: string): Plain => ({ kind, text: what, line });
  return [...path, plain('sign', '.'), plain('name', 'property'), { kind: 'group', open: '(', body: [[text]], line }];
}
