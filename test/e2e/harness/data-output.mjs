// Bytes as java.io.DataOutputStream writes them.

export function byte(value) {
  return Buffer.from([value]);
}

export function int(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export function long(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

/** Each half of a character is written by itself, and zero in two bytes. */
export function utf(text) {
  const bytes = Buffer.from(Array.from({ length: text.length }, (_, i) => utfBytes(text.charCodeAt(i))).flat());
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function utfBytes(unit) {
  const last = 0x80 | (unit & 0x3f);
  if (unit > 0 && unit < 0x80) return [unit];
  return unit < 0x800 ? [0xc0 | (unit >> 6), last] : [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), last];
}
