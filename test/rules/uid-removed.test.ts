import { checkFindings, checkFix, checkSilent } from '../fixture/check';
import { counted, job, revisions } from './revisions';

const only = { only: ['uid-removed'] };

describe('uid-removed', () => {
  it('fires at the call of an operator that had a uid', () =>
    checkFindings(
      revisions(
        counted('count-process-v1'),
        counted('').replace(
          '                .print()',
          `              // ^^^^^^^ error [uid-removed] The uid "count-process-v1" is gone
                .print()`,
        ),
      ),
      only,
    ));

  it('is silent where the operator keeps no state (near miss)', () =>
    checkSilent(
      revisions(
        job('        env.fromSequence(1, 9).uid("a").map(n -> n + 1).uid("b").print().uid("c");'),
        job('        env.fromSequence(1, 9).uid("a").map(n -> n + 1).print().uid("c");'),
      ),
      only,
    ));

  it('offers the old uid', () =>
    checkFix(
      revisions(counted('count-process-v1'), counted('')),
      'Give the operator its uid "count-process-v1" again',
      `//- src/main/java/Job.java\n${counted('count-process-v1').replace(
        '.process(new Counter()).uid("count-process-v1")',
        '.process(new Counter())\n                .uid("count-process-v1")',
      )}`,
      only,
    ));
});
