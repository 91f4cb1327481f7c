/** A Java file as the analysis holds it: its text, and what was read of it, once. */
import { TextLines } from '../base/text-lines';
import type { CompilationUnit } from '../java/ast';
import { readCompilationUnit } from '../java/read-source';
import { type SourceScan, scanSource } from '../java/source-scan';
import type { SourceFile } from '../java/source-set';
import type { SyntaxTree } from '../syntax/syntax-node';

/** Files above this many characters are not read: nobody writes them by hand. */
export const MAX_SOURCE_LENGTH = 5_000_000;

/** Gives the syntax of a text. */
export type ParseJava = (text: string) => SyntaxTree;

/** Immutable; a changed file is another object, so an unchanged one is never parsed twice. */
export class SourceText implements SourceFile {
  readonly scan: SourceScan;
  /** Sources that only tests use, by the layout of Maven and Gradle. */
  readonly test: boolean;
  private parsed: CompilationUnit | null | undefined;
  private lineIndex: TextLines | undefined;
  private gives: boolean | undefined;

  constructor(
    readonly path: string,
    readonly project: string,
    readonly text: string,
    private readonly parse: ParseJava,
  ) {
    this.scan = scanSource(text);
    this.test = /(^|\/)(src\/(test|it|integration-?test|test-?fixtures|e2e)[\w-]*|tests?)\//i.test(
      path.slice(project.length),
    );
  }

  /** True when the text may give serializers to classes by their names. */
  get givesSerializersByClass(): boolean {
    this.gives ??= givesSerializersByClass(this.text);
    return this.gives;
  }

  get lines(): TextLines {
    this.lineIndex ??= new TextLines(this.text);
    return this.lineIndex;
  }

  /** The same file with another text. */
  withText(text: string): SourceText {
    return new SourceText(this.path, this.project, text, this.parse);
  }

  unit(): CompilationUnit | null {
    if (this.parsed === undefined) {
      this.parsed = this.read();
    }
    return this.parsed;
  }

  private read(): CompilationUnit | null {
    if (this.text.length > MAX_SOURCE_LENGTH) {
      return null;
    }
    try {
      return readCompilationUnit(this.parse(this.text));
    } catch (error) {
      if (error instanceof RangeError) {
        return null; // nested deeper than the stack allows
      }
      throw error;
    }
  }
}

/** True for a text that may give serializers to classes by their names (`pipeline.serialization-config`). */
export function givesSerializersByClass(text: string): boolean {
  return /\bSERIALIZATION_CONFIG\b|pipeline\.serialization-config|\.registerFactory\(/.test(text);
}
