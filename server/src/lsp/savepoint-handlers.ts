/** Answers the savepoint editor: what is read stays open until the client closes it. */
import { type CancellationToken, type Connection, WorkDoneProgress } from 'vscode-languageserver/node';
import { allJobsAhead } from '../analysis/ahead';
import type { OperatorOrigin } from '../analysis/savepoint-in-source';
import { type Cancellation, notCancellable } from '../base/cancellation';
import { givingWay } from '../base/giving-way';
import { type Message, message } from '../base/message';
import type { SavepointPlan } from '../compatibility/from-savepoint/savepoint-plan';
import { savepointOperatorView } from '../ide/savepoint/operator-view';
import { savepointCsv } from '../ide/savepoint/savepoint-csv';
import { savepointView } from '../ide/savepoint/savepoint-view';
import { trendView } from '../ide/savepoint/trend-view';
import type { Telling } from '../ide/telling';
import { withSeverities } from '../savepoint/findings/set-severities';
import type { Inspection, InspectOptions } from '../savepoint/inspect';
import { liveOffsets, liveOffsetsOf } from '../savepoint/live-offsets';
import { offsetsJava } from '../savepoint/offsets-java';
import type { Waiting } from '../savepoint/read-savepoint';
import type { KeyedPart } from '../savepoint/savepoint';
import type { Trend } from '../savepoint/trend';
import { pathOf } from './addresses';
import type { ReadSavepoint } from './migration-handlers';
import {
  CLOSE_SAVEPOINT,
  EXPORT_SAVEPOINT,
  type ExportSavepointParams,
  INSPECT_SAVEPOINT,
  type InspectSavepointParams,
  type InspectSavepointResult,
  SAVEPOINT_OFFSETS,
  SAVEPOINT_OPERATOR,
  SAVEPOINT_SOURCE,
  SAVEPOINT_TREND,
  type SavepointOffsetsParams,
  type SavepointOffsetsResult,
  type SavepointOperatorParams,
  type SavepointOperatorResult,
  type SavepointSettings,
  type SavepointSourceParams,
  type SavepointSourceResult,
  type SavepointTrendParams,
  type SavepointTrendResult,
} from './protocol';
import { besideSource, type OpenSavepoint, rulesAround } from './savepoint-beside-source';
import type { Session } from './session';

/** What reads savepoints; the wiring gives it. All may throw Cancelled. */
export interface Savepoints {
  /** @param bytes of `_metadata`, where it is not of this machine */
  inspect(
    path: string,
    bytes: Uint8Array | null,
    options: InspectOptions,
    waiting: Waiting,
  ): Promise<Inspection | { readonly why: Message; readonly isOther: boolean }>;
  keyGroupsOf(of: Inspection, part: KeyedPart): readonly number[] | null;
  trend(
    paths: readonly string[],
    options: InspectOptions,
    waiting: Waiting,
  ): Promise<{ readonly trend: Trend; readonly unread: readonly { readonly path: string; readonly why: Message }[] }>;
  /** The JSON of the command line. */
  json(of: Inspection, origins: ReadonlyMap<string, OperatorOrigin>, plan: SavepointPlan | null): string;
}

export interface SavepointContext {
  session(): Session;
  telling(): Telling;
  readonly savepoints: Savepoints;
  readonly readSavepoint: ReadSavepoint;
}

