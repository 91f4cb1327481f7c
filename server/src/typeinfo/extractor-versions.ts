/** In what the TypeExtractors of Flink's versions differ; read from the sources of 1.12.7 to 2.3.0. */
import { type FlinkVersion, isAtLeast } from '../flink/flink-version';

export interface ExtractorVersion {
  /** The line of Flink whose classes are asked for: `1.20`. */
  readonly line: string;
  /** `analyzePojo` asks `@TypeInfo` of fields; since 1.14. */
  readonly fieldFactories: boolean;
  /** `analyzePojo` takes records; since 1.19. */
  readonly records: boolean;
  /** `isValidPojoField` takes `setActive` for a field `isActive`; since 2.0. */
  readonly settersWithoutIs: boolean;
  /** `privateGetForClass` gives List, Set, Map and what they extend serializers of their own; since 2.0. */
  readonly nativeCollections: boolean;
  /** How log lines end. */
  readonly hint: string;
}

const DOCUMENTATION =
  'Please read the Flink documentation on "Data Types & Serialization" for details of the effect on performance';

/** How the extractor of a version behaves; null for versions whose extractor was not read (before 1.12). */
export function extractorOf(version: FlinkVersion): ExtractorVersion | null {
  if (!isAtLeast(version, 1, 12)) {
    return null;
  }
  return {
    line: `${version.major}.${version.minor}`,
    fieldFactories: isAtLeast(version, 1, 14),
    records: isAtLeast(version, 1, 19),
    settersWithoutIs: isAtLeast(version, 2, 0),
    nativeCollections: isAtLeast(version, 2, 0),
    hint: isAtLeast(version, 1, 16) ? `${DOCUMENTATION} and schema evolution.` : `${DOCUMENTATION}.`,
  };
}

/** One version of each behaviour in 1.17 to 2.3; Variant came with 2.1, Bitmap with 2.3. */
export const REPRESENTATIVES: readonly FlinkVersion[] = [
  { major: 1, minor: 17, text: '1.17' },
  { major: 1, minor: 19, text: '1.19' },
  { major: 2, minor: 0, text: '2.0' },
  { major: 2, minor: 1, text: '2.1' },
  { major: 2, minor: 3, text: '2.3' },
];
