/** Parts of code in the reasons why nothing is offered. */
import { type Message, message } from '../../base/message';
import type { Expression } from '../../java/ast';
import { type CodeFile, type Node, textOf } from './code';

export function otherConnector(node: Expression, file: CodeFile): Message {
  return message('it may also be something else: {0}', shortText(node, file));
}

export function shortText(node: { readonly range: Node['range'] }, file: CodeFile): string {
  const text = textOf(node, file).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
