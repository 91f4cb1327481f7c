/** What the states of a job are read from. */
import type { FlinkVersion } from '../../flink/flink-version';
import type { SourceClassPool } from '../../java/build-classes';
import type { TypeValues } from '../element-types/type-values';
import type { JobProgram } from '../transformation';

export interface StateContext {
  readonly pool: SourceClassPool;
  readonly types: TypeValues;
  readonly runOf: JobProgram['runOf'];
  /** Null when it is not known. */
  readonly flinkVersion: FlinkVersion | null;
}
