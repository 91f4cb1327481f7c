import { checkFindings, checkFix, checkSilent } from '../fixture/check';
import { counted, counter, job, revisions } from './revisions';

const only = { only: ['state-lost-silently'] };
const uid = 'count-process-v1';

describe('state-lost-silently', () => {
  it('fires at the descriptor of a state that was renamed', () =>
    checkFindings(
      revisions(
        counted(uid),
        counted(
          uid,
          counter(
            'total',
            'Long',
            '            //                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error [state-lost-silently] its name is total now',
          ),
        ),
      ),
      only,
    ));

  it('fires at windows of another size', () => {
    const windows = (hours: number, mark = '') =>
      job(`        env.fromSequence(1, 100).uid("numbers-source-v1").keyBy(n -> n % 10)
                .window(TumblingEventTimeWindows.of(Duration.ofHours(${hours})))
${mark}
                .reduce(Long::sum).uid("sums-reduce-v1").print().uid("b");`);
    return checkFindings(
      revisions(
        windows(1),
        windows(2, '        //       ^^^^^^ error [state-lost-silently] what the old windows hold is not found'),
      ),
      only,
    );
  });

  it('is silent where only the variable has another name (near miss)', () =>
    checkSilent(revisions(counted(uid), counted(uid, counter().replace(/\bcount\b(?!")/g, 'total'))), only));

  it('offers the old name', () =>
    checkFix(
      revisions(counted(uid), counted(uid, counter('total'))),
      'Give the state its name "count" again',
      `//- src/main/java/Job.java\n${counted(uid)}`,
      only,
    ));
});
