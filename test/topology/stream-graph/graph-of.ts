/** The graph of Java text, for tests: followed from its `main` as Flink's own would be built. */

import { parseFlinkVersion } from '../../../server/src/flink/flink-version';
import { SourceClassPool } from '../../../server/src/java/build-classes';
import { ExpressionTypes } from '../../../server/src/java/expression-types/expression-types';
import { LibraryClasses } from '../../../server/src/java/library/library-classes';
import { readCompilationUnit } from '../../../server/src/java/read-source';
import { scanSource } from '../../../server/src/java/source-scan';
import { type SourceFile, SourceIndex, SourceSet } from '../../../server/src/java/source-set';
import type { JavaParser } from '../../../server/src/syntax/java-parser';
import { ProjectCode } from '../../../server/src/topology/interpreter/project-code';
import { followEntries, programsOf } from '../../../server/src/topology/project-programs';
import { type StreamGraphModel, streamGraph } from '../../../server/src/topology/stream-graph/stream-graph';

const UNSET = { kind: 'unset' } as const;
const START = { line: 0, column: 0 };
const NOWHERE = { file: '', range: { start: START, end: START } };

/**
 * The graph of each program in texts, by its entry (`Job#main`).
 * @param defaultParallelism what the cluster gives where code sets none; null: not known
 */
export function graphsOf(
  texts: ReadonlyMap<string, string>,
  parser: JavaParser,
  version: string | null,
  defaultParallelism: number | null = null,
): Map<string, StreamGraphModel> {
  const files = [...texts].map(([path, text]): SourceFile => {
    const unit = readCompilationUnit(parser.parse(text));
    return { path, project: '', test: false, scan: scanSource(text), unit: () => unit };
  });
  const pool = new SourceClassPool(new SourceSet(new SourceIndex(files), ''));
  const code = new ProjectCode(pool, new ExpressionTypes(pool, new LibraryClasses('1.20')));
  const context = {
    flinkVersion: version === null ? null : parseFlinkVersion(version),
    pool,
    defaultParallelism:
      defaultParallelism === null ? UNSET : ({ kind: 'set', value: defaultParallelism, place: NOWHERE } as const),
    defaultMaxParallelism: UNSET,
  };
  return new Map(
    programsOf(followEntries(files, code)).map((program) => [program.entry, streamGraph(program, context)]),
  );
}
