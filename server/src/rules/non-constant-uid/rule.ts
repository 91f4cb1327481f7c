/** A uid that is another one at each start: what state the operator has is never found again. */
import { message } from '../../base/message';
import type { CodePlace } from '../../topology/code-place';
import { hasOthersWithoutUid, isBatch } from '../../topology/operators';
import type { JobProgram, Transformation } from '../../topology/transformation';
import { suggestUid } from '../add-uid';
import { inFile, stringLiteral } from '../java-edits';
import { oncePerPlace, placeOf } from '../once-per-place';
import type { Detection, FileFacts, Rule } from '../rule';
import { changingPart } from './changing-part';

interface NotConstant {
  readonly program: JobProgram;
  readonly operator: Transformation;
  /** What changes, as people write it: `UUID.randomUUID()`. */
  readonly part: string;
}

export const nonConstantUid: Rule<NotConstant> = {
  id: 'non-constant-uid',
  title: message('A uid changes at each start'),
  severity: 'error',
  since: '0.1.0',
  fix: 'unsafe',

  check: (facts) => (facts.file.test ? [] : oncePerPlace(detect(facts))),

  message: ({ part }) =>
    message(
      'This uid is made of {0}: each start of the job makes another one, so that Flink never finds the state of this operator again.',
      part,
    ),

  fixes(facts, { data: { program, operator }, range }) {
    const { call } = operator;
    if (call === null || operator.many || usesOf(range, facts.programs).size > 1) {
      return [];
    }
    const uid = suggestUid(operator, call, facts);
    return [
      {
        title: hasOthersWithoutUid(program, operator)
          ? message(
              'Use the constant uid "{0}" (the state that this operator and those without a uid behind it have now is lost one last time)',
              uid,
            )
          : message('Use the constant uid "{0}" (the state that this operator has now is lost one last time)', uid),
        safe: false,
        preferred: true,
        edits: inFile(facts, { range, newText: stringLiteral(uid) }),
      },
    ];
  },
};

function* detect({ file, programs }: FileFacts): Iterable<Detection<NotConstant>> {
  const running = programs.filter((program) => !isBatch(program));
  for (const [program, operator] of running.flatMap((each) =>
    each.transformations.map((one) => [each, one] as const),
  )) {
    const { kind, value, place, argument } = operator.uid;
    const part = kind === 'computed' && value === null && argument ? changingPart(argument) : null;
    if (part && place?.file === file.path) {
      const related = isWithin(part.place, place) ? [] : [{ ...part.place, message: message('Made here.') }];
      yield { range: place.range, data: { program, operator, part: part.text }, related };
    }
  }
}

/** The places of the operators that a uid is given to: a constant must not become the uid of two. */
function usesOf(range: Detection<unknown>['range'], programs: readonly JobProgram[]): ReadonlySet<string> {
  const operators = programs.flatMap(({ transformations }) => transformations);
  const given = operators.filter(({ uid }) => uid.place && placeOf(uid.place.range) === placeOf(range));
  return new Set(
    given.map(
      ({ file, callRange, callers }) =>
        `${file}:${placeOf(callRange)}:${callers.map((c) => `${c.file}:${placeOf(c.range)}`)}`,
    ),
  );
}

function isWithin(inner: CodePlace, outer: CodePlace): boolean {
  const [a, b] = [inner.range, outer.range];
  return inner.file === outer.file && a.start.line >= b.start.line && a.end.line <= b.end.line;
}
