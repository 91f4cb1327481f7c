/** The types of the records of jobs that texts hold, for tests. */
import type { CompilationUnit } from '../../../server/src/java/ast';
import { parseFlinkVersion } from '../../../server/src/flink/flink-version';
import { TextLines } from '../../../server/src/base/text-lines';
import { SourceClassPool } from '../../../server/src/java/build-classes';
import { ExpressionTypes } from '../../../server/src/java/expression-types/expression-types';
import { LibraryClasses } from '../../../server/src/java/library/library-classes';
import { readCompilationUnit } from '../../../server/src/java/read-source';
import { scanSource } from '../../../server/src/java/source-scan';
import { type SourceFile, SourceIndex, SourceSet } from '../../../server/src/java/source-set';
import type { JavaParser } from '../../../server/src/syntax/java-parser';
import { type ElementType, elementTypes } from '../../../server/src/topology/element-types/element-types';
import { ClassCodes } from '../../../server/src/topology/interpreter/class-code';
import { Subclasses } from '../../../server/src/topology/interpreter/subclasses';
import { followEntries, programsOf } from '../../../server/src/topology/project-programs';
import type { JobProgram, Transformation } from '../../../server/src/topology/transformation';
import { createTypeExtractor, type TypeExtractor } from '../../../server/src/typeinfo/extract';

/** Reads files once, whichever project they are looked at in. */
export class JavaFiles {
  private readonly units = new Map<string, CompilationUnit>();

  constructor(private readonly parser: JavaParser) {}

  file(path: string, text: string): SourceFile {
    return {
      path,
      project: '',
      test: false,
      scan: scanSource(text),
      unit: () => {
        let unit = this.units.get(text);
        if (!unit) {
          unit = readCompilationUnit(this.parser.parse(text));
          this.units.set(text, unit);
        }
        return unit;
      },
    };
  }
}

export interface TypedTransformation {
  readonly transformation: Transformation;
  readonly type: ElementType;
}

export interface TypedPrograms {
  readonly programs: readonly { readonly program: JobProgram; readonly typed: readonly TypedTransformation[] }[];
  readonly extractor: TypeExtractor;
  readonly pool: SourceClassPool;
}

/** The programs of the files named `entries`, with the types of each transformation. */
export function typedPrograms(
  texts: ReadonlyMap<string, string>,
  entries: readonly string[],
  version: string,
  files: JavaFiles,
): TypedPrograms {
  const all = [...texts].map(([path, text]) => files.file(path, text));
  const flinkVersion = parseFlinkVersion(version);
  const library = new LibraryClasses(`${flinkVersion?.major}.${flinkVersion?.minor}`);
  const sources = new SourceSet(new SourceIndex(all), '');
  const pool = new SourceClassPool(sources, undefined, library, library);
  const expressions = new ExpressionTypes(pool, library);
  const codes = new ClassCodes(pool);
  const subclasses = new Subclasses(pool, codes);
  const extractor = createTypeExtractor({
    pool: expressions,
    version: flinkVersion,
    flinkAvro: true,
    hadoopCompatibility: false,
    code: { sources, names: pool.names },
  });
  const followed = followEntries(
    all.filter(({ path }) => entries.includes(path)),
    {
      classes: pool,
      subclasses: (name) => subclasses.of(name),
      textOf: (path, { range }) => new TextLines(texts.get(path) ?? '').slice(range),
    },
  );
  const context = {
    extractor,
    expressions,
    classes: pool,
    version: flinkVersion,
    unitOf: (path: string) => all.find((file) => file.path === path)?.unit() ?? null,
    hasSubclasses: (name: string) => subclasses.of(name).length > 0,
  };
  return {
    extractor,
    pool,
    programs: programsOf(followed).map((program) => {
      const types = elementTypes(program, context);
      const typed = program.transformations.map((transformation) => ({
        transformation,
        type: types.get(transformation.id) as ElementType,
      }));
      return { program, typed };
    }),
  };
}
