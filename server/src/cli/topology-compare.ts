/** In what a job's graph differs from the one that real Flink builds. */
import type { ProbedEdgeType, ProbedJob, ProbedOperator } from '../io/ask-for-topology';
import type { Job, Operator } from '../topology/job';
import type { TypeInformation } from '../typeinfo/type-information';
import { type MatchedOperators, matchOperators } from './topology-match';
import { compareStates } from './topology-states-compare';
import { compareTrees } from './types-compare';

export const ASPECTS = [
  ...([
    'operator',
    'order',
    'inputs',
    'uid',
    'userHash',
    'operatorId',
    'name',
    'parallelism',
    'maxParallelism',
  ] as const),
  ...(['function', 'keyType', 'outputType', 'states'] as const),
];
export type Aspect = (typeof ASPECTS)[number];

/** One thing that was compared. */
export interface Judgement {
  readonly aspect: Aspect;
  /** `not-reached`: the main ended before. */
  readonly verdict: 'equal' | 'unknown' | 'wrong' | 'not-reached';
  /** The operator, in words. */
  readonly operator: string;
  /** What is different or not known; empty where all is equal. */
  readonly text: string;
}

/** What a program may say of an operator after it was made. */
const SAID_LATER: ReadonlySet<Aspect> = new Set([
  ...(['uid', 'userHash', 'operatorId', 'name', 'parallelism', 'maxParallelism', 'outputType'] as const),
]);

/**
 * Judges every aspect of each operator that Flink has in a run, or that stands here and Flink lacks.
 * @param partial true where the main ended before it had built all of the job: then what it would have said later differs
 * for that, and is not reached
 */
export function compareJob(ours: Job, flink: ProbedJob, partial = false): Judgement[] {
  const judgements = judgeJob(ours, flink);
  const isLater = ({ verdict, aspect, text }: Judgement) =>
    verdict === 'wrong' && (SAID_LATER.has(aspect) || text === NOT_IN_FLINK);
  return partial ? judgements.map((each) => (isLater(each) ? { ...each, verdict: 'not-reached' } : each)) : judgements;
}

const NOT_IN_FLINK = 'this answer has it, Flink does not';

function judgeJob(ours: Job, flink: ProbedJob): Judgement[] {
  const matched = matchOperators(ours, flink);
  const gaps = ours.incomplete.length > 0 || ours.program.gaps.length > 0;
  return [
    ...matched.missing.map((real) =>
      judgement('operator', gaps ? 'unknown' : 'wrong', said(real), 'Flink has it, this answer does not'),
    ),
    ...matched.extra.map((operator) => judgement('operator', 'wrong', saidOurs(operator), NOT_IN_FLINK)),
    ...matched.pairs.flatMap(([operator, real]) => compareOperator(operator, real, matched, flink)),
    ...orderOf(matched),
  ];
}

function compareOperator(
  ours: Operator,
  real: ProbedOperator,
  matched: MatchedOperators,
  { rejected }: ProbedJob,
): Judgement[] {
  const who = said(real);
  const judge = (aspect: Aspect, told: unknown, truth: unknown, known = told !== null): Judgement =>
    judgement(
      aspect,
      !known ? 'unknown' : told === truth ? 'equal' : 'wrong',
      who,
      known && told === truth ? '' : `${show(known ? told : 'unknown')}; in Flink ${show(truth)}`,
    );
  const uidKnown = ours.uid.kind === 'none' || ours.uid.value !== null;
  const unset = ours.transformation.userHash.kind !== 'unknown';
  const left = ours.parallelism === null && real.parallelismConfigured === false;
  return [
    judgement('operator', 'equal', who, ''),
    judge('uid', ours.uid.value, real.uid ?? null, uidKnown),
    judge('userHash', ours.userHash, real.userHash ?? null, unset),
    // what Flink refuses has no ids
    ...(rejected ? [] : [judge('operatorId', ours.operatorId, real.operatorId ?? null)]),
    judge('name', ours.name, real.name),
    judge('parallelism', left ? real.parallelism : ours.parallelism, real.parallelism),
    // null is what the cluster decides, too
    judge(
      'maxParallelism',
      ours.maxParallelism,
      real.maxParallelism ?? null,
      ours.maxParallelism !== null || !real.maxParallelism,
    ),
    ...functionOf(ours, real, who),
    // of an environment that the job made on its own, such as a local one, Flink tells no types
    ...(real.callSite || real.keyType ? [compareType('keyType', ours.keyType, real.keyType ?? null, who)] : []),
    ...(isSink(ours) || !real.outputType ? [] : [compareType('outputType', ours.outputType, real.outputType, who)]),
    ...compareStates(ours, real).map(({ verdict, text }) => judgement('states', verdict, who, text)),
    inputsOf(ours, real, matched),
  ];
}

