/** What the files of a workspace say about one job. */
import type { TextRange } from '../../base/text-range';
import { OPTION_KEYS } from '../../flink/options';
import type { SettingsSource, Written } from './settings-source';

/** What may be set outside the Java code, by the contract's names. */
export type SettingName = keyof typeof OPTION_KEYS;

/**
 * - `unset`: no file says anything
 * - `unknown`: files say different things, or something that cannot be told, or it is not known whether they speak of this
 *   job
 */
export type FileSetting =
  | { readonly kind: 'unset' }
  | { readonly kind: 'set'; readonly value: string; readonly file: string; readonly range: TextRange }
  | { readonly kind: 'unknown' };

const UNSET: FileSetting = { kind: 'unset' };
const UNKNOWN: FileSetting = { kind: 'unknown' };

/** Immutable. */
export class FlinkSettings {
  constructor(readonly sources: readonly SettingsSource[]) {}

  /**
   * What the files say about a job. What is given at its launch counts more than what a configuration says.
   * @param entryClass the binary name of the class with its `main`; null for the only job there is, of which all launches
   *   and deployments speak
   */
  settingsFor(entryClass: string | null): JobFileSettings {
    const launches = this.sources.filter(({ kind }) => kind !== 'configuration');
    const isOwn = (source: SettingsSource) => entryClass === null || source.entryClass?.value === entryClass;
    return new JobFileSettings(
      launches.filter(isOwn),
      launches.filter((source) => !isOwn(source) && !names(source)),
      this.sources.filter(({ kind }) => kind === 'configuration'),
    );
  }
}

/** True when a launch names the class it starts, in letters. */
function names({ entryClass }: SettingsSource): boolean {
  return entryClass !== null && entryClass.value !== null;
}

export class JobFileSettings {
  /**
   * @param own launches and deployments of the job
   * @param perhaps those that do not tell which job they start
   */
  constructor(
    private readonly own: readonly SettingsSource[],
    private readonly perhaps: readonly SettingsSource[],
    private readonly configuration: readonly SettingsSource[],
  ) {}

  get(name: SettingName): FileSetting {
    const own = agreed(this.own, name);
    if (own.kind !== 'unset') {
      return own;
    }
    const perhaps = agreed(this.perhaps, name);
    const configured = agreed(this.configuration, name);
    const isSame = perhaps.kind === 'set' && configured.kind === 'set' && perhaps.value === configured.value;
    return perhaps.kind === 'unset' || isSame ? configured : UNKNOWN;
  }
}

/** What sources say that speak of the same job: one that says nothing disagrees with one that does. */
function agreed(sources: readonly SettingsSource[], name: SettingName): FileSetting {
  const said = sources.map((source) => ({ source, written: writtenIn(source, name) }));
  const [first] = said.filter(({ written }) => written !== null);
  if (!first?.written) {
    return UNSET;
  }
  const { value, range } = first.written;
  return value !== null && said.every(({ written }) => written?.value === value)
    ? { kind: 'set', value, file: first.source.file, range }
    : UNKNOWN;
}

/** What a source says about a setting: an option of the launch counts more than a key of its configuration. */
export function writtenIn(source: SettingsSource, name: SettingName): Written | null {
  const ofLaunch =
    name === 'parallelism' || name === 'savepointPath' || name === 'allowNonRestoredState' ? source[name] : null;
  if (ofLaunch) {
    return ofLaunch;
  }
  const keys: readonly string[] = OPTION_KEYS[name];
  return source.settings.findLast(({ key }) => keys.includes(key))?.value ?? null;
}
