/** What an expression needs of the code around it, so that it can be written elsewhere. */
import type { Expression } from '../../java/ast';
import { walk } from '../../java/ast';
import { type At, type CodeFile, isWithin, typeAround } from './code';
import { type Variable, variableOf } from './declarations';

export interface FreeNames {
  /** The variables that stand outside of the expression. */
  readonly variables: readonly Variable[];
  /** True for `this`, `super` and calls of methods without a receiver. */
  readonly needsObject: boolean;
  /** The simple names of classes, as far as they begin with a capital letter. */
  readonly classes: readonly string[];
}

export function freeNames({ node, in: file }: At<Expression>): FreeNames {
  const variables = new Map<object, Variable>();
  const classes = new Set<string>();
  let needsObject = false;
  walk(node, (inner) => {
    if (inner.kind === 'name') {
      const variable = variableOf(inner.name, inner, file);
      if (variable && !isWithin(variable.declared, node)) {
        variables.set(variable.declared, variable);
      } else if (!variable && /^[A-Z]/.test(inner.name)) {
        classes.add(inner.name);
      }
    } else if (inner.kind === 'named') {
      classes.add(inner.name.split('.')[0] ?? '');
    } else if (inner.kind === 'this' || inner.kind === 'super' || (inner.kind === 'call' && inner.target === null)) {
      needsObject = true;
    }
    return true;
  });
  return { variables: [...variables.values()], needsObject, classes: [...classes] };
}

/** The imports that classes of one file need in another; null where it cannot be told which class a name means. */
export function importsFor(classes: readonly string[], from: CodeFile, to: CodeFile, at: object): string[] | null {
  if (from === to) {
    return [];
  }
  const imports: string[] = [];
  for (const name of classes) {
    const imported = from.unit.imports.find((each) => !each.static && !each.star && each.name.endsWith(`.${name}`));
    const isNested = typeAround(at, from)?.types.some((type) => type.name === name) ?? false;
    if (imported) {
      imports.push(imported.name);
    } else if (isNested || from.unit.imports.some(({ star }) => star)) {
      return null;
    } else if (from.unit.package !== to.unit.package && !JAVA_LANG.test(name)) {
      imports.push(`${from.unit.package}.${name}`);
    }
  }
  return imports;
}

const JAVA_LANG = /^(?:String|Long|Integer|Double|Float|Boolean|Math|Object|Short|Byte|Character|System|Number)$/;
