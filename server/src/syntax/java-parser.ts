/** Reads Java with tree-sitter: tolerant of half-typed code, incremental for open documents. */
import { type Edit, Language, Parser, type Tree } from 'web-tree-sitter';
import { TextLines } from '../base/text-lines';
import type { Position } from '../base/text-range';
import { blankOut, halfTyped } from './half-typed';
import { Grammar, toPlainTree } from './plain-tree';
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
  const language = await Language.load(wasm.grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const reader = new TreeReader(parser, new Grammar(language));
  return {
    parse(text) {
      const { tree, live } = reader.read(text);
      live.delete();
      return tree;
    },
    open: (text) => new OpenSyntax(reader, text),
  };
}

class OpenSyntax implements LiveSyntax {
  tree: SyntaxTree;
  private live: Tree | null;

  constructor(
    private readonly reader: TreeReader,
    text: string,
  ) {
    const { tree, live } = reader.read(text);
    this.tree = tree;
    this.live = live;
  }

  change(text: string): SyntaxTree {
    if (!this.live || text === this.tree.text) {
      return this.tree;
    }
    this.live.edit(editBetween(this.tree.text, text));
    const { tree, live } = this.reader.read(text, this.live);
    this.live.delete();
    this.live = live;
    this.tree = tree;
    return tree;
  }

  close(): void {
    this.live?.delete();
    this.live = null;
  }
}

class TreeReader {
  constructor(
    private readonly parser: Parser,
    private readonly grammar: Grammar,
  ) {}

  /** Reads a text, without its half-typed statements where they would cost more than themselves. */
  read(text: string, previous?: Tree): { tree: SyntaxTree; live: Tree } {
    const live = this.parse(text, previous);
    const lines = new TextLines(text);
    const root = toPlainTree(live, lines, this.grammar);
    const stretches = root.broken ? halfTyped(text) : [];
    if (stretches.length > 0) {
      const mended = this.parse(blankOut(text, stretches));
      const mendedRoot = toPlainTree(mended, lines, this.grammar);
      mended.delete();
      if (brokenLength(mendedRoot) < brokenLength(root)) {
        return { tree: { text, lines, root: mendedRoot, halfTyped: stretches }, live };
      }
    }
    return { tree: { text, lines, root, halfTyped: [] }, live };
  }

  private parse(text: string, previous?: Tree): Tree {
    const tree = this.parser.parse(text, previous);
    if (!tree) {
      throw new Error('tree-sitter gave no tree');
    }
    return tree;
  }
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
