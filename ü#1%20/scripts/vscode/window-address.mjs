// The address of a window of the embedded VS Code.
import { pathToFileURL } from 'node:url';

/**
 * @param {{ port: number, token: string }} server
 * @param {{ folder: string, extension?: string, tests?: string }} window all on this machine: the folder to open, the
 *   extension to run from its sources, the test module to run in the extension host
 * @returns {string}
 */
export function windowAddress({ port, token }, { folder, extension, tests }) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(file).pathname}`;
  const payload = [];
  if (extension) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  const query = new URLSearchParams({
    tkn: token, // traded for a cookie at once
    folder: decodeURIComponent(pathToFileURL(folder).pathname),
    payload: JSON.stringify(payload),
  });
  return `http://127.0.0.1:${port}/?${query}`;
}
