/** The texts a workspace is made of, wherever they were read from. */
import type { Message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { isBuildFile } from '../project/read-project';

/** Absolute paths with `/`. */
export interface FolderTexts {
  readonly java: ReadonlyMap<string, string>;
  readonly builds: ReadonlyMap<string, string>;
  /** YAML and properties, where Flink may be configured. */
  readonly configuration: ReadonlyMap<string, string>;
  readonly unread: readonly Incomplete[];
}

/** A file's text, or why there is none. */
export type ReadText = { readonly text: string } | { readonly text: null; readonly why: Message };

export function isConfigurationFile(path: string): boolean {
  return /\.(ya?ml|properties|conf)$/.test(path) && !isBuildFile(path);
}
