/**
 * Classes of the JDK and of Flink with the signatures of their public and protected members.
 *
 * `library-classes.json` is written by `scripts/library-classes.mjs`. An entry is a class and, behind spaces, its parts:
 * `^kind flags~signature` for the class (`c`lass, `i`nterface, `e`num, `r`ecord, `@` annotation; `a`bstract, `f`inal,
 * `s`tatic), `flags~name:signature` for a field (`e` for an enum constant, which has no signature) and
 * `flags~name signature` for a method or constructor (`s`tatic, `a`bstract, `p`rotected, `v`arargs). Signatures are
 * those of class files (JVMS 4.7.9.1), with `@n` for `L` and the n-th of `names`. Methods that override one with the
 * same types are left out. Before a class of Flink, and before a part that not all versions of it have, stands a
 * hexadecimal mask of the `versions` that have it and `!`.
 */
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
  /** The entries by the name of their class. */
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
      model = entry === undefined ? null : this.read(entry, this.tables.names);
      this.models.set(binaryName, model);
    }
    return model;
  }

  private read(entry: string, names: readonly string[]): ClassModel | null {
    const [name, header, ...members] = entry
      .split(' ')
      .flatMap((part) => this.ofVersion(part) ?? [])
      .map((part, i) =>
        i === 0 ? part : part.replace(/@([0-9a-z]+)/g, (_, n) => `L${names[Number.parseInt(n, 36)]}`),
      );
    return name !== undefined && header?.startsWith('^') && this.ofVersion(entry)
      ? this.model(name, header, members)
      : null;
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
      incomplete: null,
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
  const entries = [...table.jdk, ...table.flink].map((entry): [string, string] => {
    const name = entry.slice(0, entry.indexOf(' '));
    return [name.slice(name.indexOf('!') + 1), entry];
  });
  return { names: table.names.replaceAll('.', '/').split(' '), entries: new Map(entries) };
}

function ordinal(flinkLine: string): number {
  const [major = '', minor = ''] = flinkLine.split('.');
  return Number(major) * 1000 + Number(minor);
}
