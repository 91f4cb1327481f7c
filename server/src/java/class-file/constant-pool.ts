/** The constant pool of a class file (JVMS 4.4): only where entries stand is read ahead. */
import { ByteReader, MalformedClassFile } from './byte-reader';

const UTF8 = 1;
const INTEGER = 3;
const FLOAT = 4;
const LONG = 5;
const DOUBLE = 6;
const CLASS = 7;
const NAME_AND_TYPE = 12;

/** The bytes after the tag; text has a length of its own. */
const SIZES: Readonly<Record<number, number>> = {
  [INTEGER]: 4,
  [FLOAT]: 4,
  [LONG]: 8,
  [DOUBLE]: 8,
  [CLASS]: 2,
  8: 2, // String
  9: 4, // Fieldref
  10: 4, // Methodref
  11: 4, // InterfaceMethodref
  [NAME_AND_TYPE]: 4,
  15: 3, // MethodHandle
  16: 2, // MethodType
  17: 4, // Dynamic
  18: 4, // InvokeDynamic
  19: 2, // Module
  20: 2, // Package
};

interface Entry {
  readonly tag: number;
  readonly bytes: Uint8Array;
}

export class ConstantPool {
  private readonly entries: (Entry | undefined)[] = [undefined];
  private readonly texts = new Map<number, string>();

  /** Reads on from the pool's count. */
  constructor(reader: ByteReader) {
    const count = reader.u2();
    while (this.entries.length < count) {
      const tag = reader.u1();
      const size = tag === UTF8 ? reader.u2() : SIZES[tag];
      if (size === undefined) {
        throw new MalformedClassFile(`its constant pool has the unknown tag ${tag}`);
      }
      this.entries.push({ tag, bytes: reader.take(size) });
      if (tag === LONG || tag === DOUBLE) {
        this.entries.push(undefined); // takes two places (JVMS 4.4.5)
      }
    }
  }

  text(index: number): string {
    let text = this.texts.get(index);
    if (text === undefined) {
      text = decodeModifiedUtf8(this.entry(index, UTF8).bytes);
      this.texts.set(index, text);
    }
    return text;
  }

  /** The binary name of a class; null for index 0. */
  className(index: number): string | null {
    return index === 0 ? null : this.text(this.reader(index, CLASS).u2()).replaceAll('/', '.');
  }

  /** The name in a `CONSTANT_NameAndType`. */
  nameOf(index: number): string {
    return this.text(this.reader(index, NAME_AND_TYPE).u2());
  }

  /** As Java source would write the number. */
  number(index: number): string {
    switch (this.entries[index]?.tag) {
      case INTEGER:
        return String(this.reader(index, INTEGER).i4());
      case LONG:
        return `${this.reader(index, LONG).i8()}L`;
      case FLOAT:
        return `${this.reader(index, FLOAT).f4()}f`;
      default:
        return String(this.reader(index, DOUBLE).f8());
    }
  }

  integer(index: number): number {
    return this.reader(index, INTEGER).i4();
  }

  private reader(index: number, tag: number): ByteReader {
    return new ByteReader(this.entry(index, tag).bytes);
  }

  private entry(index: number, tag: number): Entry {
    const entry = this.entries[index];
    if (entry?.tag !== tag) {
      throw new MalformedClassFile(`entry ${index} of its constant pool is ${entry?.tag ?? 'missing'}, not ${tag}`);
    }
    return entry;
  }
}

/** JVMS 4.4.7: each UTF-16 unit on its own, in one to three bytes. */
function decodeModifiedUtf8(bytes: Uint8Array): string {
  const units: string[] = [];
  const at = (i: number) => (bytes[i] ?? 0) & 0x3f;
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i] ?? 0;
    if (first < 0x80) {
      units.push(String.fromCharCode(first));
      i += 1;
    } else if (first < 0xe0) {
      units.push(String.fromCharCode(((first & 0x1f) << 6) | at(i + 1)));
      i += 2;
    } else {
      units.push(String.fromCharCode(((first & 0x0f) << 12) | (at(i + 1) << 6) | at(i + 2)));
      i += 3;
    }
  }
  return units.join('');
}
