/**
 * `AvroSerializerSnapshot.resolveSchemaCompatibility` (1.17 to 2.3), which asks Avro's `SchemaCompatibility`: the same schema
 * is read as it is, one that Avro can resolve is migrated. Schemas are read from the classes that Avro generates.
 */
import { message } from '../../base/message';
import type { ClassModel } from '../../java/class-model';
import { erasedName } from '../../typeinfo/java-types';
import type { TypeInformation } from '../../typeinfo/type-information';
import type { Restore, Revision } from '../revision';
import { isSameSchema, readability, type Schema } from './avro-schema';
import { FAILS_OTHER_CLASS, fails, KEPT, migrated, type TypeChange, unknown } from './effect';
import { isUnchangedCode } from './unchanged-code';

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
  if (isSameSchema(old, now)) {
    return KEPT;
  }
  return recordChange(old, now, newName);
}

/** What becomes of records that one schema wrote and another one, which is not the same, is to read. */
export function recordChange(before: Schema, after: Schema, name: string): TypeChange {
  const answer = readability(before, after);
  if (answer === 'reads') {
    return migrated(message('the Avro schema of {0} changed, and Avro reads the old one', name));
  }
  if (answer === 'unknown') {
    return unknown(message('the Avro schema of {0} changed in a way that is not followed', name));
  }
  const { field, why } = answer;
  const said =
    why === 'no-default'
      ? message('the Avro field {0} is new and has no default', field)
      : message('Avro cannot read the new type of the field {0}', field);
  return fails(said, { class: name });
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
