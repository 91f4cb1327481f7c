/** The `new` of a legacy connector by the place of its class's name. */
import type { TextRange } from '../../base/text-range';
import { type NewExpression, walk } from '../../java/ast';
import type { FileFacts } from '../rule';
import type { At, Code } from './code';

/** Null where the name stands in a declaration: a class extends the connector. */
export function madeAt(className: TextRange, facts: FileFacts, code: Code): At<NewExpression> | null {
  const file = code.at(facts.file.path);
  let found: NewExpression | null = null;
  walk(file?.unit.types, (node) => {
    if (node.kind === 'new' && node.type.kind === 'named' && node.type.nameRange === className) {
      found = node;
    }
    return true;
  });
  return file && found && { node: found, in: file };
}
