/** What the current file's folder is compared with, in words for the language status and the view. */
import * as vscode from 'vscode';
import type { BaselineStatus } from '../../../server/src/lsp/protocol';
import { dateText } from './pick-revision';

export interface BaselineWords {
  readonly text: string;
  readonly detail: string;
}

export function baselineWords({ kind, revision, wanted, why, chosen }: BaselineStatus): BaselineWords {
  const from = chosen ? vscode.l10n.t('chosen: {0}', wanted) : vscode.l10n.t('configured: {0}', wanted);
  switch (kind) {
    case 'read':
      return {
        text: vscode.l10n.t('Compared with {0}', revision?.name ?? wanted),
        detail: [revision?.commit.slice(0, 10) ?? '', dateText(revision?.date ?? null), from]
          .filter((part) => part !== '')
          .join(' · '),
      };
    case 'reading':
      return { text: vscode.l10n.t('The baseline is being read…'), detail: from };
    case 'none':
      return { text: vscode.l10n.t('No baseline'), detail: [why ?? '', from].join(' · ') };
    case 'off':
      return { text: vscode.l10n.t('Compared with nothing'), detail: from };
  }
}
