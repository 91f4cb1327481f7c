/** Asks real Flink about the examples of the tests and writes `examples.json`: `node test/typeinfo/golden/write-examples.mjs`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askAboutExamples } from './ask-flink.mjs';

const goldens = await askAboutExamples({ 1.17: '1.17.2', '1.20': '1.20.5', '2.0': '2.0.0', 2.2: '2.2.1' });
writeFileSync(join(import.meta.dirname, 'examples.json'), `${JSON.stringify(goldens, null, 1)}\n`);
