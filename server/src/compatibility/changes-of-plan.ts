/** From what a restore does to what is told of it: the most telling change for each cause, and nothing that is not sure. */
import type { CodePlace } from '../topology/code-place';
import type { Operator } from '../topology/job';
import { isBatch } from '../topology/operators';
import type { Change, ChangeKind, ComparedJob } from './change';
import { freshStart } from './fresh-source';
import { generatedIdChange } from './generated-ids';
import { isKafkaSource, isLegacyKafkaSource, kafkaStart } from './kafka-start';
import { keyPlace } from './key-selector';
import type { OperatorPlan } from './operator-plan';
import { callOf, classPlace, maxParallelismPlace, nearPlace, placeKey, uidOf, windowPlace } from './place-of-change';
import type { JobPlan } from './restore-plan';
import type { Outcome, StateOutcome } from './state-outcome';

const COSTS: ReadonlySet<Outcome> = new Set(['fails', 'lost', 'wrong', 'dropped']);

/** The changes of a job that cost something. */
export function changesOf(plan: JobPlan): Change[] {
  const { before, after } = plan;
  if (!before || !after || isBatch(before.job.program)) {
    return [];
  }
  const job: ComparedJob = { ...plan, before, after };
  const limits = job.operators.filter(({ restore }) => restore.byMaxParallelism && restore.outcome === 'fails');
  const swaps = swapsOf(job);
  const generated = generatedIdChange(job);
  const told = new Set([...limits, ...swaps.flatMap(({ operators }) => operators), ...(generated?.operators ?? [])]);
  const rest = job.operators.filter((plan) => !told.has(plan));
  return [
    ...limitChange(job, limits),
    ...swaps,
    ...(generated ? [generated] : []),
    ...oncePerClass(rest.flatMap((plan) => operatorChanges(plan, job))),
  ];
}

/** A change with what most of them have in common. */
function change(
  kind: ChangeKind,
  job: ComparedJob,
  operators: readonly OperatorPlan[],
  place: CodePlace,
  oldPlace: CodePlace | null,
  more: Partial<Change> = {},
): Change {
  const states = operators.flatMap((plan) => plan.states.filter(({ outcome }) => COSTS.has(outcome)));
  const reason = operators[0]?.restore.message ?? null;
  return { kind, job, operators, states, place, oldPlace, reason, start: null, certain: true, ...more };
}

/** One setting, one change, however many operators it stops. */
function limitChange(job: ComparedJob, operators: readonly OperatorPlan[]): Change[] {
  const byPlace = new Map<string, { place: CodePlace; oldPlace: CodePlace; operators: OperatorPlan[] }>();
  for (const plan of operators) {
    const { old, heir } = plan.match;
    if (old && heir) {
      const place = maxParallelismPlace(job.after, heir);
      const key = placeKey(place);
      const known = byPlace.get(key) ?? { place, oldPlace: maxParallelismPlace(job.before, old), operators: [] };
      known.operators.push(plan);
      byPlace.set(key, known);
    }
  }
  return [...byPlace.values()].map(({ place, oldPlace, operators: all }) =>
    change('max-parallelism-changed', job, all, place, oldPlace),
  );
}

/** Operators that exchanged their uids, each circle once. */
function swapsOf(job: ComparedJob): Change[] {
  const swapped = job.operators.filter(({ match }) => match.change === 'uid-swapped');
  const open = new Set(swapped);
  return swapped.flatMap((first) => {
    const circle: OperatorPlan[] = [];
    let next: OperatorPlan | undefined = first;
    while (next && open.delete(next)) {
      const heir: Operator | null = next.match.heir;
      circle.push(next);
      next = swapped.find(({ match }) => match.new === heir);
    }
    const { old, new: now } = first.match;
    return circle.some(isCosting) && old && now ? [change('uid-swapped', job, circle, uidOf(now), uidOf(old))] : [];
  });
}

function isCosting({ restore, states }: OperatorPlan): boolean {
  return COSTS.has(restore.outcome) || states.some(({ outcome }) => COSTS.has(outcome));
}

function operatorChanges(plan: OperatorPlan, job: ComparedJob): Change[] {
  const { old, new: now, heir } = plan.match;
  if (!old) {
    return now ? freshSource(plan, now, job) : [];
  }
  if (!isCosting(plan)) {
    return heir && heir === now ? unknownConnector(plan, old, now, job) : inPlaceOfStateless(plan, old, now, job);
  }
  if (!heir) {
    return now ? unclaimed(plan, old, now, job) : [removed(plan, old, job)];
  }
  const connector = plan.states.some(({ because }) => because === 'connector');
  if (connector && heir === now && old.function === null) {
    return []; // `fromElements` and its like: nobody waits for where they were
  }
  if (connector && heir === now) {
    const start = isKafkaSource(heir) ? kafkaStart(heir) : null;
    return [change('connector-changed-same-uid', job, [plan], callOf(heir), callOf(old), { start })];
  }
  return stateChanges(plan, old, heir, job);
}

