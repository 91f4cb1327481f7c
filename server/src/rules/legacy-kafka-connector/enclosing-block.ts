/** Where an expression stands among statements. */
import { containsRange, type TextRange } from '../../base/text-range';
import { type Block, type CompilationUnit, type MethodDeclaration, type Statement, walk } from '../../java/ast';

/** The innermost method around a place, and the statements of its body and of the blocks in it. */
export interface EnclosingMethod {
  readonly method: MethodDeclaration;
  readonly blocks: readonly (readonly Statement[])[];
}

/** The method around a place; null outside of methods. */
export function methodAround(place: TextRange, unit: CompilationUnit): EnclosingMethod | null {
  let found: MethodDeclaration | null = null;
  walk(unit.types, (node) => {
    if (
      (node.kind === 'method' || node.kind === 'constructor') &&
      'parameters' in node &&
      containsRange(node.range, place)
    ) {
      found = node;
    }
    return true;
  });
  const method = found as MethodDeclaration | null;
  return method?.body ? { method, blocks: blocksOf(method.body) } : null;
}

function blocksOf(body: Block): (readonly Statement[])[] {
  const blocks: (readonly Statement[])[] = [];
  walk(body, (node) => {
    if (node.kind === 'block') {
      blocks.push(node.statements);
    }
    return true;
  });
  return blocks;
}
