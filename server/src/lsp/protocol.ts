/** What the client and the server say to each other beside the Language Server Protocol. The client imports only this. */
import type { JobView } from '../ide/job-view';
import type { NamingPlan } from '../ide/name-operators';
import type { SavepointOperatorView } from '../ide/savepoint/operator-view';
import type { SavepointView } from '../ide/savepoint/savepoint-view';
import type { SavepointSourceView } from '../ide/savepoint/source-view';
import type { TrendView } from '../ide/savepoint/trend-view';
import type { SerializerGroup } from '../ide/serializers-view';
import type { JobChangesView } from '../ide/state-changes-view';
import type { ViewPlace } from '../ide/telling';

export type { TextRange } from '../base/text-range';
export type { JobView, OperatorView, StateView } from '../ide/job-view';
export type { SavepointOperatorView, SavepointStateView, SerializerNode } from '../ide/savepoint/operator-view';
export type { OffsetRow, SavepointFindingView, SavepointRow, SavepointView } from '../ide/savepoint/savepoint-view';
export type { OriginView, PlanOutcome, SavepointPlanView, SavepointSourceView } from '../ide/savepoint/source-view';
export type { TrendView } from '../ide/savepoint/trend-view';
export type { SerializerGroup, UsedType } from '../ide/serializers-view';
export type { JobChangesView, OperatorChangeView, StateChangeView, TwoPlaces } from '../ide/state-changes-view';
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

/** Asked by the client: the migration of the old Kafka source at a place, from the offsets of a savepoint. */
export const MIGRATE_FROM_SAVEPOINT = 'flinkPlaybook/migrateFromSavepoint';

export interface MigrateFromSavepointParams {
  readonly uri: string;
  readonly range: { readonly start: ProtocolPosition; readonly end: ProtocolPosition };
  /** A path of the server's machine: the savepoint's folder, or its `_metadata`. */
  readonly savepoint: string;
  /** Where its files are looked for, too. */
  readonly lookIn?: readonly string[];
}

interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

/** The protocol's `WorkspaceEdit`, or why there is none, in words. */
export type MigrateFromSavepointResult = { readonly edit: unknown } | { readonly failed: string };

/** Asked by the client: what is known of the project a document belongs to. */
export const PROJECT_STATUS = 'flinkPlaybook/projectStatus';

export interface ProjectStatusParams {
  readonly uri: string;
}

export interface ProjectStatus {
  readonly flinkVersion: string | null;
  /** Where the version comes from, or why it is unknown, in words. */
  readonly detail: string;
  /** What the folder is compared with; null for a document of no folder. */
  readonly baseline: BaselineStatus | null;
}

