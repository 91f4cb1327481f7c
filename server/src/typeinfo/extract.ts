/** TypeExtractor: from a Java type and a Flink version to type information. The only entry of this room. */

import type { FlinkVersion } from '../flink/flink-version';
import { type ClassPool, classType, type JavaType } from '../java/class-model';
import type { TypeInformation } from './type-information';

export interface ExtractionContext {
  /** Classes from source or jars; what it does not know is looked up in this room's own tables of the JDK and Flink. */
  readonly pool: ClassPool;
  /** Null when the project's version is not known: then only what holds in all of 1.17 to 2.3 is said. */
  readonly version: FlinkVersion | null;
  /** Whether flink-avro is on the job's classpath; null or absent when that is not known. */
  readonly flinkAvro?: boolean | null;
  /** Whether flink-hadoop-compatibility is on the job's classpath; null or absent when that is not known. */
  readonly hadoopCompatibility?: boolean | null;
}

/** Extracts types of one pool for one version; answers are kept, so one extractor should serve all classes of a pool. */
export interface TypeExtractor {
  /** `TypeExtractor.createTypeInfo(Class)` of the class with this binary name. */
  extractClass(name: string): TypeInformation;
  /** `TypeExtractor.createTypeInfo(Type)`. */
  extractType(type: JavaType): TypeInformation;
}

export function createTypeExtractor(_context: ExtractionContext): TypeExtractor {
  throw new Error('not written yet');
}

/** Type information of a class; makes an extractor for this one answer. */
export function extractClass(name: string, context: ExtractionContext): TypeInformation {
  return createTypeExtractor(context).extractType(classType(name));
}
