/** The convention for uids: `<what>-<kind>-v<N>`, lower case with dashes, versions from 1; a team may have its own. */

/** What people are told to write where their team has no convention. */
export const DEFAULT_CONVENTION = '<what>-<kind>-v<N>';

/** What may stand for the parts of a convention. */
const PARTS: Readonly<Record<string, string>> = {
  '<what>': '[\\p{Ll}\\p{Lo}\\p{N}]+(?:-[\\p{Ll}\\p{Lo}\\p{N}]+)*',
  '<kind>': '[\\p{Ll}\\p{Lo}\\p{N}]+(?:-[\\p{Ll}\\p{Lo}\\p{N}]+)*',
  '<N>': '[1-9]\\d*',
};

/** True for a text that can be a convention: it says where the words for what flows stand, and no part twice. */
export function isUidConvention(text: string): boolean {
  const timesOf = (part: string) => text.split(part).length - 1;
  return timesOf('<what>') === 1 && timesOf('<kind>') <= 1 && timesOf('<N>') <= 1;
}

/** True when a uid is written after a convention. */
export function followsConvention(uid: string, convention = DEFAULT_CONVENTION): boolean {
  const parts = convention.split(/(<what>|<kind>|<N>)/);
  const pattern = parts.map(
    (part) => PARTS[part] ?? part.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`),
  );
  return new RegExp(`^${pattern.join('')}$`, 'u').test(uid);
}

const VERSION = /^(.*)-v(\d+)$/s;

/** The next version of a uid: `orders-source` → `orders-source-v2`, `orders-source-v2` → `orders-source-v3`. */
export function nextVersion(uid: string): string {
  const match = VERSION.exec(uid);
  return match ? `${match[1]}-v${BigInt(match[2] ?? '1') + 1n}` : `${uid}-v2`;
}

/** A uid after a convention, made of words in any style: (`OrderTotals`, `process`) → `order-totals-process-v1`. */
export function conventionUid(what: string, kind: string, convention = DEFAULT_CONVENTION): string {
  const [whatWords, kindWords] = [words(what), words(kind)];
  // `orders-source` + `source` reads better without the first `source`
  const ends = whatWords.slice(-kindWords.length).join('-') === kindWords.join('-');
  const own = ends ? whatWords.slice(0, -kindWords.length) : whatWords;
  const values: Readonly<Record<string, string>> = {
    '<what>': own.join('-') || 'job',
    '<kind>': kindWords.join('-') || 'operator',
    '<N>': '1',
  };
  return convention.replace(/<what>|<kind>|<N>/g, (part) => values[part] ?? part);
}

/** The lower-case words of an identifier or a name: `HTTPServerName 2` → `http server name 2`. */
function words(text: string): string[] {
  return text
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