/** What a folder is compared with. */
export interface BaselineStatus {
  /** Of the folder. */
  readonly uri: string;
  /** What is looked up: `auto`, `deployed/*`, a tag, a branch, a commit, `off`. */
  readonly wanted: string;
  /** True where the person chose it for now, instead of what is configured. */
  readonly chosen: boolean;
  readonly kind: 'off' | 'reading' | 'none' | 'read';
  /** The revision that was found; null unless `read`. */
  readonly revision: { readonly name: string; readonly commit: string; readonly date: string | null } | null;
  /** Why there is none, in words; null unless `none`. */
  readonly why: string | null;
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

/** Asked by the client: what changed since the baselines of all folders. */
export const STATE_CHANGES = 'flinkPlaybook/stateChanges';

export interface StateChangesResult {
  readonly folders: readonly (BaselineStatus & { readonly jobs: readonly JobChangesView[] })[];
  /** False while folders are still being read. */
  readonly complete: boolean;
}

/** Asked by the client: the revisions that a folder may be compared with, those of a kind together, the newest first. */
export const REVISIONS = 'flinkPlaybook/revisions';

export interface RevisionsParams {
  /** Of the folder. */
  readonly uri: string;
}

export type RevisionsResult =
  | {
      readonly revisions: readonly {
        readonly kind: 'tag' | 'branch' | 'commit';
        readonly name: string;
        readonly subject: string;
        /** ISO 8601; empty where git does not tell. */
        readonly date: string;
      }[];
    }
  | { readonly failed: string };

/** Asked by the client: compare a folder with another revision from now on; null for the one that is configured. */
export const COMPARE_WITH = 'flinkPlaybook/compareWith';

export interface CompareWithParams {
  /** Of the folder. */
  readonly uri: string;
  readonly name: string | null;
}

/** Asked by the client: the text of a document of the baseline; null when the baseline has it no more. */
export const BASELINE_TEXT = 'flinkPlaybook/baselineText';

export interface BaselineTextParams {
  readonly uri: string;
}

/** Asked by the client: the steps of the upgrade from the baseline to the files as they are, as Markdown. */
export const UPGRADE_CHECKLIST = 'flinkPlaybook/upgradeChecklist';

export interface UpgradeChecklistParams {
  /** Of the folder. */
  readonly uri: string;
}

export type UpgradeChecklistResult = { readonly page: string } | { readonly failed: string };

/** Asked by the client: which older revisions had the operators of some ids. */
export const FIND_IN_HISTORY = 'flinkPlaybook/findInHistory';

export interface FindInHistoryParams {
  readonly ids: readonly string[];
}

export interface FindInHistoryResult {
  readonly found: readonly {
    readonly operatorId: string;
    readonly uid: string | null;
    readonly name: string | null;
    /** `shop.Job#main`; null where only the text of the uid was found. */
    readonly entry: string | null;
    /** As the file lies in the workspace today. */
    readonly place: ViewPlace;
    /** The last commit that has it; null for the files as they are. */
    readonly commit: string | null;
    /** ISO 8601. */
    readonly date: string | null;
    /** The commit that removed it, where that is known. */
    readonly removedIn: string | null;
  }[];
  /** Why some may be missing, in words. */
  readonly incomplete: readonly string[];
}

/** Asked by the client: the text that a file of the workspace had in a commit; null where it had none. */
export const REVISION_TEXT = 'flinkPlaybook/revisionText';

export interface RevisionTextParams {
  readonly uri: string;
  readonly commit: string;
}

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

/** Asked by the client: read a savepoint, and keep it until `CLOSE_SAVEPOINT`. Progress is the protocol's work done progress. */
export const INSPECT_SAVEPOINT = 'flinkPlaybook/inspectSavepoint';

export interface InspectSavepointParams extends SavepointSettings {
  /** A path of the server's machine, or what to call the bytes. */
  readonly path: string;
  /** Of `_metadata`, in base64, where it lies where only the editor can read. */
  readonly bytes?: string;
  readonly workDoneToken?: string;
}

export interface SavepointSettings {
  /** Folders in which files with absolute paths are looked for. */
  readonly lookIn: readonly string[];
  /** Of the cluster, in bytes. */
  readonly frameSize: number;
}

export type InspectSavepointResult =
  | { readonly id: number; readonly view: SavepointView }
  /** `isOther`: another program wrote it, and it is none of our business. */
  | { readonly failed: string; readonly isOther: boolean };

/** Told by the client: nobody looks at it any more. */
export const CLOSE_SAVEPOINT = 'flinkPlaybook/closeSavepoint';

/** Asked by the client: one operator of a savepoint that is open; null where it is not. */
export const SAVEPOINT_OPERATOR = 'flinkPlaybook/savepointOperator';

export interface SavepointOperatorParams {
  readonly id: number;
  readonly operatorId: string;
}

export type SavepointOperatorResult = SavepointOperatorView | null;

/** Asked by the client: an open savepoint beside the jobs of the workspace; null where it is not open. */
export const SAVEPOINT_SOURCE = 'flinkPlaybook/savepointSource';

export interface SavepointSourceParams {
  readonly id: number;
  /** Only the job of this entry; null for the one that fits best. */
  readonly entry: string | null;
}

/** `isLegacy`: the source that stands there is still of the old connector. */
export type SourceMigrations = Readonly<
  Record<string, Pick<MigrateFromSavepointParams, 'uri' | 'range'> & { readonly isLegacy: boolean }>
>;

export type SavepointSourceResult =
  | (SavepointSourceView & {
      /** All jobs of the workspace: one of them may be chosen. */
      readonly entries: readonly string[];
      /** By operator id: where an old Kafka source can be migrated from the offsets of the savepoint. */
      readonly migrations: SourceMigrations;
    })
  | null;

/** Asked by the client: an open savepoint as text for a file; null where it is not open. */
export const EXPORT_SAVEPOINT = 'flinkPlaybook/exportSavepoint';

export interface ExportSavepointParams {
  readonly id: number;
  readonly format: 'json' | 'csv';
}

/** Asked by the client: the offsets from which a new source would lose nothing, as Java. */
export const SAVEPOINT_OFFSETS = 'flinkPlaybook/savepointOffsets';

export interface SavepointOffsetsParams {
  /** A path of the server's machine. */
  readonly path: string;
  /** Its uid or id; null for the only one. */
  readonly operator: string | null;
  /** Folders in which files with absolute paths are looked for. */
  readonly lookIn?: readonly string[];
}

export type SavepointOffsetsResult =
  | { readonly java: string; readonly partitions: number }
  | { readonly failed: string }
  /** There are several sources: which one? */
  | { readonly sources: readonly { readonly operatorId: string; readonly name: string | null }[] };

/** Asked by the client: how savepoints grew from one to the next. */
export const SAVEPOINT_TREND = 'flinkPlaybook/savepointTrend';

export interface SavepointTrendParams extends SavepointSettings {
  /** Savepoints in their order, or folders of savepoints. */
  readonly paths: readonly string[];
  readonly workDoneToken?: string;
}

export type SavepointTrendResult = TrendView | { readonly failed: string };

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
  /**
   * The scheme of the addresses under which the client asks for documents of the baseline: `scheme:/path?commit`. Left out:
   * it shows none.
   */
  readonly baselineScheme?: string;
  /** What the person chose to compare folders with, by the addresses of the folders. */
  readonly baselines?: Readonly<Record<string, string>>;
  /** A folder in which the server may keep what it learned, as the machine's path. Left out: it keeps nothing. */
  readonly cacheFolder?: string;
}

/** The section of the editor's settings. */
export const CONFIGURATION_SECTION = 'flinkPlaybook';
