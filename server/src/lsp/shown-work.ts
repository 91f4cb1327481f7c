/** Work whose progress the editor shows, once it has taken so long that people would wonder. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { Message, Say } from '../base/message';

export interface ShownWork {
  report(done: number, all: number): void;
  done(): void;
}

export type ShowWork = (title: Message) => ShownWork;

const UNNOTICED_MS = 1000;

export function showWork(connection: Connection, title: Message, say: Say): ShownWork {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let isDone = false;
  const begin = async () => {
    const shown = await connection.window.createWorkDoneProgress();
    shown.begin(say(title), 0);
    reporter = shown;
    if (isDone) {
      shown.done();
    }
  };
  const timer = setTimeout(() => {
    begin().catch(() => {}); // a client that shows nothing
  }, UNNOTICED_MS);
  return {
    report: (done, all) => reporter?.report(Math.round((done / Math.max(all, 1)) * 100), `${done} / ${all}`),
    done: () => {
      isDone = true;
      clearTimeout(timer);
      reporter?.done();
    },
  };
}
