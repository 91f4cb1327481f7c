/** What the client and the server say to each other beside the Language Server Protocol. The client imports only this. */
import type { JobView } from '../ide/job-view';
import type { NamingPlan } from '../ide/name-operators';
import type { SerializerGroup } from '../ide/serializers-view';
import type { ViewPlace } from '../ide/telling';

export type { TextRange } from '../base/text-range';
export type { JobView, OperatorView, StateView } from '../ide/job-view';
export type { SerializerGroup, UsedType } from '../ide/serializers-view';
export type { ViewPlace } from '../ide/telling';
export type { TypeView } from '../ide/type-view';

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

/** Asked by the client: the jobs of all folders. Cancelled by the next one. */
export const JOBS = 'flinkPlaybook/jobs';

export interface JobsResult {
  readonly jobs: readonly JobView[];
  /** False while folders are still being read: there may be more. */
  readonly complete: boolean;
}

/** Asked by the client: the types of all folders by their serializers. */
export const SERIALIZERS = 'flinkPlaybook/serializers';

export interface SerializersResult {
  readonly groups: readonly SerializerGroup[];
}

/** Asked by the client: uids after the convention for all operators of a job that have none. Null: there is no such job. */
export const NAME_OPERATORS = 'flinkPlaybook/nameOperators';

export interface NameOperatorsParams {
  /** The file of the job's entry. */
  readonly uri: string;
  readonly entry: string;
  /** Whether generated ids are given beside the uids, so that a running job keeps its state. */
  readonly keepIds: boolean;
}

export interface NameOperatorsResult extends Omit<NamingPlan, 'named'> {
  readonly named: readonly (ViewPlace & {
    readonly operator: string;
    readonly uid: string;
    readonly newText: string;
  })[];
}

/** Asked by the client: what moving to Flink 2 changes, as Markdown. */
export const UPGRADE_CHECK = 'flinkPlaybook/upgradeCheck';

/** Asked by the client, after the person agreed: hold the answers against real Flink, with the project's class path. */
export const ASK_FLINK = 'flinkPlaybook/askFlink';

export interface AskFlinkParams {
  readonly what: 'types' | 'job' | 'measure';
  readonly uri: string;
  /** Of the job: `shop.OrdersJob#main`. */
  readonly entry?: string;
}

export interface FlinkDifference extends ViewPlace {
  readonly verdict: 'wrong' | 'unknown';
  readonly message: string;
}

export interface FlinkReport {
  readonly summary: string;
  readonly differences: readonly FlinkDifference[];
  /** Markdown; null when the summary says all. */
  readonly page: string | null;
}

export type AskFlinkResult = FlinkReport | { readonly failed: string };

/** What the client tells the server at the start. */
export interface InitializationOptions {
  /** The language of the editor, such as `en` or `zh-cn`. */
  readonly language?: string;
  /** Where the editor opens explanations: the rule's id is put in place of `{rule}`. Left out: no links. */
  readonly explanationUri?: string;
  /** The command that opens an explanation, taking the rule's id; left out: no such action. */
  readonly explainCommand?: string;
  /** Whether the client has the product's commands, so that lenses, hints and hovers may use them. */
  readonly commands?: boolean;
  /** Whether the person trusts the workspace: its builds are run only then, and only if the settings allow it. */
  readonly trusted?: boolean;
  /** Whether the client answers `CLASS_PATH`. */
  readonly knowsClassPaths?: boolean;
  /** A folder in which the server may keep what it learned, as the machine's path. Left out: it keeps nothing. */
  readonly cacheFolder?: string;
}

/** The section of the editor's settings. */
export const CONFIGURATION_SECTION = 'flinkPlaybook';
