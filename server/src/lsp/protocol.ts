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

/** What the client tells the server at the start. */
export interface InitializationOptions {
  /** The language of the editor, such as `en` or `zh-cn`. */
  readonly language?: string;
  /** Where the editor opens explanations: the rule's id is put in place of `{rule}`. Left out: no links. */
  readonly explanationUri?: string;
  /** The command that opens an explanation, taking the rule's id; left out: no such action. */
  readonly explainCommand?: string;
}

/** The section of the editor's settings. */
export const CONFIGURATION_SECTION = 'flinkPlaybook';