export function answerSavepoints(connection: Connection, context: SavepointContext): void {
  const { savepoints, telling, session } = context;
  const open = new Map<number, OpenSavepoint>();
  // an id of a server that ended must not be one of this
  let last = Date.now();
  const waiting = (token: string | undefined, cancellation: Cancellation): Waiting => ({
    cancellation,
    progress: (done, total) => {
      if (token !== undefined) {
        const percentage = Math.min(100, Math.round((done / Math.max(total, 1)) * 100));
        void connection.sendProgress(WorkDoneProgress.type, token, { kind: 'report', percentage });
      }
    },
  });

  connection.onRequest(
    INSPECT_SAVEPOINT,
    async (params: InspectSavepointParams, cancelled: CancellationToken): Promise<InspectSavepointResult> => {
      const bytes = params.bytes === undefined ? null : Buffer.from(params.bytes, 'base64');
      const options = optionsOf(params);
      const read = await savepoints.inspect(params.path, bytes, options, waiting(params.workDoneToken, cancelled));
      if ('why' in read) {
        return { failed: telling().say(read.why), isOther: read.isOther };
      }
      const rules = rulesAround(read.path, session());
      const inspection = { ...read, findings: withSeverities(read.findings, rules) };
      open.set(++last, { inspection, isLocal: bytes === null, origins: new Map(), plan: null });
      return { id: last, view: savepointView(inspection, telling()) };
    },
  );
  connection.onNotification(CLOSE_SAVEPOINT, ({ id }: { id: number }) => {
    open.delete(id);
  });
  connection.onRequest(SAVEPOINT_OPERATOR, ({ id, operatorId }: SavepointOperatorParams): SavepointOperatorResult => {
    const found = open.get(id);
    const operator = found?.inspection.savepoint.operators.find((each) => each.operatorId === operatorId);
    if (!found || !operator) {
      return null;
    }
    const keyGroups = (part: KeyedPart) => (found.isLocal ? savepoints.keyGroupsOf(found.inspection, part) : null);
    return savepointOperatorView(operator, keyGroups, telling());
  });
  connection.onRequest(
    SAVEPOINT_SOURCE,
    async ({ id, entry }: SavepointSourceParams): Promise<SavepointSourceResult> => {
      await session().ready;
      for (const workspace of session().workspaces) {
        await givingWay(allJobsAhead(workspace), notCancellable);
      }
      const found = open.get(id);
      return found ? besideSource(found, entry, session(), telling()) : null;
    },
  );
  connection.onRequest(EXPORT_SAVEPOINT, ({ id, format }: ExportSavepointParams): string | null => {
    const found = open.get(id);
    if (!found) {
      return null;
    }
    const { inspection, origins, plan } = found;
    return format === 'csv' ? savepointCsv(inspection.savepoint, origins) : savepoints.json(inspection, origins, plan);
  });
  connection.onRequest(
    SAVEPOINT_OFFSETS,
    async (params: SavepointOffsetsParams, cancelled: CancellationToken): Promise<SavepointOffsetsResult> =>
      offsetsOf(params, context, cancelled),
  );
  connection.onRequest(
    SAVEPOINT_TREND,
    async (params: SavepointTrendParams, cancelled: CancellationToken): Promise<SavepointTrendResult> => {
      const options = optionsOf(params);
      const found = await savepoints.trend(params.paths, options, waiting(params.workDoneToken, cancelled));
      const { say } = telling();
      const { trend, unread } = found;
      if (trend.points.length < 2) {
        const reasons = unread.map(({ path, why }) => `${path}: ${say(why)}`);
        return { failed: [say(message('There are fewer than two savepoints to compare.')), ...reasons].join(' ') };
      }
      return trendView(trend, unread, params.frameSize, telling());
    },
  );
}

async function offsetsOf(
  { path, operator, lookIn }: SavepointOffsetsParams,
  { readSavepoint, telling }: SavepointContext,
  cancellation: Cancellation,
): Promise<SavepointOffsetsResult> {
  const { say } = telling();
  const read = await readSavepoint(path, cancellation, lookIn);
  if ('why' in read) {
    return { failed: say(read.why) };
  }
  const all = liveOffsets(read.savepoint);
  const asked = operator === null ? all : [liveOffsetsOf(read.savepoint, operator)].flatMap((found) => found ?? []);
  const [source, ...others] = asked;
  if (!source) {
    return { failed: say(message('The savepoint has no offsets of such a source.')) };
  }
  if (others.length > 0) {
    return {
      sources: asked.map(({ operator: { operatorId, uid, name } }) => ({ operatorId, name: uid ?? name })),
    };
  }
  const { positions, reasons } = source;
  return reasons.length > 0
    ? { failed: say(message('The offsets of the savepoint are not exact: {0}', reasons.map(say).join('; '))) }
    : { java: offsetsJava(positions), partitions: positions.length };
}

function optionsOf({ lookIn, frameSize }: SavepointSettings): InspectOptions {
  return { lookIn: lookIn.map((path) => pathOf(path)), frameSize, allPositions: false };
}
