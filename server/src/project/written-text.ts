/** Text put together from places in build files, some of which may not be known. */
import { type Message, message } from '../base/message';
import type { BuildFileKind } from './project-model';

/** A place in a build file; the line is 1-based. */
export interface BuildPlace {
  readonly kind: BuildFileKind;
  readonly file: string;
  readonly line: number | null;
}

/** A piece that is written somewhere, or the reason why it is not known. */
export type Piece = { readonly text: string; readonly place: BuildPlace } | { readonly why: Message };

/** The pieces of a text in order: what `${flinkVersion}-${suffix}` became. */
export type WrittenText = readonly Piece[];

/** Names and versions stay far below; what is longer was made to be. */
const LONGEST = 1_000;

/** Text that is written at one place. */
export function writtenAt(place: BuildPlace, text: string): WrittenText {
  return [{ text, place }];
}

/** Text that is not known. */
export function unknownText(why: Message): WrittenText {
  return [{ why }];
}

/** One text after the other; unknown when that is far too long for a name or a version. */
export function joinTexts(texts: Iterable<WrittenText>): WrittenText {
  const pieces: Piece[] = [];
  let length = 0;
  for (const text of texts) {
    for (const piece of text) {
      length += 'text' in piece ? piece.text.length + 1 : 1;
      if (length > LONGEST) {
        return unknownText(message('A text of the build is too long to be followed'));
      }
      pieces.push(piece);
    }
  }
  return pieces;
}

/** The text, or null when a piece of it is not known. */
export function wholeText(text: WrittenText): string | null {
  let whole = '';
  for (const piece of text) {
    if ('why' in piece) {
      return null;
    }
    whole += piece.text;
  }
  return whole;
}

/** What of the text is known before the first piece that is not. */
export function knownStart(text: WrittenText): string {
  const unknownAt = text.findIndex((piece) => 'why' in piece);
  return wholeText(unknownAt < 0 ? text : text.slice(0, unknownAt)) ?? '';
}

/** Why the text is not known; null when it is. */
export function whyUnknown(text: WrittenText): Message | null {
  return text.find((piece) => 'why' in piece)?.why ?? null;
}

/** Where the text starts to be written. */
export function placeOf(text: WrittenText): BuildPlace | null {
  const pieces = text.filter((piece) => 'text' in piece);
  return (pieces.find((piece) => piece.text.trim() !== '') ?? pieces[0])?.place ?? null;
}

/** The parts between the colons of `group:artifact:version`. */
export function splitAtColons(text: WrittenText): WrittenText[] {
  const parts: Piece[][] = [[]];
  for (const piece of text) {
    if ('why' in piece) {
      parts.at(-1)?.push(piece);
      continue;
    }
    const [first = '', ...others] = piece.text.split(':');
    parts.at(-1)?.push({ text: first, place: piece.place });
    for (const other of others) {
      parts.push([{ text: other, place: piece.place }]);
    }
  }
  return parts;
}
