/** Copies tree-sitter's trees into plain data. */
import type { Language, Tree, TreeCursor } from 'web-tree-sitter';
import type { TextLines } from '../base/text-lines';
import { ERROR_TYPE, type SyntaxNode } from './syntax-node';

type Building = { -readonly [K in keyof SyntaxNode]: SyntaxNode[K] } & { children: Building[] };

/** Tokens that say nothing which the nodes around them do not say. */
const PUNCTUATION = new Set(['(', ')', '{', '}', '[', ']', ';', ',', '.', '"', '"""', '@', ':']);

/** The grammar's names by their numbers: asking tree-sitter for a number costs less than asking for a name. */
export class Grammar {
  readonly types: readonly string[];
  readonly named: readonly boolean[];
  readonly punctuation: readonly boolean[];
  readonly fields: readonly (string | null)[];

  constructor(language: Language) {
    const ids = Array.from({ length: language.nodeTypeCount }, (_, id) => id);
    this.types = ids.map((id) => language.nodeTypeForId(id) ?? '');
    this.named = ids.map((id) => language.nodeTypeIsNamed(id));
    this.punctuation = this.types.map((type, id) => !this.named[id] && PUNCTUATION.has(type));
    this.fields = Array.from({ length: language.fieldCount + 1 }, (_, id) => language.fieldNameForId(id));
  }

  /** The number that tree-sitter gives to nodes it could make nothing of is no type of the grammar. */
  typeOf(id: number): string {
    return this.types[id] ?? ERROR_TYPE;
  }
}

/** Copies a tree in one walk of its cursor, without recursion: nesting may be as deep as the text makes it. */
export function toPlainTree(tree: Tree, lines: TextLines, grammar: Grammar): SyntaxNode {
  const hasErrors = tree.rootNode.hasError;
  const cursor = tree.walk();
  try {
    const root = readNode(cursor, lines, grammar, hasErrors);
    const around: Building[] = [];
    let node = root;
    for (;;) {
      if (cursor.gotoFirstChild()) {
        around.push(node);
      } else {
        while (!cursor.gotoNextSibling()) {
          const parent = around.pop();
          if (!parent || !cursor.gotoParent()) {
            return root;
          }
          markBroken(around[around.length - 1], parent);
        }
      }
      const parent = around[around.length - 1] as Building;
      node = readNode(cursor, lines, grammar, hasErrors);
      markBroken(parent, node);
      if (node.broken || !grammar.punctuation[cursor.nodeTypeId]) {
        parent.children.push(node);
      }
    }
  } finally {
    cursor.delete();
  }
}

function markBroken(parent: Building | undefined, child: Building): void {
  if (parent && child.broken) {
    parent.broken = true;
  }
}

function readNode(cursor: TreeCursor, lines: TextLines, grammar: Grammar, hasErrors: boolean): Building {
  const id = cursor.nodeTypeId;
  const type = grammar.typeOf(id);
  const skipped = grammar.punctuation[id] === true;
  return {
    lines,
    type,
    field: skipped ? null : (grammar.fields[cursor.currentFieldId] ?? null),
    named: grammar.named[id] ?? true,
    startOffset: skipped ? 0 : cursor.startIndex,
    endOffset: skipped ? 0 : cursor.endIndex,
    children: [],
    broken: hasErrors && (type === ERROR_TYPE || cursor.nodeIsMissing),
  };
}
