import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../../../flink/ask.mjs';
import { compile } from '../../../flink/javac.mjs';

const JOBS = join(import.meta.dirname, '..', 'jobs');

/**
 * Asks real Flink for the graphs of the jobs in `jobs/`.
 * @param {string} version of Flink, such as `1.20.5`
 * @returns {Promise<Record<string, object[]>>} by the job's class; inputs are positions
 */
export async function askForGraphs(version) {
  const folders = ['common', `flink-${version.split('.')[0]}`].map((name) => join(JOBS, name));
  const paths = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const files = Object.fromEntries(paths.map((path) => [path.replace(/.*[\\/]/, ''), readFileSync(path, 'utf8')]));
  const out = mkdtempSync(join(tmpdir(), 'stream-graphs-'));
  try {
    const { ok, errors } = await compile(files, version, { out });
    if (!ok) throw new Error(`with Flink ${version} the jobs do not compile: ${JSON.stringify(errors)}`);
    const graphs = {};
    for (const name of Object.keys(files).filter((file) => files[file].includes('void main('))) {
      const job = name.replace('.java', '');
      const { status, error, jobs } = await ask(version, ['topology', job], { classes: [out] });
      if (status !== 'ok' || jobs.length !== 1 || jobs[0].rejected)
        throw new Error(`${job}: ${error ?? jobs[0]?.rejected}`);
      graphs[job] = operatorsOf(jobs[0]);
    }
    return graphs;
  } finally {
    rmSync(out, { recursive: true });
  }
}

function operatorsOf({ operators }) {
  const positions = new Map(operators.map(({ id }, i) => [id, i]));
  return operators.map(({ name, uid, userHash, operatorId, parallelism, maxParallelism, inputs }) => ({
    name,
    uid,
    userHash,
    operatorId,
    parallelism,
    maxParallelism,
    inputs: inputs.map((id) => positions.get(id)),
  }));
}
