/** An open savepoint: read by the server where it lies, or handed to it where only the editor can read. */
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  CLOSE_SAVEPOINT,
  INSPECT_SAVEPOINT,
  type InspectSavepointParams,
  type InspectSavepointResult,
  SAVEPOINT_OPERATOR,
  SAVEPOINT_SOURCE,
  type SavepointOperatorParams,
  type SavepointOperatorResult,
  type SavepointSourceParams,
  type SavepointSourceResult,
} from '../../../server/src/lsp/protocol';
import type { Elsewhere } from './elsewhere';
import { FileOnDisk } from './on-disk';
import { folderOf } from './pick-savepoint';
import { requestWithProgress, savepointSettings } from './requests';

/** The largest file that is read through the editor's file systems, which cannot read a part of one. In bytes. */
export const LARGEST_FAR_FILE = 64 * 1024 * 1024;

type Read = Extract<InspectSavepointResult, { id: number }>;
type Failed = Exclude<InspectSavepointResult, Read>;

export class SavepointDocument implements vscode.CustomDocument {
  private reading: Promise<InspectSavepointResult> | undefined;
  private token: vscode.CancellationTokenSource | undefined;
  private entry: string | null = null;
  private disposed = false;
  /** Once it is read. */
  read: Read | undefined;
  /** Once it stands beside the workspace. */
  source: SavepointSourceResult = null;
  percentage = 0;
  readonly onDisk: FileOnDisk;

  constructor(
    readonly uri: vscode.Uri,
    private readonly client: LanguageClient,
    private readonly elsewhere: Elsewhere,
    private readonly progressed: (document: SavepointDocument) => void,
    fileChanged: (document: SavepointDocument) => void,
  ) {
    this.onDisk = new FileOnDisk(uri, () => fileChanged(this));
  }

  get isLocal(): boolean {
    return this.uri.scheme === 'file';
  }

  /** What the server calls it. */
  get path(): string {
    return this.isLocal ? this.uri.fsPath : this.uri.toString(true);
  }

  /** Read once, however many editors show it. */
  async open(): Promise<InspectSavepointResult> {
    this.reading ??= this.readNow();
    return this.reading;
  }

  get isCancelled(): boolean {
    return this.token?.token.isCancellationRequested ?? false;
  }

  cancel(): void {
    this.token?.cancel();
  }

  /** Forgets what was read. */
  again(): void {
    this.cancel();
    this.close();
    this.reading = undefined;
    this.read = undefined;
    this.source = null;
  }

  async operator(operatorId: string): Promise<SavepointOperatorResult> {
    const params: SavepointOperatorParams = { id: this.read?.id ?? 0, operatorId };
    return this.client.sendRequest<SavepointOperatorResult>(SAVEPOINT_OPERATOR, params);
  }

  /** @param entry of the job that is meant; left out: as before */
  async besideSource(entry: string | null = this.entry): Promise<SavepointSourceResult> {
    this.entry = entry;
    const params: SavepointSourceParams = { id: this.read?.id ?? 0, entry };
    this.source = await this.client.sendRequest<SavepointSourceResult>(SAVEPOINT_SOURCE, params);
    return this.source;
  }

  dispose(): void {
    this.disposed = true;
    this.onDisk.dispose();
    this.cancel();
    this.close();
  }

  private close(): void {
    if (this.read && this.client.isRunning()) {
      void this.client.sendNotification(CLOSE_SAVEPOINT, { id: this.read.id });
    }
  }

  private async readNow(): Promise<InspectSavepointResult> {
    this.token = new vscode.CancellationTokenSource();
    this.percentage = 0;
    try {
      await this.onDisk.note();
      const bytes: { bytes?: string } | Failed = this.isLocal ? {} : await this.farBytes();
      if ('failed' in bytes) {
        return bytes;
      }
      const params: InspectSavepointParams = {
        // asked for its folder, the server says what is in there instead
        path: this.isLocal ? folderOf(this.uri).fsPath : this.path,
        ...bytes,
        ...savepointSettings(this.uri, this.elsewhere.folders),
      };
      const progress = (percentage: number) => {
        this.percentage = percentage;
        this.progressed(this);
      };
      const { token } = this.token;
      const answer = await requestWithProgress<InspectSavepointResult>(
        this.client,
        INSPECT_SAVEPOINT,
        params,
        progress,
        token,
      );
      if ('id' in answer) {
        this.read = answer;
        if (this.disposed) {
          this.close();
        }
      }
      return answer;
    } catch (error) {
      const why = this.token.token.isCancellationRequested
        ? vscode.l10n.t('Reading was cancelled.')
        : error instanceof Error
          ? error.message
          : String(error);
      return { failed: why, isOther: false };
    }
  }

  private async farBytes(): Promise<{ bytes: string } | Failed> {
    const { size } = await vscode.workspace.fs.stat(this.uri);
    if (size > LARGEST_FAR_FILE) {
      const why = vscode.l10n.t(
        'It has {0} MB, and what does not lie on this machine is read up to {1} MB. Copy it here and open the copy.',
        Math.ceil(size / 1024 / 1024),
        LARGEST_FAR_FILE / 1024 / 1024,
      );
      return { failed: why, isOther: false };
    }
    return { bytes: Buffer.from(await vscode.workspace.fs.readFile(this.uri)).toString('base64') };
  }
}
