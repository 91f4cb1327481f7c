/** An answer of the server that is asked for again after edits, as long as somebody looks. */
import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';

/** Typing must have paused for so long: what is shown beside the code may come a little later than the code's findings. */
const PAUSE_MS = 400;

export class Latest<T> implements vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<void>();
  readonly onDidChange = this.emitter.event;
  /** Undefined until the server has answered once. */
  value: T | undefined;
  private readonly watchers = new Set<() => boolean>();
  private readonly subscriptions: vscode.Disposable[];
  private readonly underWay = new Set<vscode.CancellationTokenSource>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stale = true;

  constructor(
    private readonly client: LanguageClient,
    private readonly request: string,
    statusChanged: vscode.Event<void>,
  ) {
    const outdated = () => {
      this.stale = true;
      this.soon();
    };
    this.subscriptions = [
      statusChanged(outdated),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) {
          outdated();
        }
      }),
    ];
  }

  /** Keeps the answer fresh while this tells that it is looked at. */
  watch(isLookedAt: () => boolean): void {
    this.watchers.add(isLookedAt);
  }

  /** Asks soon, when the answer is out of date and somebody looks. */
  soon(delay = PAUSE_MS): void {
    if (this.stale && [...this.watchers].some((isLookedAt) => isLookedAt())) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        if (this.underWay.size > 0) {
          this.soon(); // a slow answer is waited for: else edits that keep coming would keep anything from being shown
        } else {
          this.now().catch(() => {}); // the server is gone: the next change asks again
        }
      }, delay);
    }
  }

  /** Asks now. @throws when the server is not there */
  async now(): Promise<T> {
    this.stale = false;
    const source = new vscode.CancellationTokenSource();
    this.underWay.add(source);
    try {
      const answer = await this.client.sendRequest<T>(this.request, source.token);
      this.value = answer;
      this.emitter.fire();
      return answer;
    } catch (error) {
      this.stale = true;
      throw error;
    } finally {
      this.underWay.delete(source);
      source.dispose();
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const source of this.underWay) {
      source.cancel();
    }
    this.emitter.dispose();
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }
}
