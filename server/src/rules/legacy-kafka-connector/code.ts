/** The code of a project as a migration reads it: what stands around each expression, which file it is in. */
import { containsRange, type Position, type TextRange } from '../../base/text-range';
import type { CompilationUnit, MethodDeclaration, TypeDeclaration } from '../../java/ast';
import type { JavaText, ProjectFacts } from '../rule';

/** A file with its declarations. */
export interface CodeFile {
  readonly file: JavaText;
  readonly unit: CompilationUnit;
  /** What directly holds a node: a statement, an expression, a declaration, a parameter; null for top-level types. */
  parentOf(node: object): Node | null;
}

/** A part of the AST; a field and a parameter have no `kind`. */
export type Node = object & { readonly kind?: string; readonly range: TextRange };

/** A part of the AST and the file it stands in. */
export interface At<N> {
  readonly node: N;
  readonly in: CodeFile;
}

/** Opens the files of a project, each once. */
export class Code {
  private readonly files = new Map<string, CodeFile | null>();

  constructor(readonly project: ProjectFacts) {}

  /** Null for a file that cannot be read. */
  open(file: JavaText): CodeFile | null {
    let known = this.files.get(file.path);
    if (known === undefined) {
      const unit = file.unit();
      known = unit && { file, unit, parentOf: parentsIn(unit) };
      this.files.set(file.path, known);
    }
    return known;
  }

  at(path: string): CodeFile | null {
    const file = this.project.fileAt(path);
    return file && this.open(file);
  }

  /** The files in whose text the pattern stands. */
  with(pattern: RegExp): CodeFile[] {
    return this.project.filesWith(pattern).flatMap((file) => this.open(file) ?? []);
  }
}

function parentsIn(unit: CompilationUnit): (node: object) => Node | null {
  let parents: Map<object, Node> | null = null;
  return (node) => {
    parents ??= linked(unit);
    return parents.get(node) ?? null;
  };
}

function linked(unit: CompilationUnit): Map<object, Node> {
  const parents = new Map<object, Node>();
  const visit = (value: unknown, parent: Node | null) => {
    if (typeof value !== 'object' || value === null || value instanceof Set) {
      return;
    }
    if (Array.isArray(value) || value instanceof Map) {
      for (const item of value.values()) {
        visit(item, parent);
      }
      return;
    }
    const isNode = 'range' in value && value.range !== null;
    if (isNode && parent) {
      parents.set(value, parent);
    }
    for (const inner of Object.values(value)) {
      visit(inner, isNode ? (value as Node) : parent);
    }
  };
  visit(unit.types, null);
  return parents;
}

/** The nodes around a node, the nearest first. */
export function* around(node: object, { parentOf }: CodeFile): Generator<Node> {
  for (let at = parentOf(node); at; at = parentOf(at)) {
    yield at;
  }
}

/** The innermost method or constructor around a node; null in field initializers and initializer blocks. */
export function methodAround(node: object, code: CodeFile): MethodDeclaration | null {
  for (const outer of around(node, code)) {
    if (isMethod(outer)) {
      return outer;
    }
    if (isType(outer)) {
      return null;
    }
  }
  return null;
}

/** The innermost class around a node. */
export function typeAround(node: object, code: CodeFile): TypeDeclaration | null {
  for (const outer of around(node, code)) {
    if (isType(outer)) {
      return outer;
    }
  }
  return null;
}

export function isMethod(node: Node): node is MethodDeclaration & Node {
  return 'parameters' in node && 'returnType' in node;
}

export function isType(node: Node): node is TypeDeclaration & Node {
  return 'bodyRange' in node;
}

/** The binary name of a class that is no local one. */
export function binaryNameOf(type: TypeDeclaration, code: CodeFile): string {
  const names = [type.name];
  for (const outer of around(type, code)) {
    if (isType(outer)) {
      names.unshift(outer.name);
    }
  }
  return `${code.unit.package ? `${code.unit.package}.` : ''}${names.join('$')}`;
}

/** The text of a node. */
export function textOf(node: { readonly range: TextRange }, { file }: CodeFile): string {
  return file.lines.slice(node.range);
}

export function isWithin(node: { readonly range: TextRange }, outer: { readonly range: TextRange }): boolean {
  return containsRange(outer.range, node.range);
}

export function isSamePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.column === b.column;
}