/** A KafkaSource in the place of a source that kept nothing. */
function inPlaceOfStateless(plan: OperatorPlan, old: Operator, now: Operator | null, job: ComparedJob): Change[] {
  const keptNothing = old.states.length === 0 && old.allStatesKnown && old.function !== null;
  return now && keptNothing && old.kind === 'addSource' ? freshSource(plan, now, job) : [];
}

/** A source or sink of a library in the place of another one, of which nobody here knows whether it reads its state. */
function unknownConnector(plan: OperatorPlan, old: Operator, now: Operator, job: ComparedJob): Change[] {
  const isOpen = plan.match.change === 'connector-changed' && plan.restore.outcome === 'unknown';
  const [was, is] = [old.function, now.function];
  const isLibrarys = was && is && was !== is && !job.after.revision.find(is)?.place;
  return isOpen && isLibrarys
    ? [change('connector-changed-same-uid', job, [plan], callOf(now), callOf(old), { certain: false })]
    : [];
}

/** The new job has the operator under another id. */
function unclaimed(plan: OperatorPlan, old: Operator, now: Operator, job: ComparedJob): Change[] {
  const tell = (kind: ChangeKind, more: Partial<Change> = {}) => [
    change(kind, job, [plan], uidOf(now), uidOf(old), more),
  ];
  if (isLegacyKafkaSource(old) && isLegacyKafkaSource(now)) {
    return tell('legacy-kafka-uid-renamed');
  }
  if (isKafkaSource(now) && old.function !== now.function) {
    const start = kafkaStart(now);
    const places = { start, place: callOf(now), oldPlace: callOf(old) };
    // from the committed offsets, or from given ones: the new uid is the cure, and the drop of the old state its end
    return start === 'earliest' || start === 'latest' ? tell(`fresh-kafka-source-from-${start}`, places) : [];
  }
  const { change: kind } = plan.match;
  return tell(kind === 'uid-changed' || kind === 'uid-removed' ? kind : 'state-dropped');
}

function removed(plan: OperatorPlan, old: Operator, job: ComparedJob): Change {
  const pairs = job.operators.flatMap(({ match }) => (match.old && match.new ? [[match.old, match.new] as const] : []));
  const place = nearPlace(old, job.before.job, job.after.job, new Map(pairs));
  return change('state-dropped', job, [plan], place, callOf(old));
}

/** A KafkaSource that takes nothing over: it skips what its topic holds, or reads all of it. */
function freshSource(plan: OperatorPlan, now: Operator, job: ComparedJob): Change[] {
  const start = freshStart(now, job);
  const oldPlace = plan.match.old && callOf(plan.match.old);
  return start === 'earliest' || start === 'latest'
    ? [change(`fresh-kafka-source-from-${start}`, job, [plan], callOf(now), oldPlace, { start })]
    : [];
}

const KINDS: Partial<Record<Outcome, ChangeKind>> = {
  fails: 'state-incompatible',
  lost: 'state-lost-silently',
  wrong: 'state-wrong-silently',
};

/** States that find an operator, which does not take them as they are. */
function stateChanges(plan: OperatorPlan, old: Operator, heir: Operator, job: ComparedJob): Change[] {
  const bad = plan.states.filter(({ outcome }) => KINDS[outcome] !== undefined);
  const byKey = bad.filter(({ because }) => because === 'key');
  const [first] = byKey;
  const keys = first
    ? [
        change('key-changed', job, [plan], keyPlace(heir, job.after) ?? callOf(heir), keyPlace(old, job.before), {
          states: byKey,
          reason: first.reason,
        }),
      ]
    : [];
  const others = bad.filter(({ because }) => because !== 'key');
  return [...keys, ...others.map((state) => stateChange(state, plan, old, heir, job))];
}

function stateChange(state: StateOutcome, plan: OperatorPlan, old: Operator, heir: Operator, job: ComparedJob): Change {
  const changed = state.at && classPlace(state.at, job.after.revision);
  const own = state.old.kind === 'window' ? windowPlace(heir) : (state.new ?? state.successor)?.place;
  const place = plan.match.new === heir ? (changed ?? own ?? callOf(heir)) : uidOf(heir);
  const was = state.at && changed ? classPlace(state.at, job.before.revision) : null;
  const oldPlace = was ?? (state.old.kind === 'window' ? windowPlace(old) : state.old.place) ?? callOf(old);
  return change(KINDS[state.outcome] ?? 'state-dropped', job, [plan], place, oldPlace, {
    states: [state],
    reason: state.reason,
  });
}

/** A class that several states hold is one cause. */
function oncePerClass(changes: readonly Change[]): Change[] {
  const byCause = new Map<string, Change>();
  for (const each of changes) {
    const key = `${each.kind} ${placeKey(each.place)}`;
    const known = byCause.get(key);
    const operators = known ? [...new Set([...known.operators, ...each.operators])] : each.operators;
    byCause.set(key, known ? { ...known, operators, states: [...known.states, ...each.states] } : each);
  }
  return [...byCause.values()];
}
