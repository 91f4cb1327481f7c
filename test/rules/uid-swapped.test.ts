import { checkFindings, checkFix, checkSilent } from '../fixture/check';
import { job, revisions } from './revisions';

const only = { only: ['uid-swapped'] };
const two = (first: string, second: string, mark = '') =>
  job(`        DataStream<Long> numbers = env.fromSequence(1, 100).uid("numbers-source-v1");
        numbers.keyBy(n -> n % 10).reduce(Long::sum).uid("${first}").print().uid("a");
${mark}
        numbers.keyBy(n -> n % 10).reduce(Long::max).uid("${second}").print().uid("b");`);

describe('uid-swapped', () => {
  it('fires once for operators that exchanged their uids', () =>
    checkFindings(
      revisions(
        two('sum', 'max'),
        two(
          'max',
          'sum',
          '        //                                               ^^^^^ error [uid-swapped] each goes on with the state of another one, without an error',
        ),
      ),
      only,
    ));

  it('is silent where the operators only changed places (near miss)', () =>
    checkSilent(
      revisions(
        two('sum', 'max'),
        job(`        DataStream<Long> numbers = env.fromSequence(1, 100).uid("numbers-source-v1");
        numbers.keyBy(n -> n % 10).reduce(Long::max).uid("max").print().uid("b");
        numbers.keyBy(n -> n % 10).reduce(Long::sum).uid("sum").print().uid("a");`),
      ),
      only,
    ));

  it('offers to give each its own uid again', () =>
    checkFix(
      revisions(two('sum', 'max'), two('max', 'sum')),
      'Give each operator its own uid again',
      `//- src/main/java/Job.java\n${two('sum', 'max')}`,
      only,
    ));
});
