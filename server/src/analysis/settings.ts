/** The team's settings (`.flink-playbook.json`), which the editor and the command line read alike. */
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { type Message, message } from '../base/message';
import { TextLines } from '../base/text-lines';
import type { Severity } from '../finding/finding';
import { parseFlinkVersion } from '../flink/flink-version';
import { DEFAULT_CONVENTION, isUidConvention } from '../flink/uid-convention';

export const SETTINGS_FILE = '.flink-playbook.json';

export type RuleSetting = Severity | 'off';

export interface Settings {
  /** Overrides what the build says; null to read the build. */
  readonly flinkVersion: string | null;
  /** Severities by rule id; what is not named keeps the rule's own. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Globs of paths, relative to the settings' folder, that are not checked. */
  readonly exclude: readonly string[];
  /** How the team writes uids, such as `<what>-<kind>-v<N>`; null where it does not say. */
  readonly uidConvention: string | null;
  /** The revision in production: `auto`, a pattern of tags, a tag, a branch, a commit, or `off`; null where nobody says. */
  readonly baseline: string | null;
}

export const DEFAULT_SETTINGS: Settings = {
  flinkVersion: null,
  rules: new Map(),
  exclude: [],
  uidConvention: null,
  baseline: null,
};

export interface SettingsResult {
  readonly settings: Settings;
  /** What is wrong with the file; settings that could be read still count. */
  readonly problems: readonly Message[];
}

const KEYS = new Set(['$schema', 'flinkVersion', 'rules', 'exclude', 'uidConvention', 'baseline']);
const RULE_SETTINGS: ReadonlySet<unknown> = new Set(['off', 'info', 'warning', 'error']);

/** Reads the text of a settings file; comments and trailing commas are fine. Faults are told, never thrown. */
export function parseSettings(text: string, knownRules: ReadonlySet<string>): SettingsResult {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) {
    const line = new TextLines(text).positionAt(error.offset).line + 1;
    const fault = printParseErrorCode(error.error);
    return { settings: DEFAULT_SETTINGS, problems: [message('line {0} is no JSON: {1}', line, fault)] };
  }
  if (!isObject(value)) {
    return { settings: DEFAULT_SETTINGS, problems: [message('it must hold a JSON object')] };
  }
  const problems = Object.keys(value)
    .filter((key) => !KEYS.has(key))
    .map((key) => message("there is no setting '{0}'", key));
  const rules = readRules(value.rules, knownRules, problems);
  return {
    settings: {
      flinkVersion: readVersion(value.flinkVersion, problems),
      rules,
      exclude: readExclude(value.exclude, problems),
      uidConvention: readConvention(value.uidConvention, problems),
      baseline: readBaseline(value.baseline, problems),
    },
    problems,
  };
}

/** One person's settings laid over the team's. */
export function overrideSettings(team: Settings, own: Partial<Settings>): Settings {
  return {
    flinkVersion: own.flinkVersion ?? team.flinkVersion,
    rules: new Map([...team.rules, ...(own.rules ?? [])]),
    exclude: [...team.exclude, ...(own.exclude ?? [])],
    uidConvention: own.uidConvention ?? team.uidConvention,
    baseline: own.baseline ?? team.baseline,
  };
}

function readVersion(value: unknown, problems: Message[]): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value === 'string' && parseFlinkVersion(value)) {
    return value;
  }
  problems.push(message('\'flinkVersion\' must be a version such as "1.20"'));
  return null;
}

/** Rule severities of a JSON value; also for the editor's own settings. */
export function readRules(
  value: unknown,
  knownRules: ReadonlySet<string>,
  problems: Message[],
): Map<string, RuleSetting> {
  const rules = new Map<string, RuleSetting>();
  if (value !== undefined && !isObject(value)) {
    problems.push(message("'rules' must be an object of rule ids and severities"));
    return rules;
  }
  for (const [id, setting] of Object.entries(value ?? {})) {
    if (!knownRules.has(id)) {
      problems.push(message("there is no rule '{0}'", id));
    } else if (RULE_SETTINGS.has(setting)) {
      rules.set(id, setting as RuleSetting);
    } else {
      problems.push(message("rule '{0}' must be off, info, warning or error", id));
    }
  }
  return rules;
}

function readExclude(value: unknown, problems: Message[]): string[] {
  if (value === undefined) {
    return [];
  }
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value;
  }
  problems.push(message("'exclude' must be a list of globs"));
  return [];
}

function readConvention(value: unknown, problems: Message[]): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value === 'string' && isUidConvention(value)) {
    return value;
  }
  problems.push(message("'uidConvention' must name <what>, as in {0}", DEFAULT_CONVENTION));
  return null;
}

function readBaseline(value: unknown, problems: Message[]): string | null {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value === 'string' && value.trim() !== '') {
    return value;
  }
  problems.push(message("'baseline' must be auto, off, or the name of a tag, a branch or a commit"));
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
