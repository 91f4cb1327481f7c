/**
 * `AvroSerializerSnapshot.resolveSchemaCompatibility` (1.17 to 2.3), which asks Avro's `SchemaCompatibility`: the same schema
 * is read as it is, one that Avro can resolve is migrated. Schemas are read from the classes that Avro generates.
 */
import { message } from '../../base/message';
import type { ClassModel } from '../../java/class-model';
import { erasedName } from '../../typeinfo/java-types';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { Restore, Revision } from '../revision';
import { FAILS_OTHER_CLASS, fails, KEPT, migrated, type TypeChange, unknown } from './effect';
import { isUnchangedCode } from './unchanged-code';

export type Schema = string | readonly Schema[] | { readonly [key: string]: unknown };

interface AvroField {
  readonly name: string;
  readonly type: Schema;
  readonly hasDefault: boolean;
}

/** What Avro reads as something wider (`SchemaCompatibility.ReaderWriterCompatibilityChecker`). */
const PROMOTIONS: Readonly<Record<string, readonly string[]>> = {
  int: ['long', 'float', 'double'],
  long: ['float', 'double'],
  float: ['double'],
  string: ['bytes'],
  bytes: ['string'],
};
const PRIMITIVES = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string']);

export function avroChange(before: TypeInformation, after: TypeInformation, restore: Restore): TypeChange {
  const [oldName, newName] = [erasedName(before.type), erasedName(after.type)];
  if (oldName !== newName) {
    return FAILS_OTHER_CLASS(oldName, newName);
  }
  const [old, now] = [schemaOf(oldName, restore.from), schemaOf(newName, restore.to)];
  if (old === null || now === null) {
    return isUnchangedCode(after.type, restore) && before.fields.length === after.fields.length
      ? KEPT
      : unknown(message('the Avro schema of {0} could not be read', newName));
  }
  if (withoutComments(old) === withoutComments(now)) {
    return KEPT;
  }
  return recordChange(fieldsOf(old), fieldsOf(now), newName);
}

/** What of a schema Avro compares: what is written for people is not in it. */
function withoutComments(schema: Schema): string {
  return JSON.stringify(schema, (key, value) => (key === 'doc' && typeof value === 'string' ? undefined : value));
}

/** What becomes of records of the writer's fields that a reader with others reads. */
export function recordChange(
  before: readonly AvroField[] | null,
  after: readonly AvroField[] | null,
  name: string,
): TypeChange {
  if (!before || !after) {
    return unknown(message('the Avro schema of {0} could not be read', name));
  }
  let isSure = true;
  for (const field of after) {
    const writer = before.find((one) => one.name === field.name);
    if (!writer && !field.hasDefault) {
      return fails(message('the Avro field {0} is new and has no default', field.name), { class: name });
    }
    const readable = writer ? isReadable(writer.type, field.type) : true;
    if (readable === false) {
      return fails(message('Avro cannot read the new type of the field {0}', field.name), { class: name });
    }
    isSure &&= readable === true;
  }
  return isSure
    ? migrated(message('the Avro schema of {0} changed, and Avro reads the old one', name))
    : unknown(message('the Avro schema of {0} changed in a way that is not followed', name));
}

/** Whether a reader's type takes what a writer's type wrote; null for what is not followed. */
function isReadable(writer: Schema, reader: Schema): boolean | null {
  if (JSON.stringify(writer) === JSON.stringify(reader)) {
    return true;
  }
  const [from, to] = [plain(writer), plain(reader)];
  if (from === null || to === null) {
    return null;
  }
  return from === to || (PROMOTIONS[from]?.includes(to) ?? false);
}

/** The name of a primitive type; null for others, and for those with a logical type. */
function plain(schema: Schema): string | null {
  return typeof schema === 'string' && PRIMITIVES.has(schema) ? schema : null;
}

/** Of a record; null where they are not followed. */
export function fieldsOf(schema: Schema): AvroField[] | null {
  const fields = typeof schema === 'object' && !Array.isArray(schema) ? (schema as { fields?: unknown }).fields : null;
  if (!Array.isArray(fields)) {
    return null;
  }
  const read = fields.map((field): AvroField | null =>
    typeof field === 'object' && field !== null && typeof field.name === 'string' && !('aliases' in field)
      ? { name: field.name, type: field.type, hasDefault: 'default' in field }
      : null,
  );
  return read.some((field) => field === null) ? null : (read as AvroField[]);
}

/** The schema in `SCHEMA$ = new Schema.Parser().parse("…")`; null when it is not written there. */
export function schemaOf(name: string, revision: Revision): Schema | null {
  const model = revision.find(name);
  const text = model && schemaText(model, revision);
  if (!text) {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null; // not all of it is written in one literal
  }
}

function schemaText(model: ClassModel, revision: Revision): string | null {
  const place = model.fields.find((field) => field.name === 'SCHEMA$')?.place;
  const code = place ? revision.textOf({ file: place.file, range: place.range }) : null;
  const literals = code === null ? [] : [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, inside]) => inside ?? '');
  return literals.length === 0 ? null : literals.map(unescaped).join('');
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => ({ n: '\n', t: '\t', r: '\r' })[character] ?? character);
}
