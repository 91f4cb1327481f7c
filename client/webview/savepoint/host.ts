/** The extension that this page belongs to, and what the page remembers while it is hidden. */
import type { FromPage, ToPage } from '../../src/savepoint/page-messages';

interface Host {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();

export function tell(message: FromPage): void {
  host.postMessage(message);
}

export function listen(hear: (message: ToPage) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => hear(data));
  tell({ type: 'ready' });
}

/** What was remembered under a name; null at first. */
export function remembered<T>(name: string): T | null {
  return ((host.getState() ?? {}) as Record<string, T>)[name] ?? null;
}

export function remember(name: string, value: unknown): void {
  host.setState({ ...(host.getState() as object | undefined), [name]: value });
}
