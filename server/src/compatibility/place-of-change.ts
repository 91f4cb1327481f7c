/** The places at which changes are told. */
import type { CodePlace } from '../topology/code-place';
import type { Job, Operator } from '../topology/job';
import type { JobSide, Revision } from './revision';
import type { ChangedClass } from './type-change/effect';

/** Tells places apart by where they begin. */
export function placeKey({ file, range: { start } }: CodePlace): string {
  return `${file}:${start.line}:${start.column}`;
}

/** The name of the call that makes an operator. */
export function callOf({ transformation: { file, callRange } }: Operator): CodePlace {
  return { file, range: callRange };
}

/** The argument of `uid(…)`, else the call. */
export function uidOf(operator: Operator): CodePlace {
  return operator.uid.place ?? callOf(operator);
}

/** The member or the name of a class as a revision declares it; null where its code is not there. */
export function classPlace(changed: ChangedClass, revision: Revision): CodePlace | null {
  const model = revision.find(changed.class);
  const field = model?.fields.find(({ name }) => name === changed.member)?.place;
  const place = field ?? model?.place;
  return place ? { file: place.file, range: place.nameRange } : null;
}

/** Where a job sets up its windows. */
export function windowPlace({ transformation: { steps, body } }: Operator): CodePlace | null {
  const step = steps.find(({ method }) => /^(?:count)?[wW]indow(?:All)?$/.test(method));
  return step ? { file: body.file, range: step.range } : null;
}

/** What a job is set to, the expression that makes its environment where that is outside the Java code. */
export function maxParallelismPlace({ job }: JobSide, operator: Operator): CodePlace {
  const own = operator.transformation.maxParallelism;
  const places = [own.kind === 'unset' ? null : own.place, job.settings.maxParallelism?.place];
  return places.find((place) => place?.file.endsWith('.java')) ?? environmentPlace(job);
}

function environmentPlace({ program: { environment, entryPlace } }: Job): CodePlace {
  return environment ? { file: environment.file, range: environment.range } : entryPlace;
}

/** For an operator that is gone: the operator of the new job that got its records, or gave it them; else the entry. */
export function nearPlace(
  old: Operator,
  before: Job,
  after: Job,
  partners: ReadonlyMap<Operator, Operator>,
): CodePlace {
  const given = before.operators.filter(({ inputs }) => inputs.includes(old.index));
  const neighbours = [...old.inputs.flatMap((index) => before.operators[index] ?? []), ...given];
  const partner = neighbours.flatMap((each) => partners.get(each) ?? [])[0];
  return partner ? callOf(partner) : after.program.entryPlace;
}
