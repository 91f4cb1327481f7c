import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { OPENED } from './ask.mjs';
import { flinkClasspath, ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { java, run } from './processes.mjs';

/**
 * The job graphs of many mains, asked in one JVM.
 * @param {{main: string, classes: string}[]} questions a main class, and the folder of its class files
 * @param {string} version of Flink
 * @returns {Promise<any[]>} what the probe tells of each (`topology --open`), in the same order
 */
export async function jobGraphs(questions, version) {
  const probe = mkdtempSync(join(tmpdir(), 'flink-playbook-'));
  try {
    for (const file of [join('probe', 'FlinkProbe.java'), join('test', 'flink', 'JobGraphs.java')]) {
      const source = readFileSync(join(ROOT, file), 'utf8');
      const isProbe = file.startsWith('probe');
      const { errors } = await compile({ [file]: source }, version, { out: join(probe, isProbe ? 'probe' : 'runner') });
      if (errors.length > 0) throw new Error(`${file}: ${JSON.stringify(errors)}`);
    }
    const classpath = [join(probe, 'runner'), ...(await flinkClasspath(version))].join(delimiter);
    const input = questions.map(({ main, classes }) => [main, join(probe, 'probe'), classes].join('\t')).join('\n');
    const options = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
    const { stdout, stderr } = await run(java(), [...options, ...OPENED, '-cp', classpath, 'JobGraphs'], { input });
    const answers = stdout.trim().split('\n').filter(Boolean);
    if (answers.length !== questions.length)
      throw new Error(`${answers.length} answers of ${questions.length}\n${stderr}`);
    return answers.map((answer) => JSON.parse(answer));
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}
