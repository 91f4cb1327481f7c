/** What tests with a broker and a cluster have in common. */

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../../scripts/ensure-built.mjs';
import { compile } from '../javac.mjs';
import { run } from '../processes.mjs';
import { Lab } from './lab.mjs';

/**
 * Opens a lab before the tests of a suite and closes it behind them.
 * @returns {{ lab: Lab, address: string, tool: Function, cluster: object }} filled when they run
 */
export function openLab(version) {
  const opened = {};
  before(async () => {
    await ensureBuilt();
    opened.lab = await Lab.open();
    opened.address = await opened.lab.broker();
    const [tool, cluster] = await Promise.all([opened.lab.tool(version, opened.address), opened.lab.cluster(version)]);
    Object.assign(opened, { tool, cluster });
  });
  after(() => opened.lab?.close());
  return opened;
}

/**
 * The jar of a job, in a folder.
 * @param {Record<string, string>} files sources by their paths in packages
 */
export async function jarOf(folder, files, version) {
  const out = join(folder, 'classes');
  await mkdir(out, { recursive: true });
  assert.deepEqual(await compile(files, version, { out }), { ok: true, errors: [] }, Object.values(files).join('\n'));
  const jar = join(folder, 'job.jar');
  const { code, stderr } = await run('jar', ['cf', jar, '-C', out, '.']);
  assert.equal(code, 0, stderr);
  return jar;
}

/** The savepoint that Flink's command line told of. */
export function savepointIn(told) {
  return fileURLToPath(/(file:\S+?)\.?\s*$/m.exec(told)[1]);
}
