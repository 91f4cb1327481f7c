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

/** `PaymentHistory · KryoSerializer`. */
export function typeText({ text, serializer }: TypeView): string {
  return serializer === null ? text : `${text} · ${serializer}`;
}
