/** What the rooms of the TypeExtractor need of each other. */
import type { JavaType } from '../java/class-model';
import type { Names } from '../java/names';
import type { SourceSet } from '../java/source-set';
import type { ExtractorVersion } from './extractor-versions';
import { ExtractionError } from './failures';
import type { LogLines } from './log-lines';
import type { Reflection } from './reflection';
import type { HierarchyUse, TypeHierarchy } from './type-hierarchy';
import type { Reason, TypeInformation } from './type-information';

export interface Extraction {
  readonly reflection: Reflection;
  readonly version: ExtractorVersion;
  readonly lines: LogLines;
  readonly libraries: Libraries;
  /** The project's code, in which its TypeInfoFactories are; null when only models are known. */
  readonly code: ProjectCode | null;
  readonly use: HierarchyUse;
  /** What is known of the records a function gets, while its result is extracted; else empty. */
  readonly inputs: readonly (TypeInformation | null)[];
  /** `TypeExtractor.createTypeInfoWithTypeHierarchy`; the hierarchy ends with what the type is part of, or with itself. */
  createTypeInfo(type: JavaType, hierarchy: TypeHierarchy | null): TypeInformation | NoTypeInformation;
  /** `TypeExtractor.createTypeInfo(Type)`: with a hierarchy of its own. */
  createTypeInfoAnew(type: JavaType): TypeInformation;
  /** A line of Flink's log. */
  log(line: string): void;
}

/** Source in which names can be looked up. */
export interface ProjectCode {
  readonly sources: SourceSet;
  readonly names: Names;
}

/** Libraries that TypeExtractor looks for on the classpath; null when it is not known whether they are there. */
export interface Libraries {
  readonly flinkAvro: boolean | null;
  readonly hadoopCompatibility: boolean | null;
}

/** Where Flink's method returns `null`: `analyzePojo` of a subclass of a tuple that is no POJO. */
export interface NoTypeInformation {
  readonly kind: 'none';
  readonly reasons: readonly Reason[];
}

/** What Flink uses without asking whether it is `null`. @throws ExtractionError for the NullPointerException that comes of it */
export function notNull(info: TypeInformation | NoTypeInformation): TypeInformation {
  if (info.kind === 'none') {
    throw new ExtractionError('java.lang.NullPointerException');
  }
  return info;
}

/** Logs a reason and keeps it. */
export function note(reason: Reason, reasons: Reason[], extraction: Extraction): void {
  reasons.push(reason);
  extraction.log(reason.message);
}
