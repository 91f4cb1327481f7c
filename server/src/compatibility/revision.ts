/** What comparing two revisions of a project asks of each. */
import type { FlinkVersion } from '../flink/flink-version';
import type { ClassModel, ClassPool, JavaType } from '../java/class-model';
import type { CodePlace } from '../topology/code-place';
import type { Job } from '../topology/job';
import type { TypeInformation } from '../typeinfo/type-information';

export interface Revision extends ClassPool {
  /** Null when it is not known. */
  readonly flinkVersion: FlinkVersion | null;
  typeInformation(type: JavaType): TypeInformation;
  /** The project's classes that extend or implement a class, directly or not. */
  subclassesOf(binaryName: string): readonly ClassModel[];
  /** The project's classes of a simple name; those of tests are not among them. */
  classesNamed(simpleName: string): readonly ClassModel[];
  /** The code at a place; null when the file is not there. */
  textOf(place: CodePlace): string | null;
  /** True where code or configuration gives Kryo serializers of its own. */
  readonly registersKryoSerializers: boolean;
  /** The calls and options that change which serializers Flink takes, as they are written, in the order of the alphabet. */
  readonly serializerSettings: readonly string[];
  /** The libraries as the build has them, one a line; two revisions with the same text see the same classes of others. */
  readonly libraries: string;
}

/** A job as one revision has it. */
export interface JobSide {
  readonly job: Job;
  readonly revision: Revision;
}

export type Backend = 'hashmap' | 'rocksdb';

/** The revision that wrote the state, the one that reads it, and what keeps it. */
export interface Restore {
  readonly from: Revision;
  readonly to: Revision;
  readonly backend: Backend;
}
