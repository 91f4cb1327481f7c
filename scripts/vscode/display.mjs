// Is there a screen on which a window could show, and how to show an address there?
import { spawn } from 'node:child_process';

/** Whether a window that we open would be seen by somebody. */
export function hasDisplay() {
  if (process.env.CI) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Shows an address in the user's browser; silently not, where there is none.
 * @param {string} address
 */
export function showInBrowser(address) {
  if (!hasDisplay()) return;
  const [command, args] = {
    darwin: ['open', [address]],
    win32: ['rundll32', ['url.dll,FileProtocolHandler', address]],
  }[process.platform] ?? ['xdg-open', [address]];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
