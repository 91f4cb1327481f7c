/**
 * Classes of the JDK, Flink and Avro that have no source here: what the TypeExtractor's decisions need of them.
 *
 * `known-classes.json` is written by `test/typeinfo/known-classes/WriteKnownClasses.java` with JDK 17, whose private
 * fields are not those of other releases: a line of Flink's log that names one may name another there. A line is
 * `name|modifiers kind|superclass|interfaces|type parameters|fields (constants of an enum)|access of the constructor
 * without parameters|methods`. A name without a package is one of java.lang or a type parameter; fields are those that
 * are neither static nor transient; methods are the public ones that may serve as getter (`type name`) or setter
 * (`name(type)`, before it `this` when it returns its class), of interfaces only the default ones, and
 * `readObject` and `writeObject`. Before a class of Flink stand the versions that have it so.
 */

import type { ModifierKeyword, TypeKind } from '../java/ast';
import {
  type ClassModel,
  type ClassPool,
  type ClassType,
  classType,
  type FieldModel,
  type JavaType,
  type MethodModel,
  type PrimitiveName,
} from '../java/class-model';
import knownClasses from './known-classes.json';

/** The known classes as they are in a line of Flink (`1.20`); earlier than 1.17 counts as 1.17, later than 2.3 as 2.3. */
export class KnownClasses implements ClassPool {
  private readonly lines = new Map<string, string>();
  private readonly models = new Map<string, ClassModel>();

  constructor(flinkLine: string) {
    for (const line of knownClasses.jdk) {
      this.lines.set(nameOf(line), line);
    }
    const wanted = Math.min(Math.max(ordinal(flinkLine), ordinal('1.17')), ordinal('2.3'));
    for (const entry of knownClasses.flink) {
      const space = entry.indexOf(' ');
      const [from = '', to = ''] = entry.slice(0, space).split('-');
      if (ordinal(from) <= wanted && wanted <= ordinal(to)) {
        this.lines.set(nameOf(entry.slice(space + 1)), entry.slice(space + 1));
      }
    }
  }

  find(binaryName: string): ClassModel | null {
    const known = this.models.get(binaryName);
    const line = this.lines.get(binaryName);
    if (known || line === undefined) {
      return known ?? null;
    }
    const model = readLine(line);
    this.models.set(binaryName, model);
    return model;
  }
}

/** True for names only the JDK may declare: many libraries have packages that begin with `javax` or `com.sun` too. */
export function isJdkClass(binaryName: string): boolean {
  return JDK.test(binaryName) && !NOT_THE_JDKS.test(binaryName);
}

const JDK = new RegExp(
  `^(?:${[
    'java|jdk|sun|org\\.w3c\\.dom|org\\.xml\\.sax|org\\.ietf\\.jgss',
    'com\\.sun\\.(?:jdi|management|net\\.httpserver|nio|security|source)',
    'javax\\.(?:accessibility|annotation\\.processing|crypto|imageio|lang\\.model|management|naming|net|print|rmi\\.ssl)',
    'javax\\.(?:script|security\\.(?:auth|cert|sasl)|smartcardio|sound|sql|swing|tools|transaction\\.xa|xml)',
  ].join('|')})\\.`,
);

const NOT_THE_JDKS =
  /^(?:javax\.(?:management\.j2ee|security\.auth\.message|xml\.(?:bind|registry|rpc|soap|ws))|org\.w3c\.dom\.(?:mathml|smil|svg))\./;

function nameOf(line: string): string {
  return line.slice(0, line.indexOf('|'));
}

function ordinal(flinkLine: string): number {
  const [major = '', minor = ''] = flinkLine.split('.');
  return Number(major) * 1000 + Number(minor);
}

