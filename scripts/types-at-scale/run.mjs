// node scripts/types-at-scale/run.mjs <groupId:artifactId:version>… [--flink 1.20.5] [--all]: holds the product's answers
// for the classes in an artifact's sources jar against real Flink's for the same classes of its binary jar. Needs Maven
// and a JDK. Lists what is wrong and what is unknown (the first of each, or --all); ends with 1 when anything is wrong.
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { parseArgs } from 'node:util';
import { flinkClasspath } from '../../test/flink/classpath.mjs';
import { ensureBuilt, ensureInstalled, REPOSITORY } from '../ensure-built.mjs';
import { fetchArtifact } from './fetch-artifact.mjs';
import { namedClasses } from './named-classes.mjs';
import { tally } from './tally.mjs';

const { values, positionals } = parseArgs({
  options: { flink: { type: 'string', default: '1.20.5' }, all: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('usage: node scripts/types-at-scale/run.mjs <groupId:artifactId:version>… [--flink 1.20.5] [--all]');
  process.exit(2);
}
await ensureInstalled();
await ensureBuilt();
const flink = await flinkClasspath(values.flink);
for (const coordinates of positionals) {
  const { sources, binary, classPath } = await fetchArtifact(coordinates);
  const answer = verify(sources, binary, [...flink, ...classPath]);
  const { wrong } = tally(`${coordinates} with Flink ${values.flink}`, answer, await namedClasses(binary), values.all);
  process.exitCode ||= wrong > 0 ? 1 : 0;
}

/** The sources alone are what the product reads; the binary jar is only for Flink. */
function verify(sources, binary, classPath) {
  const options = ['--verify', '--format', 'json', '--flink', values.flink, '--classes', binary];
  const words = ['types', sources, ...options, '--classpath', classPath.join(delimiter)];
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${REPOSITORY}/dist/cli.js`, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`flink-playbook types --verify ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
