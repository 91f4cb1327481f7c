/**
 * Classes of the JDK and of Flink with the signatures of their public and protected members.
 *
 * `library-classes.json` is written by `scripts/library-classes.mjs`. `names` are the names of all classes in it; one
 * that begins with a dot is of the same package as the name before. An entry is a class and, behind spaces, its parts:
 * `^kind flags~signature` for the class (`c`lass, `i`nterface, `e`num, `r`ecord, `@` annotation; `a`bstract, `f`inal,
 * `s`tatic), `flags~name:signature` for a field (`e` for an enum constant, which has no signature) and
 * `flags~name signature` for a method or constructor (`s`tatic, `a`bstract, `p`rotected, `v`arargs). Signatures are
 * those of class files (JVMS 4.7.9.1), with `@n` for `L` and the n-th name, as the class of an entry is written. Methods
 * that override one with the same types are left out. Before a class of Flink, and before a part that not all versions
 * of it have, stands a hexadecimal mask of the `versions` that have it and `!`.
 */
import { message } from '../../base/message';
import type { ModifierKeyword, TypeKind } from '../ast';
import {
  declaredVariables,
  type FindVariable,
  readClassSignature,
  readMethodSignature,
  readTypeSignature,
} from '../class-file/signatures';
import type { ClassModel, ClassPool, FieldModel, JavaType, MethodModel } from '../class-model';
import table from './library-classes.json';

const KINDS: Readonly<Record<string, TypeKind>> = {
  c: 'class',
  i: 'interface',
  e: 'enum',
  r: 'record',
  '@': 'annotation',
};

interface Tables {
  /** As class files write them: `java/lang/String`. */
  readonly names: readonly string[];
  /** The entries by the binary name of their class. */
  readonly entries: ReadonlyMap<string, string>;
}

/** The classes as they are in a line of Flink (`1.20`); one outside the table's versions counts as the nearest. */
export class LibraryClasses implements ClassPool {
  private readonly models = new Map<string, ClassModel | null>();
  private readonly version: number;
  private tables: Tables | undefined;

  constructor(flinkLine: string) {
    const versions = table.versions.split(' ');
    const later = versions.findIndex((version) => ordinal(version) > ordinal(flinkLine));
    this.version = 1 << Math.max(0, (later < 0 ? versions.length : later) - 1);
  }

  find(binaryName: string): ClassModel | null {
    let model = this.models.get(binaryName);
    if (model === undefined) {
      this.tables ??= readTables();
      const entry = this.tables.entries.get(binaryName);
      model = entry === undefined ? null : this.read(binaryName, entry, this.tables.names);
      this.models.set(binaryName, model);
    }
    return model;
  }

  private read(name: string, entry: string, names: readonly string[]): ClassModel | null {
    const [, header, ...members] = (this.ofVersion(entry) ?? '')
      .split(' ')
      .flatMap((part) => this.ofVersion(part) ?? [])
      .map((part) => part.replace(/@([0-9a-z]+)/g, (_, n) => `L${nameOf(n, names)}`));
    return header?.startsWith('^') ? this.model(name, header, members) : null;
  }

  private ofVersion(part: string): string | null {
    const mask = /^([0-9a-f]+)!/.exec(part);
    return !mask ? part : Number.parseInt(mask[1] ?? '', 16) & this.version ? part.slice(mask[0].length) : null;
  }

  private model(name: string, header: string, members: readonly string[]): ClassModel {
    const enclosing = name.includes('$') ? name.slice(0, name.lastIndexOf('$')) : null;
    const kind = KINDS[header[1] ?? ''] ?? 'class';
    const [flags = '', signature = ''] = header.slice(2).split('~');
    const keywords = keywordsOf(flags);
    if (flags.includes('f')) {
      keywords.add('final');
    }
    const outer: FindVariable = keywords.has('static') || enclosing === null ? noVariable : this.variablesOf(enclosing);
    const { typeParameters, superclass, interfaces } = readClassSignature(signature, name, outer);
    const own = declaredVariables(typeParameters, name);
    const variables: FindVariable = (variable) => own.get(variable) ?? outer(variable);
    const fields: FieldModel[] = [];
    const enumConstants: string[] = [];
    const methods: MethodModel[] = [];
    for (const member of members) {
      const [, memberFlags = '', memberName = '', type = ''] = /^([a-z]*)~(<init>|[^<(:]+)(.*)$/.exec(member) ?? [];
      if (memberFlags === 'e') {
        enumConstants.push(memberName);
      } else if (type.startsWith(':')) {
        fields.push(field(memberName, memberFlags, readTypeSignature(type.slice(1), variables)));
      } else {
        methods.push(method(memberName, memberFlags, type, `${name}#${memberName}`, variables));
      }
    }
    return {
      name,
      kind,
      keywords,
      annotations: [],
      typeParameters,
      superclass: kind === 'interface' || kind === 'annotation' || name === 'java.lang.Object' ? null : superclass,
      interfaces,
      fields,
      enumConstants,
      constructors: methods.filter((each) => each.name === '<init>'),
      methods: methods.filter((each) => each.name !== '<init>'),
      recordComponents: [],
      enclosing,
      local: false,
      place: null,
      // of an interface there is nothing else
      incomplete: kind === 'interface' ? null : message('its private members are not known'),
    };
  }

  private variablesOf(className: string): FindVariable {
    const model = this.find(className);
    const known = model && declaredVariables(model.typeParameters, className);
    return (name) => known?.get(name) ?? noVariable(name);
  }
}

const noVariable: FindVariable = (name) => ({ kind: 'unknown', text: name, why: 'unresolved' });

function field(name: string, flags: string, type: JavaType): FieldModel {
  return { name, type, keywords: keywordsOf(flags), annotations: [], place: null };
}

function method(
  name: string,
  flags: string,
  signature: string,
  declaredBy: string,
  variables: FindVariable,
): MethodModel {
  const { typeParameters, parameters, returnType } = readMethodSignature(signature, declaredBy, variables);
  return {
    name,
    keywords: keywordsOf(flags),
    annotations: [],
    typeParameters,
    parameters: parameters.map((type, i) => ({ name: `arg${i}`, type })),
    varargs: flags.includes('v'),
    returnType,
    place: null,
  };
}

function keywordsOf(flags: string): Set<ModifierKeyword> {
  const keywords = new Set<ModifierKeyword>([flags.includes('p') ? 'protected' : 'public']);
  if (flags.includes('s')) {
    keywords.add('static');
  }
  if (flags.includes('a')) {
    keywords.add('abstract');
  }
  return keywords;
}

function readTables(): Tables {
  const names: string[] = [];
  let samePackage = '';
  for (const written of table.names.replaceAll('.', '/').split(' ')) {
    const name = written.startsWith('/') ? samePackage + written : written;
    samePackage = name.slice(0, Math.max(0, name.lastIndexOf('/')));
    names.push(name);
  }
  const entries = [...table.jdk, ...table.flink].map((entry): [string, string] => {
    const number = entry.slice(entry.indexOf('@') + 1, entry.indexOf(' '));
    return [nameOf(number, names).replaceAll('/', '.'), entry];
  });
  return { names, entries: new Map(entries) };
}

function nameOf(number: string, names: readonly string[]): string {
  return names[Number.parseInt(number, 36)] ?? '';
}

function ordinal(flinkLine: string): number {
  const [major = '', minor = ''] = flinkLine.split('.');
  return Number(major) * 1000 + Number(minor);
}
