/** Names that a statement of a build script gives a value to. */
import {
  argumentsOf,
  blocksOf,
  groupAt,
  isName,
  isSign,
  literal,
  literalArgument,
  namedValue,
  propertyOf,
  readPath,
  type Step,
  splitAtCommas,
  wholePath,
} from './expressions';
import type { Assignment } from './script-facts';
import type { Statement } from './statements';

/** A name and its value, with what the statement itself tells about the kind of name. */
export type Given = Pick<Assignment, 'name' | 'value' | 'line'> & {
  readonly kind: Assignment['kind'];
  readonly ofRoot: boolean;
};

const MODIFIERS = new Set([
  'private',
  'public',
  'protected',
  'internal',
  'const',
  'final',
  'static',
  'lateinit',
  'override',
]);
const MAPS = new Set(['mapOf', 'mutableMapOf', 'hashMapOf', 'linkedMapOf']);

/** What the statement gives values to; null when it is neither a declaration nor an assignment. */
export function givenValues(statement: Statement, inExtra: boolean): readonly Given[] | null {
  const given = declaration(statement) ?? assignment(statement, inExtra) ?? setCall(statement, inExtra);
  return given?.flatMap(withEntries) ?? null;
}

function declaration(statement: Statement): Given[] | null {
  let at = 0;
  while (statement[at]?.kind === 'name' && MODIFIERS.has((statement[at] as { text: string }).text)) {
    at++;
  }
  const first = statement[at];
  const isKeyword = isName(first, 'def') || isName(first, 'val') || isName(first, 'var');
  const isTyped = first?.kind === 'name' && statement[at + 1]?.kind === 'name' && isSign(statement[at + 2], '=');
  const isFinal = at > 0 && first?.kind === 'name' && isSign(statement[at + 1], '=');
  if (!isKeyword && !isTyped && !isFinal) {
    return null;
  }
  const name = statement[isFinal ? at : at + 1];
  const rest = statement.slice(isFinal ? at + 1 : at + 2);
  if (name?.kind !== 'name' || groupAt(rest, 0, '(')) {
    return []; // a function, or several names at once
  }
  const { text, line } = name;
  const start = rest.findIndex((item) => isSign(item, '=') || isName(item, 'by'));
  const value = rest.slice(start + 1);
  if (start >= 0 && isName(rest[start], 'by')) {
    return delegated(text, value, line);
  }
  return start < 0 ? [] : [{ name: text, value, line, kind: 'local', ofRoot: false }];
}

/** `val x by extra("…")`, `val x: String by project`. */
function delegated(name: string, delegate: Statement, line: number): Given[] {
  const path = readPath(delegate);
  const last = path?.steps.at(-1);
  const [block] = blocksOf(delegate);
  const isExtra = last?.name === 'extra' || last?.name === 'ext';
  if (isExtra && (last.call || block)) {
    const value = block ? (block.body.at(-1) ?? []) : (argumentsOf(last.call)[0] ?? []);
    return [
      { name, value, line, kind: 'local', ofRoot: false },
      { name, value, line, kind: 'extra', ofRoot: path?.steps[0]?.name === 'rootProject' },
    ];
  }
  const isProject = last?.name === 'project' || last?.name === 'rootProject';
  const value = (isExtra || isProject) && path?.end === delegate.length ? propertyOf(delegate, name, line) : delegate;
  return [{ name, value, line, kind: 'local', ofRoot: false }];
}

/** `ext.x = …`, `extra["x"] = …`, `versions.flink = …`, `x = …`. */
function assignment(statement: Statement, inExtra: boolean): Given[] | null {
  const path = readPath(statement);
  const sign = path && statement[path.end];
  if (!path || (!isSign(sign, '=') && !isSign(sign, '+='))) {
    return null;
  }
  const owner = ownerOf(path.steps);
  const name = dottedName(owner.steps);
  // What is added up is not followed: it counts as a value that is computed.
  const value = isSign(sign, '=') ? statement.slice(path.end + 1) : [];
  const kind = owner.isExtra || inExtra ? 'extra' : 'either';
  return name ? [{ name, value, line: statement[0]?.line ?? 1, kind, ofRoot: owner.isRoot }] : [];
}

/** `ext.set("x", …)`, and `set("x", …)` in an `ext` block. */
function setCall(statement: Statement, inExtra: boolean): Given[] | null {
  const steps = wholePath(statement);
  const owner = steps && ownerOf(steps);
  const call = owner?.steps.length === 1 ? owner.steps[0] : undefined;
  if (!owner || !call?.call || !/^(?:set|setProperty)$/.test(call.name)) {
    return null;
  }
  const [nameItems = [], value = []] = argumentsOf(call.call);
  const name = literal(nameItems);
  return name && (owner.isExtra || inExtra || call.name === 'setProperty')
    ? [{ name, value, line: statement[0]?.line ?? 1, kind: 'extra', ofRoot: owner.isRoot }]
    : null;
}

/** Takes `project.`, `rootProject.` and `ext.` off a path. */
function ownerOf(path: readonly Step[]): { steps: readonly Step[]; isExtra: boolean; isRoot: boolean } {
  const steps = [...path];
  let isExtra = false;
  let isRoot = false;
  for (;;) {
    const [step] = steps;
    if (!step || step.call || !/^(?:this|project|rootProject|ext|extra)$/.test(step.name)) {
      return { steps, isExtra, isRoot };
    }
    isExtra ||= step.name === 'ext' || step.name === 'extra';
    isRoot ||= step.name === 'rootProject';
    if (step.index) {
      const name = literalArgument(step.index);
      return { steps: name ? [{ name, call: null, index: null }, ...steps.slice(1)] : [], isExtra, isRoot };
    }
    if (steps.length === 1) {
      return { steps: isExtra ? [] : steps, isExtra, isRoot };
    }
    steps.shift();
  }
}

/** `versions.flink` for itself and for `versions["flink"]`; null when a step is more than a name. */
export function dottedName(steps: readonly Step[]): string | null {
  const names: string[] = [];
  for (const { name, call, index } of steps) {
    const key = literalArgument(index);
    if (call || (index && key === null)) {
      return null;
    }
    names.push(name, ...(key === null ? [] : [key]));
  }
  return names.length > 0 ? names.join('.') : null;
}

/** A map as one value for each of its entries: `versions = [flink: "1.20"]` gives `versions.flink`. */
function withEntries(given: Given): Given[] {
  const path = readPath(given.value);
  const isMapCall = path?.steps.length === 1 && MAPS.has(path.steps[0]?.name ?? '') && path.end === given.value.length;
  const brackets = isMapCall ? path.steps[0]?.call : given.value.length === 1 ? groupAt(given.value, 0, '[') : null;
  const entries = brackets ? splitAtCommas(brackets.body[0] ?? []).map(namedValue) : [];
  if (!brackets || entries.some((entry) => entry === null)) {
    return [given];
  }
  return entries.flatMap((entry) =>
    entry
      ? withEntries({
          ...given,
          name: `${given.name}.${entry.name}`,
          value: entry.value,
          line: entry.value[0]?.line ?? given.line,
        })
      : [],
  );
}
