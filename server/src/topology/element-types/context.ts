/** What the types of a job's records are read from. */
import type { FlinkVersion } from '../../flink/flink-version';
import type { CompilationUnit } from '../../java/ast';
import type { SourceClassPool } from '../../java/build-classes';
import type { ExpressionTypes } from '../../java/expression-types/expression-types';
import type { TypeExtractor } from '../../typeinfo/extract';

export interface ElementTypeContext {
  readonly extractor: TypeExtractor;
  readonly expressions: ExpressionTypes;
  readonly classes: SourceClassPool;
  /** Null when it is not known. */
  readonly version: FlinkVersion | null;
  /** The file's declarations; null when it cannot be read. */
  unitOf(file: string): CompilationUnit | null;
  /** True where a class of the project extends the class or implements it. */
  hasSubclasses(binaryName: string): boolean;
}
