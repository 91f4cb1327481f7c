/** How types look in views. */
import * as vscode from 'vscode';
import type { TypeView } from '../../../server/src/lsp/protocol';

const ICONS: Record<TypeView['cost'], readonly [icon: string, color: string | null]> = {
  own: ['pass', 'testing.iconPassed'],
  'kryo-within': ['warning', 'list.warningForeground'],
  kryo: ['warning', 'list.errorForeground'],
  throws: ['error', 'list.errorForeground'],
  unknown: ['question', null],
};

export function costIcon(cost: TypeView['cost']): vscode.ThemeIcon {
  const [icon, color] = ICONS[cost];
  return new vscode.ThemeIcon(icon, color === null ? undefined : new vscode.ThemeColor(color));
}

/** What the icon says, in words; empty where the group or the serializer says it. */
export function costText(cost: TypeView['cost']): string {
  switch (cost) {
    case 'kryo':
      return vscode.l10n.t('Kryo');
    case 'kryo-within':
      return vscode.l10n.t('Kryo within');
    case 'throws':
      return vscode.l10n.t('refused by Flink');
    case 'unknown':
      return vscode.l10n.t('not known');
    case 'own':
      return '';
  }
}

/** `PaymentHistory · KryoSerializer`. */
export function typeText({ text, serializer }: TypeView): string {
  return serializer === null ? text : `${text} · ${serializer}`;
}
