/** What a name in Flink's configuration is: an option, an old name of one, a slip of the finger, or somebody else's. */
import type { FlinkVersion } from './flink-version';
import { declares, type FlinkOption, OPTION_VERSIONS, optionLine, optionsNamed, optionsOf } from './options';

/**
 * - `renamed`: the version still reads it, and calls it otherwise
 * - `gone`: earlier versions read it, this one does not; `since` is the first that does not
 * - `later`: only later versions read it; `since` is the first that does
 * - `misspelt`: no version reads it, and `meant` is the only option that is this close
 * - `fine`: an option of this version, or a name that Flink's own options do not tell anything about
 */
export type OptionName =
  | { readonly kind: 'fine' }
  | { readonly kind: 'renamed'; readonly current: string }
  | { readonly kind: 'gone'; readonly since: string; readonly current: string | null }
  | { readonly kind: 'later'; readonly since: string; readonly current: string | null }
  | { readonly kind: 'misspelt'; readonly meant: string };

const FINE: OptionName = { kind: 'fine' };

/** What comes with names of its own: plugins, the operator, file systems, variables of the environment. */
const OPEN_PREFIXES =
  /^(?:metrics\.(?:reporter|scope\.variables)|(?:traces|events)\.reporter|s3|s3a|s3n|fs|gs|wasb|abfs|oss|presto|hive|hadoop|flink\.hadoop|kubernetes\.operator|job\.autoscaler|job\.autoscaling|containerized\.(?:master|taskmanager)\.env|env|yarn\.(?:application-(?:master|attempts)|taskmanager)\.env|state\.backend\.rocksdb\.metrics|external-resource|security\.(?:kerberos\.token|delegation\.token)|python|lineage|jobmanager\.failure-enrichers|failure-enrichers|historyserver)\.|^web\.submit/;

/** Judges a name; where the version is not known, only what is the same in all of them is told. */
export function judgeOptionName(key: string, version: FlinkVersion | null): OptionName {
  const line = optionLine(version);
  const named = optionsNamed(key);
  if (named.length === 0) {
    return OPEN_PREFIXES.test(key) || (version !== null && line === null) ? FINE : misspelt(key, line);
  }
  if (line === null || named.some((option) => declares(option, line) && !option.deprecatedKeys.includes(key))) {
    return FINE;
  }
  const current = named.filter((option) => declares(option, line));
  if (current.length > 0) {
    const keys = new Set(current.map((option) => option.key));
    const [only = ''] = keys;
    return keys.size === 1 ? { kind: 'renamed', current: only } : FINE;
  }
  const first = named.map(({ from }) => from).sort(byVersion)[0] ?? '';
  const last =
    named
      .map(({ to }) => to)
      .sort(byVersion)
      .at(-1) ?? '';
  if (byVersion(line, first) < 0) {
    return { kind: 'later', since: first, current: earlierName(named, line) };
  }
  return byVersion(line, last) > 0
    ? { kind: 'gone', since: OPTION_VERSIONS[OPTION_VERSIONS.indexOf(last) + 1] ?? '', current: laterName(named, line) }
    : FINE;
}

function byVersion(a: string, b: string): number {
  return OPTION_VERSIONS.indexOf(a) - OPTION_VERSIONS.indexOf(b);
}

/** What an option of a later version was called in this one: a name that it still answers to. */
function earlierName(later: readonly FlinkOption[], line: string): string | null {
  return onlyOne(
    later
      .flatMap(({ deprecatedKeys }) => deprecatedKeys)
      .filter((key) => optionsNamed(key).some((option) => option.key === key && declares(option, line))),
  );
}

/** What an option of an earlier version is called now: the key of the same constant, or one that any version renamed it to. */
function laterName(gone: readonly FlinkOption[], line: string): string | null {
  const constants = new Set(gone.map(({ constant }) => constant));
  const renamed = new Set(gone.map(({ key }) => key));
  return onlyOne(
    optionsOf(line)
      .filter((option) => constants.has(option.constant) || renamed.has(option.key))
      .map(({ key }) => key),
  );
}

function onlyOne(keys: readonly string[]): string | null {
  const [only = null, ...others] = new Set(keys);
  return others.length === 0 ? only : null;
}

/** The only option that is so close that nothing else can be meant. */
function misspelt(key: string, line: string | null): OptionName {
  if (!key.includes('.') && !/[A-Z_-]/.test(key)) {
    return FINE;
  }
  const limit = key.length < 12 ? 1 : 2;
  let best = limit + 1;
  let meant = new Map<FlinkOption, string>();
  for (const option of optionsOf(line)) {
    for (const name of [option.key, ...option.deprecatedKeys]) {
      if (name.length < 8 || !name.includes('.')) {
        continue; // names of table connectors, such as `path`
      }
      const distance = sameLetters(name, key) ? 0 : editDistance(key, name, best);
      if (distance <= best && distance <= limit) {
        meant = distance < best ? new Map([[option, name]]) : meant.set(option, name);
        best = distance;
      }
    }
  }
  const only = onlyOne([...meant.values()]);
  return only === null || (looksLikeFamily(key, only) && best > 0) ? FINE : { kind: 'misspelt', meant: only };
}

/** Names that differ in numbers are a family of their own: `slot-1`, `slot-2`. */
function looksLikeFamily(key: string, option: string): boolean {
  return key.replace(/\d+/g, '') === option.replace(/\d+/g, '');
}

/** True for names that differ only in dashes, dots, underscores and capitals. */
function sameLetters(a: string, b: string): boolean {
  const letters = (text: string) => text.replace(/[-_.]/g, '').toLowerCase();
  return letters(a) === letters(b);
}

/** The number of letters to insert, delete, replace or swap with the next; more than `limit` counts as `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let [before, previous]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((previous?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous?.[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before?.[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > limit) {
      return limit + 1;
    }
    [before, previous] = [previous ?? [], row];
  }
  return previous?.[b.length] ?? limit + 1;
}
