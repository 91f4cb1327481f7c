/** Whether Avro reads with one schema what another one wrote: `SchemaCompatibility.ReaderWriterCompatibilityChecker` (1.8 to 1.12). */

export type Schema = string | readonly Schema[] | { readonly [key: string]: unknown };

/** The first field that cannot be read; `reads` where there is none, `unknown` for schemas that are not written out. */
export type Readability = 'reads' | 'unknown' | { readonly field: string; readonly why: 'no-default' | 'other-type' };

/** What Avro reads as something wider. */
const PROMOTIONS: Readonly<Record<string, readonly string[]>> = {
  int: ['long', 'float', 'double'],
  long: ['float', 'double'],
  float: ['double'],
  string: ['bytes'],
  bytes: ['string'],
};
const PRIMITIVES = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string']);

/** Of two records of one name. */
export function readability(writer: Schema, reader: Schema): Readability {
  return new Resolution(namedTypes(writer), namedTypes(reader)).ofRecords(writer, reader);
}

/** True for schemas that are equal to Avro: whatever the order of their members, and what is written for people or for readers. */
export function isSameSchema(a: Schema, b: Schema): boolean {
  return canonical(a) === canonical(b);
}

function canonical(schema: Schema): string {
  return JSON.stringify(schema, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([key, value]) => !(key === 'doc' && typeof value === 'string') && key !== 'aliases')
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}

type Named = ReadonlyMap<string, Schema>;
type Fields = readonly { readonly [key: string]: unknown }[];

class Resolution {
  /** Pairs that are being looked at: a record may hold itself. */
  private readonly open = new Set<string>();

  constructor(
    private readonly written: Named,
    private readonly read: Named,
  ) {}

  ofRecords(writer: Schema, reader: Schema): Readability {
    const [before, after] = [fieldsOf(writer), fieldsOf(reader)];
    if (!before || !after) {
      return 'unknown';
    }
    let isSure = true;
    for (const field of after) {
      const name = String(field.name);
      const names = [name, ...namesIn(field.aliases)];
      const old = before.find((each) => names.includes(String(each.name)));
      if (!old && !('default' in field)) {
        return { field: name, why: 'no-default' };
      }
      const readable = old ? this.isReadable(old.type as Schema, field.type as Schema) : true;
      if (readable === false) {
        return { field: name, why: 'other-type' };
      }
      isSure &&= readable === true;
    }
    return isSure ? 'reads' : 'unknown';
  }

  /** Null where a schema is not known. */
  private isReadable(writer: Schema, reader: Schema): boolean | null {
    const [from, to] = [spelt(writer, this.written), spelt(reader, this.read)];
    if (from === null || to === null) {
      return null;
    }
    if (Array.isArray(from)) {
      return all(from.map((branch: Schema) => this.isReadable(branch, to)));
    }
    if (Array.isArray(to)) {
      return any(to.map((branch: Schema) => this.isReadable(from, branch)));
    }
    const [was, is] = [typeOf(from), typeOf(to)];
    if (was !== is) {
      return PROMOTIONS[was]?.includes(is) ?? false;
    }
    return PRIMITIVES.has(is) ? true : this.isSameTypeReadable(is, from, to);
  }

  private isSameTypeReadable(type: string, from: Schema, to: Schema): boolean | null {
    switch (type) {
      case 'array':
        return this.isReadable(part(from, 'items'), part(to, 'items'));
      case 'map':
        return this.isReadable(part(from, 'values'), part(to, 'values'));
      case 'fixed':
        return areOneName(from, to) && part(from, 'size') === part(to, 'size');
      case 'enum': {
        const symbols = namesIn(part(to, 'symbols'));
        const isWhole = namesIn(part(from, 'symbols')).every((symbol) => symbols.includes(symbol));
        return areOneName(from, to) && (isWhole || symbols.includes(String(part(to, 'default'))));
      }
      case 'record': {
        const key = JSON.stringify([from, to]);
        if (this.open.has(key)) {
          return true;
        }
        this.open.add(key);
        const inside = areOneName(from, to) ? this.ofRecords(from, to) : null;
        return inside === null ? false : inside === 'unknown' ? null : inside === 'reads';
      }
      default:
        return null;
    }
  }
}

function all(parts: readonly (boolean | null)[]): boolean | null {
  return parts.includes(false) ? false : parts.includes(null) ? null : true;
}

function any(parts: readonly (boolean | null)[]): boolean | null {
  return parts.includes(true) ? true : parts.includes(null) ? null : false;
}

function part(schema: Schema, key: string): Schema {
  return (typeof schema === 'object' && !Array.isArray(schema) ? (schema as Record<string, Schema>)[key] : null) ?? '';
}

/** A schema that names another one, as that one; null for a name that is not declared. */
function spelt(schema: Schema, named: Named): Schema | null {
  if (typeof schema === 'string') {
    return PRIMITIVES.has(schema) ? schema : (named.get(simple(schema)) ?? null);
  }
  const inner = Array.isArray(schema) ? '' : part(schema, 'type');
  // `{"type": "int", "logicalType": "date"}` is read as what it is made of
  return typeof inner === 'object' ? spelt(inner, named) : schema;
}

function typeOf(schema: Schema): string {
  return typeof schema === 'string' ? schema : String(part(schema, 'type'));
}

/** `SchemaCompatibility.schemaNameEquals`: by the simple names, or by an alias. */
function areOneName(writer: Schema, reader: Schema): boolean {
  const name = simple(String(part(writer, 'name')));
  return name === simple(String(part(reader, 'name'))) || namesIn(part(reader, 'aliases')).map(simple).includes(name);
}

function simple(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Of a record; null for what is none. */
function fieldsOf(schema: Schema): Fields | null {
  const fields: unknown = part(schema, 'fields');
  const isWhole = Array.isArray(fields) && fields.every((field) => typeof field?.name === 'string');
  return isWhole ? (fields as Fields) : null;
}

/** The records, enums and fixed types that a schema declares anywhere, by their simple names. */
function namedTypes(schema: Schema): Named {
  const named = new Map<string, Schema>();
  const waiting: unknown[] = [schema];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (typeof each === 'object' && each !== null) {
      const { type, name } = each as Record<string, unknown>;
      if (typeof name === 'string' && typeof type === 'string' && /^(?:record|enum|fixed|error)$/.test(type)) {
        named.set(simple(name), each as Schema);
      }
      waiting.push(...Object.values(each));
    }
  }
  return named;
}
