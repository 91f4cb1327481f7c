import assert from 'node:assert/strict';
import { classOf } from '../../../server/src/cli/topology';
import type { Judgement } from '../../../server/src/cli/topology-compare';
import { compareRun, countsOf } from '../../../server/src/cli/topology-run-compare';
import type { ElementTypeContext } from '../../../server/src/topology/element-types/element-types';
import { elementTypes } from '../../../server/src/topology/element-types/element-types';
import { nodeTypes } from '../../../server/src/topology/element-types/node-types';
import type { Job, Operator } from '../../../server/src/topology/job';
import { goldenMains, goldenVersions, jobsWorkspace } from '../golden-jobs';
import { contextOf } from './program-types';

describe('the types of the records in the jobs of test/jobs', () => {
  for (const version of goldenVersions()) {
    it(`are what real Flink ${version} makes of them, or unknown`, async () => {
      const workspace = await jobsWorkspace(version);
      const context = contextOf(workspace.checkedFiles, version);
      const projects = new Set(workspace.checkedFiles.map((file) => workspace.projectOf(file)));
      const jobs = [...projects].flatMap((project) => project.jobs);
      const all: Judgement[] = [];
      for (const { main, runs } of goldenMains(version)) {
        const ours = jobs.filter((job) => classOf(job) === main && job.program.entry.endsWith('#main'));
        const typed = ours.map((job) => withTypes(job, context));
        for (const { jobs: real } of runs) {
          const given = real.filter(({ operators }) => operators.length > 0);
          const judgements = compareRun(typed, given).filter(({ aspect }) => /^(?:outputType|keyType)$/.test(aspect));
          all.push(...judgements.map((each) => ({ ...each, operator: `${main}: ${each.operator}` })));
        }
      }
      const { equal, unknown } = countsOf(all);
      const wrong = all.filter(({ verdict }) => verdict === 'wrong');
      if (process.env.TOPOLOGY_REPORT) {
        const open = all.filter(({ verdict }) => verdict === 'unknown');
        console.log(`      ${version}: ${equal} equal, ${unknown} unknown, ${wrong.length} wrong`);
        console.log(open.map(({ operator, aspect, text }) => `        ${operator}: ${aspect} ${text}`).join('\n'));
      }
      assert.deepEqual(
        wrong.map(({ operator, aspect, text }) => `${operator}: ${aspect} ${text}`),
        [],
      );
      assert.ok(equal > 10 * unknown, `${equal} equal, ${unknown} unknown`);
    });
  }
});

function withTypes(job: Job, context: ElementTypeContext): Job {
  const types = elementTypes(job.program, context);
  const operators = job.operators.map((operator): Operator => {
    const { kind, transformation } = operator;
    return { ...operator, ...nodeTypes(kind, transformation, types, context.version) };
  });
  return { ...job, operators };
}
