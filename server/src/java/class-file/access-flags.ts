/** The flags of classes, fields and methods as keywords (JVMS 4.1, 4.5, 4.6, 4.7.6). */
import type { ModifierKeyword } from '../ast';

export const INTERFACE = 0x0200;
export const ABSTRACT = 0x0400;
export const SYNTHETIC = 0x1000;
export const ANNOTATION = 0x2000;
export const ENUM = 0x4000;
export const STATIC = 0x0008;
export const PRIVATE = 0x0002;
export const VARARGS = 0x0080;

type Flags = readonly (readonly [number, ModifierKeyword])[];

const COMMON: Flags = [
  [0x0001, 'public'],
  [PRIVATE, 'private'],
  [0x0004, 'protected'],
  [STATIC, 'static'],
  [0x0010, 'final'],
];
const OF_CLASSES: Flags = [...COMMON, [ABSTRACT, 'abstract']];
const OF_FIELDS: Flags = [...COMMON, [0x0040, 'volatile'], [0x0080, 'transient']];
const OF_METHODS: Flags = [
  ...COMMON,
  [0x0020, 'synchronized'],
  [0x0100, 'native'],
  [ABSTRACT, 'abstract'],
  [0x0800, 'strictfp'],
];

export function classKeywords(flags: number): Set<ModifierKeyword> {
  return keywords(flags, OF_CLASSES);
}

export function fieldKeywords(flags: number): Set<ModifierKeyword> {
  return keywords(flags, OF_FIELDS);
}

/** A method of an interface that is neither abstract, static nor private was written with `default` (JLS 9.4). */
export function methodKeywords(flags: number, inInterface: boolean): Set<ModifierKeyword> {
  const found = keywords(flags, OF_METHODS);
  if (inInterface && (flags & (ABSTRACT | STATIC | PRIVATE)) === 0) {
    found.add('default');
  }
  return found;
}

function keywords(flags: number, meanings: Flags): Set<ModifierKeyword> {
  return new Set(meanings.filter(([flag]) => flags & flag).map(([, keyword]) => keyword));
}
