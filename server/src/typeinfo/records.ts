/** `TypeExtractor.isRecord`. */
import type { ClassModel } from '../java/class-model';
import type { ExtractorVersion } from './extractor-versions';

/** Since 1.19: a final class whose superclass is `java.lang.Record`. Earlier no class counts as a record. */
export function isRecord(model: ClassModel, version: ExtractorVersion): boolean {
  return (
    version.records &&
    model.superclass?.kind === 'class' &&
    model.superclass.name === 'java.lang.Record' &&
    model.keywords.has('final')
  );
}
