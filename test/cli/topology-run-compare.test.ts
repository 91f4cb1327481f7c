import assert from 'node:assert/strict';
import { classOf } from '../../server/src/cli/topology';
import { compareRun, countsOf, whyStopped } from '../../server/src/cli/topology-run-compare';
import { goldenMains, goldenVersions, jobsWorkspace } from '../topology/golden-jobs';

const [VERSION = ''] = goldenVersions();

describe('a main that ends before its job is complete', () => {
  it('is compared only as far as it came', async () => {
    const { jobs, part } = await partOf('jobs.chains.OrderTotals');
    const { wrong, notReached } = countsOf(compareRun(jobs, [part], true));
    assert.equal(wrong, 0);
    assert.ok(notReached > 0);
  });

  it('is not what a shorter job is', async () => {
    const { jobs, part } = await partOf('jobs.chains.OrderTotals');
    assert.ok(countsOf(compareRun(jobs, [part])).wrong > 0);
  });

  it('says what it threw, and where', () => {
    const error = "java.lang.RuntimeException: No data for required key 'input'";
    const errorSite = { file: 'OrdersJob.java', line: 12 };
    const run = { flinkVersion: VERSION, main: 'OrdersJob', status: 'threw', error, errorSite, jobs: [] } as const;
    assert.equal(whyStopped(run), `the main threw ${error} (OrdersJob.java:12)`);
  });
});

/** A job of test/jobs, and the first two operators of what Flink made of it. */
async function partOf(main: string) {
  const workspace = await jobsWorkspace(VERSION);
  const projects = new Set(workspace.checkedFiles.map((file) => workspace.projectOf(file)));
  const jobs = [...projects].flatMap((project) => project.jobs).filter((job) => classOf(job) === main);
  const golden = goldenMains(VERSION).find((each) => each.main === main);
  const whole = golden?.runs[0]?.jobs[0];
  assert.ok(whole);
  return { jobs, part: { ...whole, executed: false, operators: whole.operators.slice(0, 2) } };
}
