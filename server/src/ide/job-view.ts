/** Jobs as views show them: plain data, said in the editor's language. */
import { flinkProjects, jobsAhead } from '../analysis/ahead';
import type { Workspace } from '../analysis/workspace';
import type { Cancellation } from '../base/cancellation';
import { givingWay } from '../base/giving-way';
import { simpleName } from '../java/class-model';
import { keptStates } from '../rules/kept-state';
import type { Job, Operator, State } from '../topology/job';
import { TypeCosts } from '../typeinfo/type-costs';
import { plainPosition, type Telling, type ViewPlace, viewPlace } from './telling';
import { type TypeView, typeView } from './type-view';

export interface JobView {
  /** The method that builds it: `shop.OrdersJob#main`. */
  readonly entry: string;
  /** `OrdersJob`; with the method's name where that is not `main`. */
  readonly label: string;
  readonly flinkVersion: string | null;
  readonly place: ViewPlace;
  readonly operators: readonly OperatorView[];
  /** Why there may be more operators, or other ones; in words. */
  readonly incomplete: readonly string[];
}

/** Where an operator's id comes from: `graph` where nobody set a uid. */
export type IdOrigin = 'uid' | 'graph' | 'unknown';

export interface OperatorView {
  /** Its position in the job. */
  readonly index: number;
  readonly kind: string;
  /** As Flink names it, else the API call. */
  readonly label: string;
  /** Null where none is set, or its value is not known. */
  readonly uid: string | null;
  readonly uidKind: Operator['uid']['kind'];
  readonly operatorId: string | null;
  readonly idOrigin: IdOrigin;
  /** What `setUidHash` sets, or null. */
  readonly userHash: string | null;
  readonly parallelism: number | null;
  readonly maxParallelism: number | null;
  /** The simple name of the function's class. */
  readonly function: string | null;
  /** The name of the call. */
  readonly place: ViewPlace;
  /** Where the call ends. */
  readonly end: ViewPlace['range']['end'];
  readonly key: TypeView | null;
  readonly output: TypeView | null;
  readonly states: readonly StateView[];
  readonly inputs: readonly number[];
  /** A run may have any number of it. */
  readonly many: boolean;
  /** The position of the operator that stands in its place in other runs. */
  readonly alternativeOf: number | null;
}

export interface StateView {
  readonly name: string | null;
  readonly kind: State['kind'];
  readonly type: TypeView | null;
  readonly key: TypeView | null;
  /** Milliseconds; null for none. */
  readonly ttl: number | 'unknown' | null;
  readonly place: ViewPlace | null;
  readonly origin: string | null;
}

/** The jobs of a workspace, those of tests left out. @throws Cancelled when the caller cancelled */
export async function jobViews(workspace: Workspace, telling: Telling, cancellation: Cancellation): Promise<JobView[]> {
  const views: JobView[] = [];
  for (const project of flinkProjects(workspace)) {
    await givingWay(jobsAhead(project), cancellation);
    const jobs = project.jobs.filter(({ program }) => isShown(program.entryPlace.file, workspace));
    views.push(...jobs.map((job) => jobView(job, telling)));
  }
  return views.sort((a, b) => compareText(a.label, b.label) || compareText(a.entry, b.entry));
}

function isShown(path: string, workspace: Workspace): boolean {
  const file = workspace.file(path);
  return file !== null && !file.test && !workspace.excludes(path);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A job as it is shown. */
export function jobView({ program, flinkVersion, operators, incomplete }: Job, telling: Telling): JobView {
  const costs = new TypeCosts();
  return {
    entry: program.entry,
    label: jobLabel(program.entry),
    flinkVersion: flinkVersion?.text ?? null,
    place: viewPlace(program.entryPlace, telling),
    operators: operators.map((operator) => operatorView(operator, costs, telling)),
    incomplete: incomplete.map(telling.say),
  };
}

/** `OrdersJob` of `shop.OrdersJob#main`. */
export function jobLabel(entry: string): string {
  const [owner = '', method = 'main'] = entry.split('#');
  return method === 'main' ? simpleName(owner) : `${simpleName(owner)}.${method}`;
}

/** As Flink names it, else the API call. */
export function operatorLabel({ name, kind }: Operator): string {
  return name ?? kind;
}

/** Where an operator's id comes from. */
export function idOriginOf({ uid }: Operator): IdOrigin {
  return uid.kind === 'none' ? 'graph' : uid.value === null ? 'unknown' : 'uid';
}

function operatorView(operator: Operator, costs: TypeCosts, telling: Telling): OperatorView {
  const { transformation, uid, keyType, outputType } = operator;
  return {
    index: operator.index,
    kind: operator.kind,
    label: operatorLabel(operator),
    uid: uid.value,
    uidKind: uid.kind,
    operatorId: operator.operatorId,
    idOrigin: idOriginOf(operator),
    userHash: operator.userHash,
    parallelism: operator.parallelism,
    maxParallelism: operator.maxParallelism,
    function: operator.function === null ? null : simpleName(operator.function),
    place: viewPlace({ file: transformation.file, range: transformation.callRange }, telling),
    end: plainPosition(transformation.callEnd),
    key: keyType && typeView(keyType, telling.say, costs),
    output: outputType && typeView(outputType, telling.say, costs),
    states: shownStates(operator).map((state) => stateView(state, costs, telling)),
    inputs: operator.inputs,
    many: operator.many,
    alternativeOf: operator.alternativeOf,
  };
}

/** Flink's two queues of timers are one thing to people, and none where no timer is set. */
function shownStates(operator: Operator): State[] {
  const kept = keptStates(operator);
  const timer = kept.find(({ kind }) => kind === 'timer');
  return kept.filter((state) => state.kind !== 'timer' || state === timer);
}

function stateView(
  { name, kind, type, keyType, ttl, place, origin }: State,
  costs: TypeCosts,
  telling: Telling,
): StateView {
  return {
    name,
    kind,
    type: type && typeView(type, telling.say, costs),
    key: keyType && typeView(keyType, telling.say, costs),
    ttl,
    place: place && viewPlace(place, telling),
    origin,
  };
}
