/** Where bytes come from: a file that is too large to hold, or a part of one. */

export interface ByteSource {
  /** Bytes there are. */
  readonly size: number;
  /** Up to `length` bytes from `at` on: fewer only where the source ends. Nobody changes the bytes later. */
  read(at: number, length: number): Uint8Array;
}

/** Bytes in memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (at, length) => bytes.subarray(at, Math.min(bytes.length, at + length)) };
}

/** The part of a source from `at` on; what of it lies behind the source's end is left out. */
export function partOf(source: ByteSource, at: number, length: number): ByteSource {
  const size = Math.max(0, Math.min(length, source.size - at));
  return { size, read: (from, wanted) => source.read(at + from, Math.min(wanted, Math.max(0, size - from))) };
}
