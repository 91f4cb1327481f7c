import { checkFindings, checkFix, checkSilent } from '../fixture/check';
import { counter, job, revisions } from './revisions';

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

  it('fires once where operators have the ids now that others had', () => {
    const [sums, largest] = [
      '        numbers.keyBy(n -> n % 10).reduce(Long::sum).print();',
      '        numbers.keyBy(n -> n % 7).process(new Counter()).print();',
    ];
    const flows = (first: string, second: string) =>
      job(`        DataStream<Long> numbers = env.fromSequence(1, 100);\n${first}\n${second}`, counter());
    return checkFindings(
      revisions(
        flows(sums, largest),
        flows(
          largest,
          `${sums}
        //                         ^^^^^^ error [generated-id-at-risk] each has the id now that another one had. The restore says nothing; lost, or read by another operator: the states "_op_state", "count"`,
        ),
      ),
      {
        only: [
          'generated-id-at-risk',
          'state-lost-silently',
          'state-wrong-silently',
          'state-incompatible',
          'key-changed',
        ],
      },
    );
  });

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
