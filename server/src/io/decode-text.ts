/** Bytes of a file as text, whatever its encoding. */

/** Decodes UTF-8, UTF-16 with a byte order mark, or else Latin-1; null for what is no text at all. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  if (bytes.includes(0)) {
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // sources older than UTF-8: every byte is a character, and what is ASCII stays right
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
