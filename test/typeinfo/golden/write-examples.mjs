/**
 * Asks real Flink about the examples of the tests and writes `examples.json`. Needs Maven and a JDK 17; run in the
 * project's folder: `node test/typeinfo/golden/write-examples.mjs`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RELEASES = { 1.17: '1.17.2', '1.20': '1.20.5', 2.2: '2.2.1' };

const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), 'type-examples-'));
const run = (command, args, options = {}) => execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });

try {
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  const tests = readdirSync(join(here, '..')).filter((name) => name.endsWith('.test.ts'));
  const bundling = ['--bundle', '--packages=external', '--platform=node', '--format=cjs', `--outdir=${folder}/tests`];
  run('node_modules/.bin/esbuild', [...tests.map((name) => join(here, '..', name)), ...bundling, '--log-level=error']);
  run('node_modules/.bin/mocha', ['--reporter=dot', `${folder}/tests/*.js`], {
    env: { ...process.env, TYPEINFO_EXAMPLES: join(folder, 'src') },
  });
  const classes = readFileSync(join(folder, 'src/classes.txt'), 'utf8').trim().split('\n');
  const sources = readdirSync(join(folder, 'src'), { recursive: true }).filter((path) => path.endsWith('.java'));
  const goldens = {};
  for (const [line, release] of Object.entries(RELEASES)) {
    const list = join(folder, `${line}.txt`);
    const goal = ['dependency:build-classpath', `-Dmdep.outputFile=${list}`];
    run('mvn', ['-q', '-B', '-f', join(here, 'pom.xml'), `-Dflink.version=${release}`, ...goal]);
    const classPath = readFileSync(list, 'utf8').trim();
    const compiled = join(folder, line);
    const files = [...sources.map((path) => join(folder, 'src', path)), join(here, 'ShowTypes.java')];
    run('javac', ['-nowarn', '-proc:none', '-cp', classPath, '-d', compiled, ...files]);
    const said = run('java', ['-Xss2m', '--add-opens=java.base/java.util=ALL-UNNAMED', '-cp', `${compiled}:${classPath}`, 'ShowTypes', ...classes]);
    goldens[line] = {};
    for (const block of said.split(/^> /m).slice(1)) {
      const [first, ...log] = block.trimEnd().split('\n');
      const [name, revealed] = first.split('\t');
      goldens[line][name] = { revealed, log: [...new Set(log)] };
    }
  }
  writeFileSync(join(here, 'examples.json'), `${JSON.stringify(goldens, null, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
