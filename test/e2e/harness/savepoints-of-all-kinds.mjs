// Lays savepoints of all kinds into a workspace: real ones, and such as nobody would wish for.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { REAL_SAVEPOINTS, writeMetadata } from './write-metadata.mjs';

/** An operator of the sample's OrdersJob. */
export const REVENUE = '28ab80b2373cce07662e7ad1928644c6';
export const HUGE = 10_000;

/** @param {string} workspace its folder */
export function layOutSavepoints(workspace) {
  const folder = path.join(workspace, 'savepoints');
  const real = (name, as) => fs.cpSync(path.join(REAL_SAVEPOINTS, name), path.join(folder, as), { recursive: true });
  real('2.3.0-canonical', 'savepoint-small');
  real('1.20.5-stale-kafka', 'savepoint-stale');
  real('1.20.5-native-files', 'savepoint-damaged');
  const damaged = path.join(folder, 'savepoint-damaged', '_metadata');
  fs.truncateSync(damaged, Math.round(fs.statSync(damaged).size * 0.6));
  fs.mkdirSync(path.join(folder, 'table'));
  fs.writeFileSync(path.join(folder, 'table', '_metadata'), 'PAR1 of another program PAR1');
  writeMetadata(path.join(folder, 'savepoint-hostile'), 5, [hostile()]);
  writeMetadata(
    path.join(folder, 'savepoint-huge'),
    6,
    Array.from({ length: HUGE }, (_, i) => operator(i, 2, 1 + (i % 7))),
  );
  real('1.20.5-stale-kafka', 'growing/chk-9');
  const newest = path.join(folder, 'growing', 'chk-9', '_metadata');
  const bytes = fs.readFileSync(newest);
  bytes.writeBigInt64BE(9n, 8); // behind the magic number and the version
  fs.writeFileSync(newest, bytes);
  for (let restore = 0; restore < 5; restore += 1) {
    writeMetadata(path.join(folder, 'growing', `chk-${restore + 1}`), restore + 1, [
      { ...operator(0, 2, 5 * 2 ** restore), uid: 'payments-source-v1' },
      { ...operator(1, 2, 40), uid: 'totals-process-v1', operatorId: REVENUE },
    ]);
  }
}

function operator(i, parallelism, entries) {
  return {
    name: `Operator ${i}`,
    uid: `operator-${i}-v1`,
    operatorId: i.toString(16).padStart(32, '0'),
    parallelism,
    states: [{ name: 'kept', entries }],
  };
}

function hostile() {
  return {
    name: '<img src=x onerror="document.title=1"><b>bold</b>',
    uid: '[click](command:workbench.action.closeAllEditors) $(trash) \u001b[31mred \u202eback',
    operatorId: REVENUE,
    parallelism: 2,
    states: [{ name: '=1+1 <script>throw 1</script> **bold**', entries: 3 }],
  };
}
