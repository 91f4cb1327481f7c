/** The fields of POJOs that reach a stream or a state and that Kryo gets, whole or in part. */
import { type ClassModel, simpleName } from '../java/class-model';
import type { ReachedField } from '../rules/rule';
import type { ReachedType } from '../topology/reached-types';
import { nodesOf } from '../typeinfo/tree';
import type { FieldInformation, TypeInformation } from '../typeinfo/type-information';
import type { SourceText } from './source-text';

/** By the class that declares the field; of each field once, a state's before a stream's. */
export function kryoFields(
  reached: readonly (readonly [ReachedType, TypeInformation])[],
  files: readonly SourceText[],
  findClass: (name: string) => ClassModel | null,
): ReadonlyMap<string, readonly ReachedField[]> {
  const told = toldByField(files);
  const found = new Map<string, Map<string, ReachedField>>();
  for (const [by, information] of reached) {
    for (const pojo of nodesOf(information)) {
      if (pojo.kind !== 'pojo' || isTold(pojo, findClass, told)) {
        continue;
      }
      for (const field of pojo.fields.filter((each) => hasKryo(each.type))) {
        const fields = found.get(field.declaredIn) ?? new Map<string, ReachedField>();
        const known = fields.get(field.name);
        if (!known || (known.by.by === 'stream' && by.by === 'state')) {
          found.set(field.declaredIn, fields.set(field.name, { field, by }));
        }
      }
    }
  }
  return new Map(Array.from(found, ([name, fields]) => [name, [...fields.values()]]));
}

/** What a POJO within the field holds is that class's own. */
function hasKryo({ kind, fields, arguments: parts }: FieldInformation['type']): boolean {
  return kind === 'kryo' || parts.some(hasKryo) || (kind === 'tuple' && fields.some(({ type }) => hasKryo(type)));
}

/** True for a class whose fields are told: by its `@TypeInfo`, or by `Types.POJO(Order.class, fields)` somewhere. */
function isTold(
  { type }: TypeInformation,
  findClass: (name: string) => ClassModel | null,
  told: ReadonlySet<string>,
): boolean {
  if (type.kind !== 'class') {
    return true;
  }
  const annotations = findClass(type.name)?.annotations ?? [];
  return told.has(simpleName(type.name)) || annotations.some(({ writtenName }) => /\bTypeInfo$/.test(writtenName));
}

/** Simple names of the classes to which some code gives type information field by field, or lets the Table API do so. */
function toldByField(files: readonly SourceText[]): ReadonlySet<string> {
  const calls =
    /\b(?:POJO\(|PojoTypeInfo(?:<[\w.<>, ]*>)?\(|to(?:Data|Append|Retract|Changelog)Stream\([^;]*?,)\s*(?:\w+\.)*(\w+)\.class\s*[,)]/g;
  const isOfType = (text: string) => !/^POJO\(\s*[\w.]+\s*\)$/.test(text);
  return new Set(
    files.flatMap(({ text }) =>
      Array.from(text.matchAll(calls))
        .filter(([call]) => isOfType(call))
        .map(([, name = '']) => name),
    ),
  );
}
