import { checkFindings, checkFix, checkSilent } from '../fixture/check';
import { job, revisions } from './revisions';

const only = { only: ['generated-id-at-risk'] };
const bare = (before: string, behind = '') =>
  job(`        env.fromSequence(1, 100).uid("numbers-source-v1")
${before}
                .keyBy(n -> n % 10)
                .reduce(Long::sum)
                ${behind}.print().uid("sums-sink-v1");`);

describe('generated-id-at-risk', () => {
  it('fires at an operator that was added before one without a uid', () =>
    checkFindings(
      revisions(
        bare(''),
        bare(`                .filter(n -> n > 10).uid("large-filter-v1")
        //       ^^^^^^ error [generated-id-at-risk] no savepoint has the state "_op_state" under them`),
      ),
      only,
    ));

  it('is silent where the generated id stays as it is (near miss)', () =>
    checkSilent(revisions(bare(''), bare('', '.map(n -> n + 1).uid("more-map-v1")')), only));

  it('offers to take the state over', () =>
    checkFix(
      revisions(bare(''), bare('                .filter(n -> n > 10).uid("large-filter-v1")')),
      'setUidHash',
      `//- src/main/java/Job.java\n${bare('                .filter(n -> n > 10).uid("large-filter-v1")').replace(
        '.reduce(Long::sum)',
        '.reduce(Long::sum)\n                .setUidHash("dd8618cc8fdbfe52ccd47f0d15dedffa")',
      )}`,
      only,
    ));
});
