/** Reads the big-endian numbers of a class file (JVMS 4), never beyond its end. */

/** What is said of bytes that are no class file, or not a whole one. */
export class MalformedClassFile extends Error {}

export class ByteReader {
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    private at = 0,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u1(): number {
    return this.view.getUint8(this.advance(1));
  }

  u2(): number {
    return this.view.getUint16(this.advance(2));
  }

  u4(): number {
    return this.view.getUint32(this.advance(4));
  }

  i4(): number {
    return this.view.getInt32(this.advance(4));
  }

  i8(): bigint {
    return this.view.getBigInt64(this.advance(8));
  }

  f4(): number {
    return this.view.getFloat32(this.advance(4));
  }

  f8(): number {
    return this.view.getFloat64(this.advance(8));
  }

  /** The next bytes, not copied. */
  take(length: number): Uint8Array {
    const start = this.advance(length);
    return this.bytes.subarray(start, start + length);
  }

  /** As many values as a `u2` count says. */
  list<T>(read: () => T): T[] {
    return Array.from({ length: this.u2() }, read);
  }

  /** Moves on; returns where it stood. */
  private advance(length: number): number {
    const start = this.at;
    if (start + length > this.bytes.length) {
      throw new MalformedClassFile(`it ends at ${this.bytes.length}, within something that begins at ${start}`);
    }
    this.at = start + length;
    return start;
  }
}
