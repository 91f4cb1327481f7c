/** Elements out of text: nothing that a file says ever becomes markup. */

type Child = Node | string | null;

/** @param attributes `on…` would be refused by the page's policy: listeners are added */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(
  text: string,
  press: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const made = element('vscode-button', { secondary: '', ...attributes }, text);
  made.addEventListener('click', press);
  return made;
}

/** Controls, formats (they hide text, or turn it around), ends of lines and paragraphs, halves of characters, blank letters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f/gu;

/** Marks upon marks would be drawn across what stands around. */
const PILE = /(\p{M}{3})\p{M}+/gu;

/** Characters that hide text, turn it around or drive a terminal are shown as what they are: `\u001b`. */
export function visible(text: string): string {
  return text.replace(PILE, '$1…').replace(UNSEEN, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** The beginning of a text that may be of any length. */
export function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Puts texts in the place of `{0}`, `{1}`…. */
export function fill(template: string, ...args: (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)] ?? ''));
}