function readLine(line: string): ClassModel {
  const [
    name = '',
    header = '',
    superclass = '',
    interfaces = '',
    parameters = '',
    members = '',
    access = '',
    methods = '',
  ] = line.split('|');
  const words = header.split(' ');
  const kind = words.pop() as TypeKind;
  const bounds = new Map(list(parameters, ',').map(readParameter));
  const types = new TypeReader(name, bounds);
  const isEnum = kind === 'enum';
  return {
    name,
    kind,
    keywords: new Set(words as ModifierKeyword[]),
    annotations: [],
    typeParameters: [...bounds].map(([parameter, bound]) => ({
      name: parameter,
      bounds: bound === undefined ? [] : [types.read(bound)],
    })),
    superclass: superclass ? types.read(superclass) : null,
    interfaces: list(interfaces, ',').map((each) => types.read(each)),
    fields: isEnum ? [] : list(members, ';').map((field) => readField(field, types)),
    enumConstants: isEnum ? list(members, ';') : [],
    constructors: access ? [method('<init>', [], VOID, access === 'package' ? [] : [access as ModifierKeyword])] : [],
    methods: list(methods, ';').map((each) => readMethod(each, name, types)),
    recordComponents: [],
    enclosing: name.includes('$') ? name.slice(0, name.lastIndexOf('$')) : null,
    local: false,
    place: null,
    incomplete: null,
  };
}

const VOID: JavaType = { kind: 'primitive', name: 'void' };

function readParameter(text: string): readonly [string, string | undefined] {
  const [name = '', bound] = text.split(':');
  return [name, bound];
}

function readField(text: string, types: TypeReader): FieldModel {
  const words = text.split(' ');
  const name = words.pop() ?? '';
  const type = types.read(words.pop() ?? '');
  return { name, type, keywords: new Set(words as ModifierKeyword[]), annotations: [], place: null };
}

function readMethod(text: string, declaring: string, types: TypeReader): MethodModel {
  if (text === 'readObject' || text === 'writeObject') {
    return method(text, [], VOID, ['private']);
  }
  const setter = /^(this )?(\S+)\((.+)\)$/.exec(text);
  if (setter) {
    const [, returnsSelf, name = '', parameter = ''] = setter;
    return method(name, [types.read(parameter)], returnsSelf ? classType(declaring) : VOID, ['public']);
  }
  const [type = '', name = ''] = text.split(' ');
  return method(name, [], types.read(type), ['public']);
}

function method(
  name: string,
  parameters: readonly JavaType[],
  returnType: JavaType,
  keywords: readonly ModifierKeyword[],
): MethodModel {
  return {
    name,
    keywords: new Set(keywords),
    annotations: [],
    typeParameters: [],
    parameters: parameters.map((type, i) => ({ name: `arg${i}`, type })),
    varargs: false,
    returnType,
    place: null,
  };
}

function list(text: string, separator: string): string[] {
  return text ? text.split(separator) : [];
}

const PRIMITIVES: ReadonlySet<string> = new Set([
  'boolean',
  'byte',
  'short',
  'char',
  'int',
  'long',
  'float',
  'double',
  'void',
]);

/** Reads types as the lines write them: `java.util.Map<K,Class>`, `T[]`, `?`. */
class TypeReader {
  constructor(
    private readonly declaring: string,
    private readonly bounds: ReadonlyMap<string, string | undefined>,
  ) {}

  read(text: string): JavaType {
    if (text.endsWith('[]')) {
      return { kind: 'array', element: this.read(text.slice(0, -2)) };
    }
    if (text === '?') {
      return { kind: 'wildcard', bound: null, type: null };
    }
    const open = text.indexOf('<');
    if (open >= 0) {
      const raw = this.read(text.slice(0, open)) as ClassType;
      return classType(raw.name, ...splitArguments(text.slice(open + 1, -1)).map((argument) => this.read(argument)));
    }
    if (PRIMITIVES.has(text)) {
      return { kind: 'primitive', name: text as PrimitiveName };
    }
    if (this.bounds.has(text)) {
      const bound = this.bounds.get(text);
      const bounds = bound === undefined ? [] : [this.read(bound)];
      return { kind: 'variable', name: text, declaredBy: this.declaring, bounds };
    }
    return classType(text.includes('.') ? text : `java.lang.${text}`);
  }
}

function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '<') {
      depth++;
    } else if (text[i] === '>') {
      depth--;
    } else if (text[i] === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
