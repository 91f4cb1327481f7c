/** The types of the records of jobs that texts hold, for tests. */
import { TextLines } from '../../../server/src/base/text-lines';
import { parseFlinkVersion } from '../../../server/src/flink/flink-version';
import type { CompilationUnit } from '../../../server/src/java/ast';
import { SourceClassPool } from '../../../server/src/java/build-classes';
import { ExpressionTypes } from '../../../server/src/java/expression-types/expression-types';
import { LibraryClasses } from '../../../server/src/java/library/library-classes';
import { readCompilationUnit } from '../../../server/src/java/read-source';
import { scanSource } from '../../../server/src/java/source-scan';
import { type SourceFile, SourceIndex, SourceSet } from '../../../server/src/java/source-set';
import type { JavaParser } from '../../../server/src/syntax/java-parser';
import {
  type ElementType,
  type ElementTypeContext,
  elementTypes,
} from '../../../server/src/topology/element-types/element-types';
import { ProjectCode } from '../../../server/src/topology/interpreter/project-code';
import { followEntries, programsOf } from '../../../server/src/topology/project-programs';
import type { JobProgram, Transformation } from '../../../server/src/topology/transformation';
import { createTypeExtractor } from '../../../server/src/typeinfo/extract';
import { KnownClasses } from '../../../server/src/typeinfo/known-classes';

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

/** What the types of the programs in files are read from, without a class path. */
export function contextOf(files: readonly SourceFile[], version: string): ElementTypeContext {
  const flinkVersion = parseFlinkVersion(version);
  const library = new LibraryClasses(`${flinkVersion?.major}.${flinkVersion?.minor}`);
  const sources = new SourceSet(new SourceIndex(files), files[0]?.project ?? '');
  const known = new KnownClasses(`${flinkVersion?.major}.${flinkVersion?.minor}`);
  const classes = new SourceClassPool(sources, undefined, { find: () => null }, known);
  const expressions = new ExpressionTypes(classes, library);
  const { subclasses } = new ProjectCode(classes, expressions);
  const extractor = createTypeExtractor({
    pool: { find: (name) => expressions.findWhole(name) },
    library,
    version: flinkVersion,
    flinkAvro: true,
    hadoopCompatibility: false,
    code: { sources, names: classes.names },
  });
  return {
    extractor,
    expressions,
    classes,
    version: flinkVersion,
    unitOf: (path) => files.find((file) => file.path === path)?.unit() ?? null,
    hasSubclasses: (name) => subclasses.of(name).length > 0,
  };
}

export interface TypedProgram {
  readonly program: JobProgram;
  readonly typed: readonly { readonly transformation: Transformation; readonly type: ElementType }[];
}

/** The programs of the files named `entries`, with the types of each transformation. */
export function typedPrograms(
  texts: ReadonlyMap<string, string>,
  entries: readonly string[],
  version: string,
  files: JavaFiles,
): { readonly programs: readonly TypedProgram[]; readonly context: ElementTypeContext } {
  const all = [...texts].map(([path, text]) => files.file(path, text));
  const context = contextOf(all, version);
  const code = new ProjectCode(context.classes, context.expressions, (path, { range }) =>
    new TextLines(texts.get(path) ?? '').slice(range),
  );
  const followed = followEntries(
    all.filter(({ path }) => entries.includes(path)),
    code,
  );
  return { context, programs: programsOf(followed).map((program) => typedProgram(program, context)) };
}

function typedProgram(program: JobProgram, context: ElementTypeContext): TypedProgram {
  const types = elementTypes(program, context);
  const typed = program.transformations.map((transformation) => ({
    transformation,
    type: types.get(transformation.id) as ElementType,
  }));
  return { program, typed };
}
