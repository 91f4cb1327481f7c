/** Asks real Flink for the graphs of `jobs/` and writes `graphs.json`: `node test/topology/stream-graph/golden/write-graphs.mjs`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askForGraphs } from './ask-flink.mjs';

const goldens = {};
for (const version of ['1.17.2', '1.20.5', '2.2.1']) {
  goldens[version.split('.').slice(0, 2).join('.')] = await askForGraphs(version);
}
// one line an operator
const text = JSON.stringify(goldens, null, 1).replace(
  /\{\s+("name":[^{}]*?)\s+\}/g,
  (_, fields) => `{ ${fields.replace(/\s*\n\s*/g, ' ')} }`,
);
writeFileSync(join(import.meta.dirname, 'graphs.json'), `${text}\n`);
process.exit(0); // the compiler is still there
