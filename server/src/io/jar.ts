/**
 * Jars, read where something is asked for: the central directory once, each entry when it is looked up. The libraries
 * for zip files read either asynchronously or all of the file, and class look-ups are neither.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { ClassContainer } from '../project/class-path/class-path';

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record with the longest comment. */
const LONGEST_END = 22 + 0xffff;
const LARGEST_DIRECTORY = 100_000_000;
/** Class files are far smaller; what inflates to more was made to. */
const LARGEST_ENTRY = 20_000_000;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly offset: number;
  readonly method: number;
  readonly compressed: number;
}

/** The classes of a jar; one that cannot be read has none. Classes for single Java releases are left out. */
export class Jar implements ClassContainer {
  private entries: ReadonlyMap<string, Entry> | undefined;
  /** Where the archive begins in the file: something may stand before it. */
  private start = 0;

  constructor(private readonly path: string) {}

  find(name: string): Uint8Array | null {
    try {
      this.entries ??= this.withFile((file) => this.readDirectory(file));
      const entry = this.entries.get(name);
      return entry ? this.withFile((file) => this.readEntry(file, entry)) : null;
    } catch {
      this.entries ??= new Map();
      return null; // no zip file, cut off, gone meanwhile: it has no such class
    }
  }

  /** Files are not kept open: builds replace jars, and on Windows cannot while they are. */
  private withFile<T>(use: (file: number) => T): T {
    const file = openSync(this.path, 'r');
    try {
      return use(file);
    } finally {
      closeSync(file);
    }
  }

  private readDirectory(file: number): Map<string, Entry> {
    const { size: fileSize } = fstatSync(file);
    const tailAt = Math.max(0, fileSize - LONGEST_END);
    const tail = read(file, tailAt, fileSize - tailAt);
    const end = findEnd(tail);
    let size = tail.readUInt32LE(end + 12);
    let offset = tail.readUInt32LE(end + 16);
    if (end >= 20 && tail.readUInt32LE(end - 20) === LOCATOR_64) {
      const end64 = read(file, Number(tail.readBigUInt64LE(end - 20 + 8)), 56);
      check(end64.readUInt32LE(0) === END_64);
      size = Number(end64.readBigUInt64LE(40));
      offset = Number(end64.readBigUInt64LE(48));
    } else {
      this.start = Math.max(0, tailAt + end - size - offset);
    }
    check(size <= LARGEST_DIRECTORY);
    return readEntries(read(file, this.start + offset, size));
  }

  private readEntry(file: number, { offset, method, compressed }: Entry): Uint8Array {
    const header = read(file, this.start + offset, 30);
    check(header.readUInt32LE(0) === LOCAL && compressed <= LARGEST_ENTRY);
    const at = this.start + offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    const bytes = read(file, at, compressed);
    check(method === STORED || method === DEFLATED);
    return method === STORED ? bytes : inflateRawSync(bytes, { maxOutputLength: LARGEST_ENTRY });
  }
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END) {
      return at;
    }
  }
  throw new Error('it has no end of a central directory');
}

function readEntries(directory: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === CENTRAL; ) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, nameEnd);
    if (name.endsWith('.class') && !name.startsWith('META-INF/')) {
      entries.set(name, {
        method: directory.readUInt16LE(at + 10),
        compressed: directory.readUInt32LE(at + 20),
        offset: directory.readUInt32LE(at + 42),
      });
    }
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function read(file: number, at: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  check(readSync(file, buffer, 0, length, at) === length);
  return buffer;
}

function check(holds: boolean): void {
  if (!holds) {
    throw new Error('it is no zip file, or not a whole one');
  }
}
