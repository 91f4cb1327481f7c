/** The editor's addresses (URIs) and the core's paths. */
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The core's path of an address: absolute with `/` for a file; the address itself for everything else. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) {
    return uri;
  }
  try {
    return fileURLToPath(uri)
      .replace(/\\/g, '/')
      .replace(/(.)\/$/, '$1');
  } catch {
    return uri; // a file on another host
  }
}

/** The address of a path; editors may write the same address in another way. */
export function uriOfPath(path: string): string {
  return /^[a-z][\w+.-]+:/i.test(path) && !/^[a-z]:\//i.test(path) ? path : pathToFileURL(path).toString();
}
