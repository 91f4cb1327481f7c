import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '..', '..', '..');
const OPENED = ['-Xss2m', '--add-opens=java.base/java.util=ALL-UNNAMED'];

/**
 * Asks real Flink about the examples of the tests. Needs Maven and a JDK 17.
 * @param {Record<string, string>} releases of Flink by line: `{"1.20": "1.20.5"}`
 * @returns {Promise<Record<string, Record<string, {revealed: string, log: string[]}>>>} by line and class
 */
export async function askAboutExamples(releases) {
  const folder = mkdtempSync(join(tmpdir(), 'type-examples-'));
  try {
    const { classes, sources } = writeExamples(folder);
    return Object.fromEntries(
      Object.entries(releases).map(([line, release]) => {
        const classPath = classPathOf(release, join(folder, `${line}.txt`));
        const compiled = join(folder, line);
        const files = [...sources, join(HERE, 'ShowTypes.java')];
        run('javac', ['-nowarn', '-proc:none', '-cp', classPath, '-d', compiled, ...files]);
        const words = [...OPENED, '-cp', [compiled, classPath].join(delimiter), 'ShowTypes', ...classes];
        return [line, readAnswer(run('java', words))];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the tests so that each writes its example instead of checking it. */
function writeExamples(folder) {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const tests = readdirSync(join(HERE, '..')).filter((name) => name.endsWith('.test.ts'));
  const bundling = ['--bundle', '--packages=external', '--platform=node', '--format=cjs', `--outdir=${folder}/tests`];
  const entries = tests.map((name) => join(HERE, '..', name));
  run(join(ROOT, 'node_modules/.bin/esbuild'), [...entries, ...bundling, '--log-level=error']);
  const bundles = tests.map((name) => join(folder, 'tests', name.replace(/\.ts$/, '.js')));
  const { FLINK_ORACLE: _, ...env } = process.env;
  run(join(ROOT, 'node_modules/.bin/mocha'), ['--reporter=dot', ...bundles], {
    env: { ...env, TYPEINFO_EXAMPLES: join(folder, 'src') },
  });
  const paths = readdirSync(join(folder, 'src'), { recursive: true }).filter((path) => path.endsWith('.java'));
  return {
    classes: readFileSync(join(folder, 'src', 'classes.txt'), 'utf8').trim().split('\n'),
    sources: paths.map((path) => join(folder, 'src', path)),
  };
}

function classPathOf(release, list) {
  const goal = ['dependency:build-classpath', `-Dmdep.outputFile=${list}`];
  run('mvn', ['-q', '-B', '-f', join(HERE, 'pom.xml'), `-Dflink.version=${release}`, ...goal]);
  return readFileSync(list, 'utf8').trim();
}

/** By class: the type as ShowTypes says it, and the distinct lines that Flink logged. */
function readAnswer(said) {
  const blocks = said.split(/^> /m).slice(1);
  return Object.fromEntries(
    blocks.map((block) => {
      const [first, ...log] = block.trimEnd().split('\n');
      const [name, revealed] = first.split('\t');
      return [name, { revealed, log: [...new Set(log)] }];
    }),
  );
}

function run(command, args, options = {}) {
  return execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, cwd: ROOT, ...options });
}
