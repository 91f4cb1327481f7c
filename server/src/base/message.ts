/** Text for people, kept apart from its arguments so that it can be said in another language. */

/** An English template with `{0}`, `{1}`… and what stands in their place. */
export interface Message {
  readonly template: string;
  readonly args: readonly MessageArgument[];
}

/** A message within a message is said in the same language. */
export type MessageArgument = string | number | Message;

/** A message; the template must be a literal so that the check for missing translations sees it. */
export function message(template: string, ...args: MessageArgument[]): Message {
  return { template, args };
}

/** Says a message in some language. */
export type Say = (message: Message) => string;

/** Says messages through translated templates (as in `l10n/bundle.l10n.*.json`); what has no translation stays English. */
export function sayWith(translations: Readonly<Record<string, string>>): Say {
  const say: Say = ({ template, args }) =>
    (translations[template] ?? template).replace(/\{(\d+)\}/g, (_, index) => {
      const argument = args[Number(index)] ?? '';
      return typeof argument === 'object' ? say(argument) : String(argument);
    });
  return say;
}

/** Says messages in English. */
export const sayInEnglish: Say = sayWith({});
