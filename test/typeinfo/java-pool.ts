/** Class models of Java texts, for tests of type information. */
import { SourceClassPool } from '../../server/src/java/build-classes';
import { readCompilationUnit } from '../../server/src/java/read-source';
import { scanSource } from '../../server/src/java/source-scan';
import { type SourceFile, SourceIndex, SourceSet } from '../../server/src/java/source-set';
import { createJavaParser, type JavaParser } from '../../server/src/syntax/java-parser';
import type { ProjectCode } from '../../server/src/typeinfo/extraction';

/** A parser with the grammar of the installed packages; tests run in the project's folder. */
export function testParser(): Promise<JavaParser> {
  return createJavaParser({
    runtimePath: `${process.cwd()}/node_modules/web-tree-sitter/web-tree-sitter.wasm`,
    grammar: `${process.cwd()}/node_modules/tree-sitter-java-orchard/tree-sitter-java_orchard.wasm`,
  });
}

/** The classes that the texts, by path, declare, and their code. */
export function poolOf(
  texts: ReadonlyMap<string, string>,
  parser: JavaParser,
): { readonly pool: SourceClassPool; readonly code: ProjectCode } {
  const files = [...texts].map(([path, text]): SourceFile => {
    const unit = readCompilationUnit(parser.parse(text));
    return { path, project: '', test: false, scan: scanSource(text), unit: () => unit };
  });
  const sources = new SourceSet(new SourceIndex(files), '');
  const pool = new SourceClassPool(sources);
  return { pool, code: { sources, names: pool.names } };
}
