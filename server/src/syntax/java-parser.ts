/** Reads Java with tree-sitter: tolerant of half-typed code, incremental for open documents. */
import { type Edit, Language, Parser, type Tree, type TreeCursor } from 'web-tree-sitter';
import { TextLines } from '../base/text-lines';
import type { Position } from '../base/text-range';
import { blankOut, halfTyped } from './half-typed';
import { ERROR_TYPE, type SyntaxNode, type SyntaxTree } from './syntax-node';

/** Where the two WebAssembly modules are; the grammar may also be given as bytes. */
export interface WasmFiles {
  readonly runtimePath: string;
  readonly grammar: string | Uint8Array;
}

/** Parses Java texts. One parser serves a whole process; it does no work in the background. */
export interface JavaParser {
  /** Parses a text; tree-sitter's memory is given back before this returns. */
  parse(text: string): SyntaxTree;
  /** Parses a text that will be edited; its tree-sitter tree lives until `close`. */
  open(text: string): LiveSyntax;
}

/** The syntax of an open document. */
export interface LiveSyntax {
  readonly tree: SyntaxTree;
  /** Reads the changed text, re-parsing only around what differs from the text before. */
  change(text: string): SyntaxTree;
  close(): void;
}

/** Loads tree-sitter and the Java grammar. @throws Error when a module cannot be loaded. */
export async function createJavaParser(wasm: WasmFiles): Promise<JavaParser> {
  await Parser.init({ locateFile: () => wasm.runtimePath });
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasm.grammar));
  return {
    parse(text) {
      return readTree(parser, text, (live) => live.delete());
    },
    open: (text) => new OpenSyntax(parser, text),
  };
}

class OpenSyntax implements LiveSyntax {
  private live: Tree | null;
  tree: SyntaxTree;

  constructor(
    private readonly parser: Parser,
    text: string,
  ) {
    this.live = null;
    this.tree = readTree(parser, text, (live) => {
      this.live = live;
    });
  }

  change(text: string): SyntaxTree {
    if (!this.live || text === this.tree.text) {
      return this.tree;
    }
    this.live.edit(editBetween(this.tree.text, text));
    const before = this.live;
    this.tree = readTree(
      this.parser,
      text,
      (live) => {
        this.live = live;
      },
      before,
    );
    before.delete();
    return this.tree;
  }

  close(): void {
    this.live?.delete();
    this.live = null;
  }
}

/** Reads a text, without its half-typed statements where they would cost more than themselves. */
function readTree(parser: Parser, text: string, keep: (live: Tree) => void, previous?: Tree): SyntaxTree {
  const live = parse(parser, text, previous);
  const root = toPlainTree(live);
  keep(live);
  const stretches = root.broken ? halfTyped(text) : [];
  if (stretches.length === 0) {
    return { text, root, halfTyped: [] };
  }
  const mended = parse(parser, blankOut(text, stretches));
  const mendedRoot = toPlainTree(mended);
  mended.delete();
  return brokenLength(mendedRoot) < brokenLength(root)
    ? { text, root: mendedRoot, halfTyped: stretches }
    : { text, root, halfTyped: [] };
}

/** How many characters the parser could make nothing of. */
function brokenLength(root: SyntaxNode): number {
  let length = 0;
  const nodes = [root];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node.type === ERROR_TYPE) {
      length += node.endOffset - node.startOffset;
    } else if (node.broken) {
      nodes.push(...node.children);
    }
  }
  return length;
}

function parse(parser: Parser, text: string, previous?: Tree): Tree {
  const tree = parser.parse(text, previous);
  if (!tree) {
    throw new Error('tree-sitter gave no tree');
  }
  return tree;
}

/** The one stretch in which two texts differ, as tree-sitter wants it. */
function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) {
    start++;
  }
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  const [linesBefore, linesAfter] = [new TextLines(before), new TextLines(after)];
  const point = ({ line, column }: Position) => ({ row: line, column });
  return {
    startIndex: start,
    oldEndIndex: before.length - tail,
    newEndIndex: after.length - tail,
    startPosition: point(linesBefore.positionAt(start)),
    oldEndPosition: point(linesBefore.positionAt(before.length - tail)),
    newEndPosition: point(linesAfter.positionAt(after.length - tail)),
  } as Edit;
}

const PUNCTUATION = new Set(['(', ')', '{', '}', '[', ']', ';', ',', '.', '"', '"""', '@', ':']);

type Building = { -readonly [K in keyof SyntaxNode]: SyntaxNode[K] } & { children: Building[] };

/** Copies a tree in one walk of its cursor, without recursion: nesting may be as deep as the text makes it. */
function toPlainTree(tree: Tree): SyntaxNode {
  const cursor = tree.walk();
  try {
    const path: Building[] = [readNode(cursor)];
    const root = path[0] as Building;
    let descend = true;
    for (;;) {
      if (descend && cursor.gotoFirstChild()) {
        enter(cursor, path);
        continue;
      }
      const done = path.pop() as Building;
      const parent = path[path.length - 1];
      if (!parent) {
        return root;
      }
      if (done.broken) {
        parent.broken = true;
      }
      if (done.named || !PUNCTUATION.has(done.type) || done.broken) {
        parent.children.push(done);
      }
      if (cursor.gotoNextSibling()) {
        enter(cursor, path);
        descend = true;
      } else {
        cursor.gotoParent();
        descend = false;
      }
    }
  } finally {
    cursor.delete();
  }
}

function enter(cursor: TreeCursor, path: Building[]): void {
  path.push(readNode(cursor));
}

function readNode(cursor: TreeCursor): Building {
  const type = cursor.nodeType;
  const { row, column } = cursor.startPosition;
  const end = cursor.endPosition;
  return {
    type,
    field: cursor.currentFieldName,
    named: cursor.nodeIsNamed,
    start: { line: row, column },
    end: { line: end.row, column: end.column },
    startOffset: cursor.startIndex,
    endOffset: cursor.endIndex,
    children: [],
    broken: type === ERROR_TYPE || cursor.nodeIsMissing,
  };
}
