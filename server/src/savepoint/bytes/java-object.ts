/**
 * Reads what `java.io.ObjectOutputStream` wrote (protocol version 2, "Object Serialization Stream Protocol") as plain data:
 * objects of fields, strings, enum constants and primitives. No class is needed and nothing is run. Of arrays and of what
 * classes write in their own way only the end is found.
 */
import { message } from '../../base/message';
import type { DataReader } from './data-reader';

const MAGIC = 0xaced;
const VERSION = 5;
const DEEPEST = 60;
const MOST_FIELDS = 1000;
/** Objects, classes and texts of one stream. */
const MOST_KNOWN = 100_000;

/** Flags of a class: how its objects are written. */
const OWN_WAY = 1;
const BY_FIELDS = 2;
const EXTERNAL = 4;
const IN_BLOCKS = 8;

const END_OF_BLOCKS = 0x78;
/** Bytes of an array's element by its type; of other types it is an object. */
const PRIMITIVE_BYTES: Readonly<Record<string, number>> = { B: 1, C: 2, D: 8, F: 4, I: 4, J: 8, S: 2, Z: 1 };

export type JavaValue = string | number | boolean | null | JavaObject;

export interface JavaObject {
  /** The binary name of the class. */
  readonly class: string;
  /** By name; of an enum constant the one field `name`. */
  readonly fields: ReadonlyMap<string, JavaValue>;
}

interface ClassDescription {
  readonly name: string;
  readonly flags: number;
  readonly fields: readonly { readonly type: string; readonly name: string }[];
  readonly parent: ClassDescription | null;
}

/** @throws Fault where the bytes are no such stream */
export function readJavaObject(reader: DataReader): JavaValue {
  const at = reader.position;
  if (reader.unsignedShort() !== MAGIC || reader.short() !== VERSION) {
    throw reader.fault(message('no serialized Java object begins here'), at);
  }
  return new ObjectStream(reader).value(0);
}

class ObjectStream {
  private readonly known: (JavaValue | ClassDescription)[] = [];

  constructor(private readonly reader: DataReader) {}

  value(depth: number): JavaValue {
    const at = this.reader.position;
    if (depth > DEEPEST) {
      throw this.reader.fault(message('objects stand in one another more than {0} deep', DEEPEST));
    }
    const tag = this.reader.byte();
    switch (tag) {
      case 0x70:
        return null;
      case 0x71: {
        const known = this.reference(at);
        if (known !== null && typeof known === 'object' && 'flags' in known) {
          throw this.reader.fault(message('a class stands where an object must'), at);
        }
        return known;
      }
      case 0x73:
        return this.object(depth);
      case 0x74: {
        const text = this.reader.utf();
        this.keep(text);
        return text;
      }
      case 0x75:
        return this.array(depth);
      case 0x76: {
        const { name } = this.needClass(depth);
        this.keep(null);
        return name;
      }
      case 0x7c: {
        this.keep('');
        this.reader.skip(this.reader.longNumber()); // a text of more than 65,535 bytes
        return '';
      }
      case 0x7e:
        return this.enumConstant(depth);
      default:
        throw this.reader.fault(message('{0} is no kind of serialized Java value known here', tag), at);
    }
  }

  private object(depth: number): JavaObject {
    const description = this.needClass(depth);
    const fields = new Map<string, JavaValue>();
    const object = { class: description.name, fields };
    this.keep(object);
    const classes: ClassDescription[] = [];
    for (let each: ClassDescription | null = description; each; each = each.parent) {
      classes.unshift(each);
    }
    for (const { flags, fields: declared } of classes) {
      const isExternal = (flags & EXTERNAL) !== 0;
      if (isExternal ? (flags & IN_BLOCKS) === 0 : (flags & BY_FIELDS) === 0) {
        throw this.reader.fault(message('an object of {0} is written in its own way', description.name));
      }
      for (const { type, name } of isExternal ? [] : declared) {
        fields.set(name, this.field(type, depth));
      }
      if (isExternal || (flags & OWN_WAY) !== 0) {
        this.skipBlocks(depth);
      }
    }
    return object;
  }

