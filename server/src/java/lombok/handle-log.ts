/** `@Slf4j` and the like (lombok.javac.handlers.HandleLog, lombok.core.handlers.LoggingFramework). */
import { classType, type JavaType } from '../class-model';
import { keywordsOf } from './annotation-values';
import type { Handling } from './handling';
import type { LombokAnnotation } from './lombok-annotations';
import { flagSetting, textSetting } from './lombok-config';

const LOGGERS: ReadonlyMap<string, JavaType> = new Map<string, JavaType>([
  ['lombok.extern.apachecommons.CommonsLog', classType('org.apache.commons.logging.Log')],
  ['lombok.extern.flogger.Flogger', classType('com.google.common.flogger.FluentLogger')],
  ['lombok.extern.java.Log', classType('java.util.logging.Logger')],
  ['lombok.extern.jbosslog.JBossLog', classType('org.jboss.logging.Logger')],
  ['lombok.extern.log4j.Log4j', classType('org.apache.log4j.Logger')],
  ['lombok.extern.log4j.Log4j2', classType('org.apache.logging.log4j.Logger')],
  ['lombok.extern.slf4j.Slf4j', classType('org.slf4j.Logger')],
  ['lombok.extern.slf4j.XSlf4j', classType('org.slf4j.ext.XLogger')],
  ['lombok.CustomLog', { kind: 'unknown', text: 'CustomLog', why: 'unresolved' }],
]);

/** True for an annotation that makes a logger. */
export function isLog({ name }: LombokAnnotation): boolean {
  return LOGGERS.has(name);
}

/** The field with the logger. */
export function logField({ name, values }: LombokAnnotation, { draft, config }: Handling): void {
  const type = LOGGERS.get(name);
  const field = textSetting(config, 'lombok.log.fieldName') ?? 'log';
  const isStatic = flagSetting(config, 'lombok.log.fieldIsStatic') ?? true;
  const level = values.level('access', 'PRIVATE');
  const isLegal = draft.kind !== 'interface' && draft.kind !== 'annotation' && (!isStatic || draft.isStaticAllowed());
  if (type && isLegal && level !== 'NONE' && !draft.hasField(field)) {
    draft.addField(field, type, keywordsOf(level, 'final', ...(isStatic ? (['static'] as const) : [])), true);
  }
}
