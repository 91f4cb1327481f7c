/** Two operators of one job with the same uid: the job cannot start. */
import { message } from '../../base/message';
import type { RelatedPlace } from '../../finding/finding';
import { areExclusive } from '../../topology/flow-path';
import type { Transformation } from '../../topology/transformation';
import { oncePerPlace } from '../once-per-place';
import type { Detection, FileFacts, Rule } from '../rule';

interface Duplicate {
  readonly uid: string;
}

export const duplicateOperatorUid: Rule<Duplicate> = {
  id: 'duplicate-operator-uid',
  title: message('Two operators of a job have the same uid'),
  severity: 'error',
  since: '0.1.0',
  fix: 'none',

  check: (facts: FileFacts): Iterable<Detection<Duplicate>> => oncePerPlace(duplicates(facts)),

  message: ({ uid }) =>
    message(
      'The uid "{0}" is already used in this job: Flink refuses to start it (Hash collision on user-specified ID).',
      uid,
    ),
};

function* duplicates({ file, programs }: FileFacts): Iterable<Detection<Duplicate>> {
  for (const { transformations } of programs) {
    for (const [i, operator] of transformations.entries()) {
      const { value, place } = operator.uid;
      const first = transformations.slice(0, i).find((earlier) => collide(earlier, operator));
      if (first?.uid.place && value !== null && place?.file === file.path) {
        yield { range: place.range, data: { uid: value }, related: placesOf(first, operator) };
      }
    }
  }
}

/** True when both operators are proved to be in one run and to have the same uid. */
function collide(earlier: Transformation, later: Transformation): boolean {
  const { value } = later.uid;
  return value !== null && earlier.uid.value === value && !areExclusive(earlier.path, later.path);
}

/** Where the uid was used first; for one that is written once, the two calls that lead to it. */
function placesOf(first: Transformation, second: Transformation): RelatedPlace[] {
  const [a, b] = [first.uid.place, second.uid.place];
  if (a && (a.file !== b?.file || a.range !== b?.range)) {
    return [{ ...a, message: message('First used here.') }];
  }
  const differ = second.callers.findIndex((caller, i) => caller.range !== first.callers[i]?.range);
  const [one, other] = [first.callers[differ], second.callers[differ]];
  return one && other
    ? [
        { ...one, message: message('Called here first.') },
        { ...other, message: message('Called here again.') },
      ]
    : [];
}
