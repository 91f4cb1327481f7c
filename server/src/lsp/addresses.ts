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

/** The address of a file as a revision has it: `scheme:/path?commit`. */
export function baselineUri(path: string, commit: string, scheme: string): string {
  return `${scheme}:${uriOfPath(path).replace(/^file:\/\//, '')}?${commit}`;
}

/** The parts of such an address; null for any other. */
export function baselinePlace(uri: string): { readonly path: string; readonly commit: string } | null {
  const match = /^[\w.+-]+:(\/[^?#]*)\?([0-9a-f]+)$/.exec(uri);
  return match ? { path: pathOf(`file://${match[1]}`), commit: match[2] ?? '' } : null;
}
