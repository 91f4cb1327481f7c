import { checkFindings, checkFix, checkSilent } from '../fixture/check';
import { counted, job, revisions } from './revisions';

const only = { only: ['uid-changed'] };

describe('uid-changed', () => {
  it('fires at the new uid of an operator with state', () =>
    checkFindings(
      revisions(
        counted('count-process-v1'),
        counted('count-process-v2').replace(
          '                .print()',
          `                //                          ^^^^^^^^^^^^^^^^^^ error [uid-changed] was "count-process-v1" and is "count-process-v2": Flink finds no operator for the state "count"
                .print()`,
        ),
      ),
      only,
    ));

  it('is silent where the operator keeps no state (near miss)', () =>
    checkSilent(
      revisions(
        job('        env.fromSequence(1, 9).uid("a").map(n -> n + 1).uid("b").print().uid("c");'),
        job('        env.fromSequence(1, 9).uid("a").map(n -> n + 1).uid("b2").print().uid("c");'),
      ),
      only,
    ));

  it('is silent where the uid moved into a constant or a helper (near miss)', () =>
    checkSilent(
      revisions(
        counted('count-process-v1'),
        counted('count-process-v1', '    static final String UID = "count-process-v1";')
          .replace('.process(new Counter()).uid("count-process-v1")', '.process(new Counter()).uid(UID)')
          .replace(/\}\s*$/, `${counted('x').slice(counted('x').indexOf('    public static class Counter'))}`),
      ),
      only,
    ));

  it('offers the old uid', () =>
    checkFix(
      revisions(counted('count-process-v1'), counted('count-process-v2')),
      'Give the operator its uid "count-process-v1" again',
      `//- src/main/java/Job.java\n${counted('count-process-v1')}`,
      only,
    ));

  it('offers to take the state over under the new uid', () =>
    checkFix(
      revisions(counted('count-process-v1'), counted('count-process-v2')),
      'setUidHash',
      `//- src/main/java/Job.java\n${counted('count-process-v2').replace(
        '.process(new Counter())',
        '.process(new Counter())\n                .setUidHash("1f2402f772c1281749a60c6ad7ab5dfc")',
      )}`,
      only,
    ));
});
