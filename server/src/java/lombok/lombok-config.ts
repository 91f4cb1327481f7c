/** The keys of `lombok.config` that decide about members (lombok.ConfigurationKeys). */

/** What the files `lombok.config` around a source say, the nearest first; a key that none of them sets is absent. */
export type LombokConfig = ReadonlyMap<string, string | readonly string[]>;

export const NO_LOMBOK_CONFIG: LombokConfig = new Map();

/** The keys with lists, whose values `+=` and `-=` change. */
const LISTS = new Set(['lombok.accessors.prefix', 'lombok.copyableAnnotations']);

/**
 * The settings for a source: the texts of `lombok.config` from its own folder outwards. Null when they cannot be told,
 * because a file is imported.
 */
export function readLombokConfig(innermostFirst: readonly string[]): LombokConfig | null {
  const stop = innermostFirst.findIndex((text) => /^\s*config\.stopBubbling\s*=\s*true\s*$/im.test(text));
  const texts = stop < 0 ? innermostFirst : innermostFirst.slice(0, stop + 1);
  const settings = new Map<string, string | readonly string[]>();
  for (const text of [...texts].reverse()) {
    for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
      if (/^import\s/.test(line)) {
        return null;
      }
      applyLine(line, settings);
    }
  }
  return settings;
}

/** One line (`lombok.core.configuration.ConfigurationParser`); keys are compared ignoring case. */
function applyLine(line: string, settings: Map<string, string | readonly string[]>): void {
  const cleared = /^clear\s+(\S+)$/.exec(line);
  if (cleared) {
    settings.delete(keyOf(cleared[1] ?? ''));
    return;
  }
  const [, name, operator, value] = /^([^#=+\s-][^=+\s-]*)\s*(=|\+=|-=)\s*(.*)$/.exec(line) ?? [];
  if (name === undefined || value === undefined) {
    return;
  }
  const key = keyOf(name);
  if (operator === '=' && !LISTS.has(key)) {
    settings.set(key, value);
  } else if (LISTS.has(key)) {
    const before = settings.get(key) ?? [];
    const list = (typeof before === 'string' ? [before] : before).filter((each) => each !== value);
    settings.set(key, operator === '-=' ? list : [...list, value]);
  }
}

const KEYS = [
  'lombok.accessors.prefix',
  'lombok.accessors.chain',
  'lombok.accessors.fluent',
  'lombok.accessors.makeFinal',
  'lombok.accessors.capitalization',
  'lombok.getter.noIsPrefix',
  'lombok.noArgsConstructor.extraPrivate',
  'lombok.builder.className',
  'lombok.singular.useGuava',
  'lombok.singular.auto',
  'lombok.log.fieldName',
  'lombok.log.fieldIsStatic',
  'lombok.fieldDefaults.defaultPrivate',
  'lombok.fieldDefaults.defaultFinal',
  'lombok.fieldNameConstants.innerTypeName',
  'lombok.fieldNameConstants.uppercase',
  'lombok.copyableAnnotations',
  'dangerousconfig.lombok.disable',
] as const;

export type LombokKey = (typeof KEYS)[number];

const BY_LOWER_CASE: ReadonlyMap<string, string> = new Map(KEYS.map((key) => [key.toLowerCase(), key]));

function keyOf(written: string): string {
  return BY_LOWER_CASE.get(written.toLowerCase()) ?? written;
}

/** A setting that is true or false; null where no file says. */
export function flagSetting(config: LombokConfig, key: LombokKey): boolean | null {
  const value = config.get(key);
  return typeof value === 'string' ? value.toLowerCase() === 'true' : null;
}

/** A setting that is a word; null where no file says. */
export function textSetting(config: LombokConfig, key: LombokKey): string | null {
  const value = config.get(key);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A setting that is a list. */
export function listSetting(config: LombokConfig, key: LombokKey): readonly string[] {
  const value = config.get(key);
  return typeof value === 'string' ? [value] : (value ?? []);
}
