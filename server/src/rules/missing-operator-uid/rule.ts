/** An operator without a uid: its state is found again only as long as the job's graph stays as it is. */
import { message } from '../../base/message';
import { isAtLeast } from '../../flink/flink-version';
import { givenName, hasOthersWithoutUid, isBatch, operatorsIn } from '../../topology/operators';
import type { JobProgram, Transformation } from '../../topology/transformation';
import { addCall, inFile, stringLiteral } from '../java-edits';
import { oncePerPlace } from '../once-per-place';
import type { Detection, FileFacts, Rule } from '../rule';
import { suggestUid } from './suggest-uid';

interface Missing {
  readonly program: JobProgram;
  readonly operator: Transformation;
  readonly kind: string;
}

/** Operators that keep nothing between records, whatever function they get: without a rich function there is no state. */
const STATELESS = new Set([
  'project',
  'assignTimestampsAndWatermarks',
  'print',
  'printToErr',
  'writeAsText',
  'writeAsCsv',
]);
const MOSTLY_STATELESS = new Set(['map', 'filter', 'flatMap', 'fullWindowPartition.sortPartition']);

export const missingOperatorUid: Rule<Missing> = {
  id: 'missing-operator-uid',
  title: message('An operator has no uid'),
  severity: 'warning',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts: FileFacts): Iterable<Detection<Missing>> => (facts.file.test ? [] : oncePerPlace(missing(facts))),

  message({ operator, kind }) {
    const name = givenName(operator);
    return name !== null
      ? message(
          "The operator '{0}' ({1}) has no uid: after a change of the job, Flink may not find its state again.",
          name,
          kind,
        )
      : message('The operator {0} has no uid: after a change of the job, Flink may not find its state again.', kind);
  },

  fixes(facts, { data: { program, operator, kind } }) {
    const uid = suggestUid(operator, kind, facts);
    return [
      {
        title: hasOthersWithoutUid(program, operator)
          ? message(
              'Add uid "{0}" (in a job that already runs, this operator and those without a uid behind it lose their state once)',
              uid,
            )
          : message('Add uid "{0}" (in a job that already runs without it, this operator loses its state once)', uid),
        safe: false,
        preferred: true,
        edits: inFile(facts, addCall(facts.lines, operator.callRange, operator.callEnd, `uid(${stringLiteral(uid)})`)),
      },
    ];
  },
};

function* missing(facts: FileFacts): Iterable<Detection<Missing>> {
  for (const program of facts.programs.filter((each) => !isBatch(each))) {
    for (const operator of operatorsIn(program, facts.file.path)) {
      const { call, uid, userHash } = operator;
      if (call !== null && uid.kind === 'none' && userHash.kind === 'unset' && takesUid(call, facts)) {
        const severity = mayHaveState(operator, call) ? 'warning' : 'info';
        yield { range: operator.callRange, data: { program, operator, kind: call }, severity };
      }
    }
  }
}

/** Joins and coGroups give a plain DataStream before 2.0: nothing a uid could be set on. */
function takesUid(kind: string, { flinkVersion }: FileFacts): boolean {
  const joined = kind === 'join.apply' || kind === 'coGroup.apply';
  return !joined || (flinkVersion !== null && isAtLeast(flinkVersion, 2, 0));
}

/** A map of a keyed stream, or one with a function of its own, may keep state; a lambda cannot. */
function mayHaveState(operator: Transformation, kind: string): boolean {
  if (STATELESS.has(kind)) {
    return false;
  }
  const [argument] = operator.arguments;
  return (
    !MOSTLY_STATELESS.has(kind) || (operator.keyed && argument?.kind !== 'lambda' && argument?.kind !== 'reference')
  );
}
