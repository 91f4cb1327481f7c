/** The JSON of `topology`, as scripts read it: its shape is a contract. */
import { sayInEnglish } from '../base/message';
import type { Incomplete } from '../finding/finding';
import type { Job, Operator, State } from '../topology/job';
import { erasedName } from '../typeinfo/java-types';
import type { TypeInformation } from '../typeinfo/type-information';
import { type Answers, shownPath } from './answers';
import { incompleteJson } from './json-report';
import { typeJson } from './types-json';

/** Levels of a type's parts; deeper ones are null. */
const TYPE_LEVELS = 8;

export function topologyJson(jobs: readonly Job[], incomplete: readonly Incomplete[], answers: Answers): string {
  const answer = {
    schemaVersion: 1,
    jobs: jobs.map((job) => jobJson(job, answers)),
    incomplete: incompleteJson(incomplete, answers),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

function jobJson({ program, flinkVersion, settings, operators, incomplete }: Job, answers: Answers) {
  return {
    entry: program.entry,
    file: shownPath(program.entryPlace.file, answers),
    line: program.entryPlace.range.start.line + 1,
    flinkVersion: flinkVersion?.text ?? null,
    settings: Object.fromEntries(
      Object.entries(settings).map(([name, setting]) => [
        name,
        setting === null ? null : { value: setting.value, ...placeJson(setting.place, answers) },
      ]),
    ),
    operators: operators.map((operator) => operatorJson(operator, answers)),
    reasons: incomplete.map(sayInEnglish),
  };
}

function operatorJson(operator: Operator, answers: Answers) {
  const { transformation, uid } = operator;
  return {
    index: operator.index,
    kind: operator.kind,
    uid: uid.value,
    uidOrigin: { kind: uid.kind, text: uid.text, ...placeJson(uid.place, answers) },
    userHash: operator.userHash,
    operatorId: operator.operatorId,
    name: operator.name,
    parallelism: operator.parallelism,
    maxParallelism: operator.maxParallelism,
    file: shownPath(transformation.file, answers),
    line: transformation.callRange.start.line + 1,
    function: operator.function,
    keyType: edgeType(operator.keyType),
    outputType: edgeType(operator.outputType),
    states: operator.states.map((state) => stateJson(state, answers)),
    inputs: operator.inputs,
    many: operator.many,
    alternativeOf: operator.alternativeOf,
  };
}

function stateJson({ name, kind, mode, type, keyType, ttl, place, origin }: State, answers: Answers) {
  return {
    name,
    kind,
    mode,
    type: edgeType(type),
    keyType: edgeType(keyType),
    ttl,
    ...placeJson(place, answers),
    origin,
  };
}

function edgeType(type: TypeInformation | null) {
  return type === null ? null : { class: erasedName(type.type), ...typeJson(type, TYPE_LEVELS) };
}

/** `file` and `line`, both null where there is no place. */
function placeJson(place: Job['program']['entryPlace'] | null, answers: Answers) {
  return place === null
    ? { file: null, line: null }
    : { file: shownPath(place.file, answers), line: place.range.start.line + 1 };
}
