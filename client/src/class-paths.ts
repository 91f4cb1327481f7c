/** Tells the server what it cannot see for itself: class paths that the Java extension knows, and whom the person trusts. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  CLASS_PATH,
  CLASS_PATHS_CHANGED,
  type ClassPathAnswer,
  type ClassPathParams,
  TRUST_GRANTED,
} from '../../server/src/lsp/protocol';

const JAVA_EXTENSION = 'redhat.java';
/** Nobody tells when another extension is activated. */
const LOOK_AGAIN_MS = 1000;
/** Builds are imported within minutes; whoever waits longer has no class path from there. */
const LONGEST_WAIT_MS = 600_000;

/** The part of the Java extension's exported API that is used; older ones have not all of it. */
interface JavaApi {
  readonly serverMode?: string;
  readonly onDidServerModeChange?: vscode.Event<unknown>;
  readonly onDidClasspathUpdate?: vscode.Event<vscode.Uri>;
  readonly onDidProjectsImport?: vscode.Event<unknown>;
  getClasspaths?(
    uri: string,
    options: { readonly scope: 'runtime' | 'test' },
  ): Promise<{ readonly classpaths: readonly string[]; readonly modulepaths: readonly string[] }>;
  serverReady?(): Promise<unknown>;
}

export function registerClassPaths(context: vscode.ExtensionContext, client: LanguageClient): void {
  const java = new JavaClassPaths(() => {
    if (client.isRunning()) {
      void client.sendNotification(CLASS_PATHS_CHANGED);
    }
  });
  context.subscriptions.push(
    java,
    client.onRequest(CLASS_PATH, ({ uri }: ClassPathParams) => java.of(uri)),
    vscode.workspace.onDidGrantWorkspaceTrust(() => client.sendNotification(TRUST_GRANTED)),
  );
}

/** What the Java extension knows. It is never activated from here: whoever does not use it shall not wait for it. */
class JavaClassPaths implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly waitsUntil = Date.now() + LONGEST_WAIT_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly end: ReturnType<typeof setTimeout>;
  private api: JavaApi | undefined;
  private ready = false;

  constructor(private readonly changed: () => void) {
    this.subscriptions.push(vscode.extensions.onDidChange(() => this.look()));
    this.end = setTimeout(() => this.changed(), LONGEST_WAIT_MS);
    this.look();
  }

  /** The class path of a file's project. */
  async of(uri: string): Promise<ClassPathAnswer> {
    if (!vscode.extensions.getExtension(JAVA_EXTENSION)) {
      return null;
    }
    if (!this.ready) {
      return Date.now() < this.waitsUntil ? 'later' : null;
    }
    try {
      // what only the cluster provides is not in the scope `runtime`
      const answer = await this.api?.getClasspaths?.(uri, { scope: 'test' });
      return answer ? { entries: [...answer.classpaths, ...answer.modulepaths] } : null;
    } catch {
      return null; // a file of no project
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
    clearTimeout(this.end);
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  /** Looks whether the extension is active by now. */
  private look(): void {
    clearTimeout(this.timer);
    const extension = vscode.extensions.getExtension<JavaApi | undefined>(JAVA_EXTENSION);
    if (!extension || this.api) {
      return;
    }
    if (extension.isActive) {
      this.listen(extension.exports ?? {}).catch(() => this.changed());
    } else if (Date.now() < this.waitsUntil) {
      this.timer = setTimeout(() => this.look(), LOOK_AGAIN_MS);
    }
  }

  private async listen(api: JavaApi): Promise<void> {
    this.api = api;
    for (const event of [api.onDidClasspathUpdate, api.onDidProjectsImport, api.onDidServerModeChange]) {
      if (event) {
        this.subscriptions.push((event as vscode.Event<unknown>)(() => this.changed()));
      }
    }
    // a lightweight server never gets ready: it knows of no builds
    await (api.serverMode === 'LightWeight' ? undefined : api.serverReady?.());
    this.ready = true;
    this.changed();
  }
}
