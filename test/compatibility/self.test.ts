import assert from 'node:assert/strict';
import { jobSides } from '../../server/src/analysis/revision-of';
import { sayInEnglish } from '../../server/src/base/message';
import { compareJobs } from '../../server/src/compatibility/compare-jobs';
import { goldenVersions, jobsWorkspace } from '../topology/golden-jobs';

describe('a job compared with itself', () => {
  for (const version of goldenVersions()) {
    it(`has nothing changed, in Flink ${version}`, async () => {
      const sides = jobSides(await jobsWorkspace(version));
      const again = jobSides(await jobsWorkspace(version));
      const { plans } = compareJobs(sides, again, ['hashmap', 'rocksdb']);
      const operators = plans.flatMap((plan) => plan.operators.map((operator) => ({ ...operator, entry: plan.entry })));
      const told = operators.flatMap(({ entry, match, states, restore }) => {
        const outcomes = [restore, ...states.map(({ outcome, reason }) => ({ outcome, message: reason }))];
        const bad = outcomes.filter(({ outcome }) => outcome !== 'kept' && outcome !== 'unknown');
        const said = bad.map(({ outcome, message }) => `${outcome} ${message ? sayInEnglish(message) : ''}`);
        return match.change === 'kept' && bad.length === 0
          ? []
          : [`${entry} ${match.change} ${match.old?.kind}: ${said}`];
      });
      assert.deepEqual(told, []);
      assert.ok(plans.every(({ before, after }) => before && after));
    });
  }
});
