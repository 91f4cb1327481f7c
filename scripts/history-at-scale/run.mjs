// node scripts/history-at-scale/run.mjs <clone>… [--classpath <jars and folders>] [--most 50]: compares the commits that touched a
// uid, a source, a sink, a key or a state each with its parent, and prints what was told of each, to be read beside its diff.
// Builds nothing and runs no code of the clones. Without --classpath both revisions are read with what their builds name of
// the local repositories: resolve the dependencies of both first (mvn dependency:resolve), or much stays unknown.
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, REPOSITORY } from '../ensure-built.mjs';

/** What a commit that is worth a look adds or removes. */
const TOUCHED =
  '\\.uid\\(|setUidHash|addSource\\(|fromSource\\(|sinkTo\\(|addSink\\(|StateDescriptor|keyBy\\(|FlinkKafka|KafkaSource|KafkaSink';

const { values, positionals } = parseArgs({
  options: { classpath: { type: 'string' }, most: { type: 'string', default: '1000' } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error(
    'usage: node scripts/history-at-scale/run.mjs <clone>… [--classpath <paths>] [--most <commits of each>]',
  );
  process.exit(2);
}
await ensureInstalled();
await ensureBuilt();
const verdicts = new Map();
for (const clone of positionals) for (const pair of commitsOf(clone)) compare(clone, pair);
console.log(`\n${[...verdicts].map(([verdict, n]) => `${verdict}: ${n}`).join(', ')}`);

/** Pairs of a parent and its commit, the newest first; merges are left out. */
function commitsOf(clone) {
  const words = ['log', '--no-merges', `--max-count=${values.most}`, '--format=%P %H', `-G${TOUCHED}`, '--', '*.java'];
  const lines = run('git', ['-c', 'core.hooksPath=/dev/null', ...words], clone)
    .stdout.trim()
    .split('\n');
  return lines.map((line) => line.split(' ')).filter((ids) => ids.length === 2);
}

function compare(clone, [parent, commit]) {
  const diff = (format) => {
    const given = values.classpath ? ['--classpath', values.classpath] : [];
    const words = ['diff', parent, commit, '--format', format, '--fail-on', 'never', ...given];
    return run(process.execPath, [`${REPOSITORY}/dist/cli.js`, ...words], clone);
  };
  const json = diff('json');
  if (json.status !== 0) {
    count('not read');
    console.log(`${basename(clone)} ${commit.slice(0, 10)}: ${json.stderr.trim()}`);
    return;
  }
  const { verdict, jobs } = JSON.parse(json.stdout);
  count(verdict);
  const reasons = jobs.flatMap(({ operators }) => operators.map(({ restore }) => restore)).filter(isUnknown);
  const why = [...new Set(reasons.map(({ message }) => message))];
  console.log(`${basename(clone)} ${commit.slice(0, 10)} ${verdict}`);
  for (const message of why) console.log(`  unknown: ${message}`);
  if (verdict === 'compatible') return;
  for (const { ruleId, message, locations } of JSON.parse(diff('sarif').stdout).runs[0].results) {
    const { artifactLocation, region } = locations[0].physicalLocation;
    console.log(`  ${ruleId} ${artifactLocation.uri}:${region.startLine}: ${message.text}`);
  }
}

function isUnknown({ outcome }) {
  return outcome === 'unknown';
}

function count(verdict) {
  verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
}

function run(command, words, cwd) {
  return spawnSync(command, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
}
