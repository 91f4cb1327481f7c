import { checkFindings, checkSilent } from '../fixture/check';
import { counted, revisions } from './revisions';

const only = { only: ['max-parallelism-changed'] };
const limited = (setting: string) =>
  counted('count-process-v1').replace('getExecutionEnvironment();', `getExecutionEnvironment();\n${setting}`);

describe('max-parallelism-changed', () => {
  it('fires once where the number is set', () =>
    checkFindings(
      revisions(
        limited('        env.setMaxParallelism(128);'),
        limited(`        env.setMaxParallelism(256);
     // ^^^^^^^^^^^^^^^^^^^^^^^^^^ error [max-parallelism-changed] was 128 and is 256`),
      ),
      only,
    ));

  it('is silent where the savepoint has the number by default (near miss)', () =>
    checkSilent(
      revisions(
        limited('        env.setParallelism(4);'),
        limited('        env.setParallelism(4);\n        env.setMaxParallelism(128);'),
      ),
      only,
    ));
});
