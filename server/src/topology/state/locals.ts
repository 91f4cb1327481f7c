/** Local variables: which declaration a name means at a place, and what the variable may hold there. */
import { comparePositions, containsRange, type TextRange } from '../../base/text-range';
import { type Block, type Expression, type TypeNode, walk } from '../../java/ast';

export interface LocalVariable {
  readonly type: TypeNode | null;
  /** What is assigned to it anywhere, its initializer first; null stands for a value that is not written (a loop's, a lambda's). */
  readonly sources: readonly (Expression | null)[];
}

/** The local variable that a name means at a place of a body; null when it is none. Parameters of methods are not among them. */
export function localVariable(name: string, at: TextRange, body: Block | Expression): LocalVariable | null {
  let found: { type: TypeNode | null; initializer: Expression | null; within: TextRange; given: boolean } | null = null;
  const blocks: TextRange[] = [body.range];
  walk(body, (node) => {
    if (!('range' in node)) {
      return true;
    }
    if (node.kind === 'lambda' && containsRange(node.range, at)) {
      const parameter = node.parameters.find((each) => each.name === name);
      if (parameter) {
        found = { type: parameter.type, initializer: null, within: node.range, given: false };
      }
    }
    if (node.kind === 'block' || node.kind === 'loop' || node.kind === 'try') {
      blocks.push(node.range);
    }
    if (node.kind === 'local' && node.name === name && comparePositions(node.range.start, at.start) <= 0) {
      const within = innermost(blocks, node.range);
      if (containsRange(within, at)) {
        found = { type: node.type, initializer: node.initializer, within, given: true };
      }
    }
    // the variables of a class within are its own
    return node.kind !== 'class' && node.kind !== 'method';
  });
  if (!found) {
    return null;
  }
  const { type, initializer, within, given } = found;
  const assigned = assignmentsTo(name, body).filter(({ range }) => containsRange(within, range));
  const first = initializer ? [initializer] : given && assigned.length > 0 ? [] : [null];
  return { type, sources: [...first, ...assigned.map(({ right }) => right)] };
}

/** The assignments to a variable of this simple name, or to the field `this.name`, in code. */
export function assignmentsTo(name: string, code: unknown): Extract<Expression, { kind: 'assignment' }>[] {
  const assignments: Extract<Expression, { kind: 'assignment' }>[] = [];
  walk(code, (node) => {
    if (node.kind === 'assignment' && assignedName(node.left) === name) {
      assignments.push(node);
    }
    return true;
  });
  return assignments;
}

function assignedName(left: Expression): string | null {
  if (left.kind === 'name') {
    return left.name;
  }
  return left.kind === 'field' && left.target.kind === 'this' ? left.name : null;
}

function innermost(blocks: readonly TextRange[], range: TextRange): TextRange {
  let [found] = blocks as [TextRange, ...TextRange[]];
  for (const block of blocks) {
    if (containsRange(block, range) && containsRange(found, block)) {
      found = block;
    }
  }
  return found;
}
