/** What a `Configuration` that code makes sets, of what matters to a job: `org.apache.flink.configuration.Configuration` (1.17 to 2.3). */
import type { FlinkVersion } from '../flink/flink-version';
import { keyOfConstant, OPTION_KEYS } from '../flink/options';
import type { SettingName } from '../project/flink-configuration/flink-settings';
import type { CodePlace } from './code-place';
import type { CallValue, Value } from './interpreter/value';

/** The text of what code sets, as a file would have it; null where it cannot be told. */
export interface CodeSetting {
  readonly text: string | null;
  readonly place: CodePlace;
}

export type CodeSettings = ReadonlyMap<SettingName, CodeSetting>;

const CONFIGURATION = 'org.apache.flink.configuration.Configuration';
const NAMES = Object.keys(OPTION_KEYS) as SettingName[];
const NOTHING: CodeSettings = new Map();

/**
 * @param value the configuration with the calls that filled it
 * @param place where it is used: a configuration of which nothing is known may set anything there
 */
export function configurationSettings(value: Value, version: FlinkVersion | null, place: CodePlace): CodeSettings {
  const inner = (other: Value | undefined) => (other ? configurationSettings(other, version, place) : NOTHING);
  switch (value.kind) {
    case 'choice':
      return value.values.map(inner).reduce((a, b) => either(a, b, place));
    case 'object':
      return value.type.name === CONFIGURATION || /^java\.util\.\w*(?:Map|Properties)$/.test(value.type.name)
        ? inner(value.arguments[0])
        : anything(place);
    case 'call':
      if (value.receiver) {
        return afterCall(inner(value.receiver), value, version, inner);
      }
      return ofStaticCall(value, version, inner);
    default:
      return anything(place);
  }
}

function ofStaticCall(
  call: CallValue,
  version: FlinkVersion | null,
  inner: (value?: Value) => CodeSettings,
): CodeSettings {
  const { owner, method, arguments: given, place } = call;
  if (owner === CONFIGURATION && method === 'fromMap') {
    return inner(given[0]);
  }
  if (owner === 'java.util.Map' && method === 'of') {
    const pairs = given.filter((_, i) => i % 2 === 0).map((key, i) => [key, given[2 * i + 1]] as const);
    return pairs.reduce((settings, [key, text]) => withOption(settings, key, text, version, place), NOTHING);
  }
  return anything(place);
}

function afterCall(
  before: CodeSettings,
  { method, arguments: given, place }: CallValue,
  version: FlinkVersion | null,
  inner: (value?: Value) => CodeSettings,
): CodeSettings {
  const [first, second] = given;
  if (/^(?:set[A-Z]?\w*|put|safeSet)$/.test(method) && given.length === 2) {
    return withOption(before, first, second, version, place);
  }
  if (/^(?:addAll|putAll)$/.test(method) && given.length === 1) {
    return new Map([...before, ...inner(first)]);
  }
  return anything(place);
}

function withOption(
  before: CodeSettings,
  option: Value | undefined,
  value: Value | undefined,
  version: FlinkVersion | null,
  place: CodePlace,
): CodeSettings {
  const key = optionKey(option, version);
  if (key === null) {
    return anything(place);
  }
  const name = settingOf(key);
  return name === null ? before : new Map([...before, [name, { text: textOf(value), place }]]);
}

/** The key of an option by its constant (`PipelineOptions.MAX_PARALLELISM`) or by its text; null where it cannot be told. */
export function optionKey(option: Value | undefined, version: FlinkVersion | null): string | null {
  if (option?.kind === 'enum') {
    // an option of a connector or of the project's own is none of these
    return keyOfConstant(option.class, option.name, version) ?? `${option.class}.${option.name}`;
  }
  return option?.kind === 'constant' && typeof option.value === 'string' ? option.value : null;
}

/** The setting that a key stands for; null for all other options. */
export function settingOf(key: string): SettingName | null {
  return NAMES.find((name) => (OPTION_KEYS[name] as readonly string[]).includes(key)) ?? null;
}

function textOf(value: Value | undefined): string | null {
  return value?.kind === 'constant' ? String(value.value) : null;
}

function anything(place: CodePlace): CodeSettings {
  return new Map(NAMES.map((name) => [name, { text: null, place }]));
}

function either(a: CodeSettings, b: CodeSettings, place: CodePlace): CodeSettings {
  const names = new Set([...a.keys(), ...b.keys()]);
  return new Map(
    [...names].map((name) => {
      const [mine, theirs] = [a.get(name), b.get(name)];
      return [
        name,
        mine && mine.text === theirs?.text ? mine : { text: null, place: (mine ?? theirs)?.place ?? place },
      ];
    }),
  );
}
