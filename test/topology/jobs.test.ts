import assert from 'node:assert/strict';
import { classOf } from '../../server/src/cli/topology';
import { ASPECTS, type Aspect, type Judgement } from '../../server/src/cli/topology-compare';
import { compareRun, countsOf } from '../../server/src/cli/topology-run-compare';
import { goldenMains, goldenVersions, jobsWorkspace } from './golden-jobs';

/** What the product tells of. */
const TOLD: ReadonlySet<Aspect> = new Set(ASPECTS);

describe('the jobs of test/jobs', () => {
  for (const version of goldenVersions()) {
    it(`are as real Flink ${version} builds them, or unknown`, async () => {
      const workspace = await jobsWorkspace(version);
      const projects = new Set(workspace.checkedFiles.map((file) => workspace.projectOf(file)));
      const jobs = [...projects].flatMap((project) => project.jobs);
      const wrong: string[] = [];
      const all: Judgement[] = [];
      const mains = goldenMains(version);
      for (const { main, runs } of mains) {
        const ours = jobs.filter((job) => classOf(job) === main && job.program.entry.endsWith('#main'));
        for (const { args, jobs: real } of runs) {
          const given = real.filter(({ operators }) => operators.length > 0);
          const judgements = compareRun(ours, given).filter(({ aspect }) => TOLD.has(aspect));
          all.push(...judgements);
          for (const { aspect, verdict, operator, text } of judgements) {
            if (verdict === 'wrong') wrong.push(`${main} ${args.join(' ')}: ${operator}: ${aspect} ${text}`);
          }
        }
      }
      assert.ok(mains.length >= 60);
      if (process.env.TOPOLOGY_REPORT) report(version, all);
      assert.deepEqual(wrong, []);
      const { equal, unknown } = countsOf(all);
      assert.ok(equal > 10 * unknown, `${equal} equal, ${unknown} unknown`);
    });
  }
});

/** The agreement by aspect, for people: `TOPOLOGY_REPORT=1 npm test -- --grep test/jobs`. */
function report(version: string, judgements: readonly Judgement[]): void {
  for (const aspect of TOLD) {
    const { equal, unknown, wrong } = countsOf(judgements.filter((judgement) => judgement.aspect === aspect));
    console.log(`${version} ${aspect}: ${equal} equal, ${unknown} unknown, ${wrong} wrong`);
  }
  const reasons = judgements.filter(({ verdict }) => verdict === 'unknown');
  for (const { aspect, operator, text } of reasons) console.log(`  ${operator}: ${aspect} ${text}`);
}
