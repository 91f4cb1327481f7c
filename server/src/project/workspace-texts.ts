/** The workspace's build files, each read once, none from outside and none that is too large to be one. */
import { type Message, message } from '../base/message';
import { isWithin } from './paths';
import type { BuildFiles } from './project-model';

/** Build files that people write stay far below. */
const LARGEST = 500_000;

/** A text, or why it is not read. */
export type FileText = { readonly text: string } | { readonly why: Message };

export class WorkspaceTexts {
  private readonly texts = new Map<string, FileText | null>();

  constructor(
    readonly root: string,
    private readonly files: BuildFiles,
  ) {}

  /** The text at a normalized path; null when no such file is in the workspace. */
  read(path: string): FileText | null {
    let text = this.texts.get(path);
    if (text === undefined) {
      text = isWithin(this.root, path) ? this.readUncached(path) : null;
      this.texts.set(path, text);
    }
    return text;
  }

  private readUncached(path: string): FileText | null {
    const text = this.files.read(path);
    if (text === null) {
      return null;
    }
    return text.length > LARGEST
      ? { why: message('{0} is too large to be read as a build file', path) }
      : { text: text.replace(/^\uFEFF/, '') };
  }
}