  /** What a class writes besides its fields, to its end. */
  private skipBlocks(depth: number): void {
    const { reader } = this;
    for (let tag = reader.byte(); tag !== END_OF_BLOCKS; tag = reader.byte()) {
      if (tag === 0x77) {
        reader.skip(reader.byte());
      } else if (tag === 0x7a) {
        reader.skip(reader.count(1, 'bytes of a block'));
      } else {
        reader.position--;
        this.value(depth + 1);
      }
    }
  }

  private array(depth: number): JavaObject {
    const { name } = this.needClass(depth);
    const array = { class: name, fields: new Map<string, JavaValue>() };
    this.keep(array);
    const bytes = PRIMITIVE_BYTES[name.slice(1)];
    const length = this.reader.count(bytes ?? 1, 'elements of an array');
    if (bytes !== undefined) {
      this.reader.skip(bytes * length);
      return array;
    }
    for (let i = 0; i < length; i++) {
      this.value(depth + 1);
    }
    return array;
  }

  /** What a later part of the stream may refer to. @returns its number */
  private keep(value: JavaValue | ClassDescription): number {
    if (this.known.length >= MOST_KNOWN) {
      throw this.reader.fault(message('a serialized Java object has more than {0} parts', MOST_KNOWN));
    }
    return this.known.push(value) - 1;
  }

  private field(type: string, depth: number): JavaValue {
    switch (type) {
      case 'Z':
        return this.reader.boolean();
      case 'B':
        return this.reader.byte();
      case 'S':
        return this.reader.short();
      case 'C':
        return String.fromCharCode(this.reader.unsignedShort());
      case 'I':
      case 'F':
        return this.reader.int();
      case 'J':
      case 'D':
        return this.reader.longNumber();
      default:
        return this.value(depth + 1);
    }
  }

  private enumConstant(depth: number): JavaObject {
    const { name } = this.needClass(depth);
    const handle = this.keep(null);
    const constant = this.value(depth + 1);
    const object = { class: name, fields: new Map([['name', constant]]) };
    this.known[handle] = object;
    return object;
  }

  private needClass(depth: number): ClassDescription {
    const description = this.classDescription(depth);
    if (!description) {
      throw this.reader.fault(message('an object has no class'));
    }
    return description;
  }

  private classDescription(depth: number): ClassDescription | null {
    const { reader } = this;
    const at = reader.position;
    const tag = reader.byte();
    if (tag === 0x70) {
      return null;
    }
    if (tag === 0x71) {
      const known = this.reference(at);
      if (known === null || typeof known !== 'object' || !('flags' in known)) {
        throw reader.fault(message('an object stands where a class must'), at);
      }
      return known;
    }
    if (tag !== 0x72 || depth > DEEPEST) {
      throw reader.fault(message('{0} is no kind of serialized Java value known here', tag), at);
    }
    const name = reader.utf();
    reader.long(); // serialVersionUID
    const handle = this.keep(null);
    const flags = reader.byte();
    const fields: { type: string; name: string }[] = [];
    const count = reader.unsignedShort();
    if (count > MOST_FIELDS) {
      throw reader.fault(message('{0} cannot be the number of {1}: {2} bytes are left', count, 'fields', reader.left));
    }
    for (let i = 0; i < count; i++) {
      const type = String.fromCharCode(reader.byte());
      fields.push({ type, name: reader.utf() });
      if (type === 'L' || type === '[') {
        this.value(depth + 1); // the field's type
      }
    }
    this.skipBlocks(depth);
    const description = { name, flags, fields, parent: this.classDescription(depth + 1) };
    this.known[handle] = description;
    return description;
  }

  private reference(at: number): JavaValue | ClassDescription {
    const known = this.known[this.reader.int() - 0x7e0000];
    if (known === undefined) {
      throw this.reader.fault(message('a reference leads nowhere'), at);
    }
    return known;
  }
}
