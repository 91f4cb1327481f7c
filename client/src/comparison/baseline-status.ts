/** What the current file's folder is compared with, in words for the language status and the view. */
import * as vscode from 'vscode';
import type { BaselineStatus } from '../../../server/src/lsp/protocol';
import { dateText } from './pick-revision';

export interface BaselineWords {
  readonly text: string;
  readonly detail: string;
}

export function baselineWords({ kind, revision, wanted, why, chosen }: BaselineStatus): BaselineWords {
  switch (kind) {
    case 'read':
      return {
        text: vscode.l10n.t('Compared with {0}', revision?.name ?? wanted),
        detail: [dateText(revision?.date ?? null), ...(chosen ? [vscode.l10n.t('chosen')] : [])]
          .filter((part) => part !== '')
          .join(' · '),
      };
    case 'reading':
      return { text: vscode.l10n.t('The baseline is being read…'), detail: wanted };
    case 'none':
      return { text: vscode.l10n.t('No baseline'), detail: why ?? wanted };
    case 'off':
      return { text: vscode.l10n.t('Compared with nothing'), detail: '' };
  }
}
