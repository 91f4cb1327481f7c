/** The convention for uids: `<what>-<kind>-v<N>`, lower case with dashes, versions from 1. */

const VERSION = /^(.*)-v(\d+)$/s;

/** The next version of a uid: `orders-source` → `orders-source-v2`, `orders-source-v2` → `orders-source-v3`. */
export function nextVersion(uid: string): string {
  const match = VERSION.exec(uid);
  return match ? `${match[1]}-v${BigInt(match[2] ?? '1') + 1n}` : `${uid}-v2`;
}

/** A uid after the convention, made of words in any style: (`OrderTotals`, `process`) → `order-totals-process-v1`. */
export function conventionUid(what: string, kind: string): string {
  const [whatWords, kindWords] = [words(what), words(kind)];
  // `parsed-orders` + `source` reads better than `orders-source` + `source`
  const ends = whatWords.slice(-kindWords.length).join('-') === kindWords.join('-');
  const all = ends ? whatWords : [...whatWords, ...kindWords];
  return `${all.join('-') || 'operator'}-v1`;
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
