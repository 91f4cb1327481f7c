/** What the client and the server say to each other beside the Language Server Protocol. The client imports only this. */

/** Asked by the client: check every file of every folder. The findings come as diagnostics. */
export const CHECK_WORKSPACE = 'flinkPlaybook/checkWorkspace';

export interface CheckWorkspaceParams {
  /** Progress is reported under it, as the protocol's work done progress. */
  readonly workDoneToken?: string;
}

export interface CheckWorkspaceResult {
  readonly files: number;
  readonly findings: number;
  /** What was not read or not known, in words. */
  readonly incomplete: readonly string[];
  readonly cancelled: boolean;
}

/** Asked by the client: what is known of the project a document belongs to. */
export const PROJECT_STATUS = 'flinkPlaybook/projectStatus';

export interface ProjectStatusParams {
  readonly uri: string;
}

export interface ProjectStatus {
  readonly flinkVersion: string | null;
  /** Where the version comes from, or why it is unknown, in words. */
  readonly detail: string;
}

/** Told by the server: project statuses may have changed. */
export const STATUS_CHANGED = 'flinkPlaybook/statusChanged';

/** Asked by the client: the page that explains a rule, as Markdown; null when there is no such rule. */
export const EXPLAIN = 'flinkPlaybook/explain';

export interface ExplainParams {
  readonly rule: string;
}

/** Asked by the server: what the editor knows of the class path of a file's project. */
export const CLASS_PATH = 'flinkPlaybook/classPath';

export interface ClassPathParams {
  readonly uri: string;
}

/**
 * Jars and folders as the machine's paths; `later` while that is not known yet, then `CLASS_PATHS_CHANGED` is told; null
 * when the editor knows of no class path.
 */
export type ClassPathAnswer = { readonly entries: readonly string[] } | 'later' | null;

/** Told by the client: what it answered to `CLASS_PATH` has changed. */
export const CLASS_PATHS_CHANGED = 'flinkPlaybook/classPathsChanged';

/** Told by the client: the person trusts the workspace from now on. */
export const TRUST_GRANTED = 'flinkPlaybook/trustGranted';

/** What the client tells the server at the start. */
export interface InitializationOptions {
  /** The language of the editor, such as `en` or `zh-cn`. */
  readonly language?: string;
  /** Where the editor opens explanations: the rule's id is put in place of `{rule}`. Left out: no links. */
  readonly explanationUri?: string;
  /** The command that opens an explanation, taking the rule's id; left out: no such action. */
  readonly explainCommand?: string;
  /** Whether the person trusts the workspace: its builds are run only then, and only if the settings allow it. */
  readonly trusted?: boolean;
  /** Whether the client answers `CLASS_PATH`. */
  readonly knowsClassPaths?: boolean;
  /** A folder in which the server may keep what it learned, as the machine's path. Left out: it keeps nothing. */
  readonly cacheFolder?: string;
}

/** The section of the editor's settings. */
export const CONFIGURATION_SECTION = 'flinkPlaybook';
