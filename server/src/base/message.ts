/** Text for people, kept apart from its arguments so that it can be said in another language. */

/** An English template with `{0}`, `{1}`… and what stands in their place. */
export interface Message {
  readonly template: string;
  readonly args: readonly (string | number)[];
}

/** A message; the template must be a literal so that the check for missing translations sees it. */
export function message(template: string, ...args: (string | number)[]): Message {
  return { template, args };
}

/** Says a message in some language. */
export type Say = (message: Message) => string;

/** Says messages through translated templates (as in `l10n/bundle.l10n.*.json`); what has no translation stays English. */
export function sayWith(translations: Readonly<Record<string, string>>): Say {
  return ({ template, args }) =>
    (translations[template] ?? template).replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)] ?? ''));
}

/** Says messages in English. */
export const sayInEnglish: Say = sayWith({});