function isSink({ kind, transformation }: Operator): boolean {
  return kind.startsWith('sinkTo') || transformation.kind === 'sink' || transformation.kind === 'sink-to';
}

function functionOf({ function: told }: Operator, { functions }: ProbedOperator, who: string): Judgement[] {
  if (told === null || !functions) {
    return [];
  }
  const equal = functions.includes(told);
  return [
    judgement('function', equal ? 'equal' : 'wrong', who, equal ? '' : `${told}; in Flink ${functions.join(', ')}`),
  ];
}

/** Judges a type of ours by Flink's. */
export function compareType(
  aspect: Aspect,
  ours: TypeInformation | null,
  flink: ProbedEdgeType | null,
  who: string,
): Judgement {
  if (ours?.kind === 'unknown') {
    return judgement(aspect, 'unknown', who, ours.reasons.map(({ message }) => message).join('; '));
  }
  if (ours === null || flink === null) {
    const same = ours === null && flink === null;
    const truth = flink === null ? 'none' : 'error' in flink ? flink.error : `${flink.kind} of ${flink.class}`;
    return judgement(aspect, same ? 'equal' : 'wrong', who, same ? '' : `${ours?.kind ?? 'none'}; in Flink ${truth}`);
  }
  if ('error' in flink) {
    return judgement(
      aspect,
      ours.kind === 'error' ? 'equal' : 'wrong',
      who,
      ours.kind === 'error' ? '' : `${ours.kind}; Flink throws ${flink.error}`,
    );
  }
  const differences: string[] = [];
  const unknown: string[] = [];
  compareTrees(ours, flink, '', differences, unknown);
  return differences.length > 0
    ? judgement(aspect, 'wrong', who, differences.join('; '))
    : judgement(aspect, unknown.length > 0 ? 'unknown' : 'equal', who, unknown.join('; '));
}

/** Inputs of ours that this run has not are alternatives; all that the run has must be among ours. */
function inputsOf(ours: Operator, real: ProbedOperator, { pairs, missing }: MatchedOperators): Judgement {
  const who = said(real);
  const byId = new Map(pairs.map(([operator, node]) => [node.id, operator]));
  const lost = real.inputs.filter((id) => {
    const from = byId.get(id);
    return from ? !ours.inputs.includes(from.index) : !missing.some((node) => node.id === id);
  });
  const taken = new Set(pairs.map(([operator]) => operator.index));
  const came = new Set(throughUnknown(real.inputs, byId, missing).map((id) => byId.get(id)?.index));
  const more = ours.inputs.filter((index) => taken.has(index) && !came.has(index));
  // with alternatives and loops a run takes some of the inputs
  const uncertain = more.length > 0 && ours.inputs.length > real.inputs.length;
  const some =
    pairs.some(([operator]) => ours.inputs.includes(operator.index) && isOptional(operator)) || isOptional(ours);
  if (lost.length === 0 && (more.length === 0 || (uncertain && some))) {
    return judgement('inputs', 'equal', who, '');
  }
  if (ours.transformation.kind === 'opaque') {
    return judgement('inputs', 'unknown', who, 'what other code reads here is not known');
  }
  return judgement('inputs', 'wrong', who, `from ${ours.inputs.join(', ')}; in Flink from ${real.inputs.join(', ')}`);
}

/** The operators that are matched, behind those that are not: what tables or other code add in between. */
function throughUnknown(
  ids: readonly number[],
  byId: ReadonlyMap<number, Operator>,
  missing: readonly ProbedOperator[],
): number[] {
  const seen = new Set(ids);
  for (const id of seen) {
    const inputs = byId.has(id) ? [] : (missing.find((node) => node.id === id)?.inputs ?? []);
    for (const input of inputs) {
      seen.add(input);
    }
  }
  return [...seen].filter((id) => byId.has(id));
}

function isOptional({ many, transformation }: Operator): boolean {
  return many || transformation.path.some((step) => 'fork' in step);
}

/** Operators stand in the order of Flink's ids; a loop may come back to an earlier one. */
function orderOf({ pairs }: MatchedOperators): Judgement[] {
  const once = pairs.filter(([operator]) => !operator.many);
  return once.slice(1).map(([operator, real], i) => {
    const before = once[i]?.[0];
    const right = !before || before.index < operator.index;
    return judgement('order', right ? 'equal' : 'wrong', said(real), right ? '' : `stands before ${before.index}`);
  });
}

function judgement(aspect: Aspect, verdict: Judgement['verdict'], operator: string, text: string): Judgement {
  return { aspect, verdict, operator, text };
}

function said({ name, callSite }: ProbedOperator): string {
  return callSite ? `${name} (${callSite.file}:${callSite.line})` : name;
}

function saidOurs({ kind, transformation: { file, callRange } }: Operator): string {
  return `${kind} (${file.replace(/^.*\//, '')}:${callRange.start.line + 1})`;
}

function show(value: unknown): string {
  return value === null ? 'none' : String(value);
}
