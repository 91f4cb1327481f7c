/** The expression of a file that stands at a place which a finding or an operator names. */
import type { TextRange } from '../base/text-range';
import { type CallExpression, type NewExpression, walk } from '../java/ast';
import { placeOf } from './once-per-place';
import type { FileFacts } from './rule';

/** The call whose name stands there; null for none. */
export function callAt({ file }: FileFacts, nameRange: TextRange): CallExpression | null {
  let found: CallExpression | null = null;
  walk(file.unit()?.types ?? [], (node) => {
    if (node.kind === 'call' && placeOf((node as CallExpression).nameRange) === placeOf(nameRange)) {
      found = node as CallExpression;
    }
    return true;
  });
  return found;
}

/** The `new …` that is all of a range; null for none. */
export function newAt({ file }: FileFacts, range: TextRange): NewExpression | null {
  let found: NewExpression | null = null;
  walk(file.unit()?.types ?? [], (node) => {
    found = node.kind === 'new' && placeOf(node.range) === placeOf(range) ? (node as NewExpression) : found;
    return true;
  });
  return found;
}
