/** What Lombok's annotations do to a class. */
import type { AnnotationModel } from './class-model';

/** Lombok annotations that add nothing a type's fields, accessors or constructors depend on. */
const HARMLESS = new Set([
  'lombok.ToString',
  'lombok.EqualsAndHashCode',
  'lombok.NonNull',
  'lombok.SneakyThrows',
  'lombok.Synchronized',
  'lombok.Generated',
  'lombok.extern.slf4j.Slf4j',
  'lombok.extern.slf4j.XSlf4j',
  'lombok.extern.log4j.Log4j',
  'lombok.extern.log4j.Log4j2',
  'lombok.extern.java.Log',
  'lombok.extern.apachecommons.CommonsLog',
  'lombok.extern.flogger.Flogger',
  'lombok.extern.jbosslog.JBossLog',
]);

/** True when the annotation makes Lombok add members that cannot be seen in the source. */
export function generatesMembers(annotation: AnnotationModel): boolean {
  const name = annotation.name ?? annotation.writtenName;
  return name.startsWith('lombok.') && !HARMLESS.has(name.split('$')[0] ?? name);
}
