import { checkFindings, checkFix, checkSilent } from '../fixture/check';
import { counted, job, revisions } from './revisions';

const only = { only: ['state-dropped'] };

describe('state-dropped', () => {
  it('fires beside an operator with state that is gone', () =>
    checkFindings(
      revisions(
        counted('count-process-v1'),
        job(`        env.fromSequence(1, 100).uid("numbers-source-v1")
        //  ^^^^^^^^^^^^ error [state-dropped] The operator "count-process-v1" is gone, and the state "count" with it
                .print().uid("counts-sink-v1");`),
      ),
      only,
    ));

  it('fires at the first uid of an operator that ran without one', () =>
    checkFindings(
      revisions(
        counted(''),
        counted('count-process-v1').replace(
          '                .print()',
          `                //                          ^^^^^^^^^^^^^^^^^^ error [state-dropped] had no uid and is "count-process-v1" now
                .print()`,
        ),
      ),
      only,
    ));

  it('is silent where what is gone kept no state (near miss)', () =>
    checkSilent(
      revisions(
        job('        env.fromSequence(1, 9).uid("a").map(n -> n + 1).uid("b").print().uid("c");'),
        job('        env.fromSequence(1, 9).uid("a").print().uid("c");'),
      ),
      only,
    ));

  it('offers to take the state over that lies under the generated id', () =>
    checkFix(
      revisions(counted(''), counted('count-process-v1')),
      'setUidHash',
      `//- src/main/java/Job.java\n${counted('count-process-v1').replace(
        '.process(new Counter())',
        '.process(new Counter())\n                .setUidHash("dd8618cc8fdbfe52ccd47f0d15dedffa")',
      )}`,
      only,
    ));
});
