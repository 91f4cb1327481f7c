/** Asks Maven for the class path of a module. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ToldClassPath } from '../analysis/told-class-paths';
import type { Cancellation } from '../base/cancellation';
import { corePath } from './core-path';
import { type BuildTool, runBuild } from './run-build';

const MAVEN: BuildTool = {
  name: 'Maven',
  command: process.platform === 'win32' ? 'mvn.cmd' : 'mvn',
  wrapper: 'mvnw',
  errorIn: (output) => /^\[ERROR\] (.*)$/m.exec(output)?.[1] ?? '',
};

/**
 * @param pom the module's
 * @param root the folder up to which a wrapper counts as the project's
 * @throws BuildFailed, Cancelled
 */
export async function askMaven(
  pom: string,
  root: string,
  limitMs: number,
  cancellation: Cancellation,
): Promise<ToldClassPath> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));
  const file = path.join(folder, 'classpath');
  // all scopes: to Maven `compile` is without what is needed at run time, `runtime` without what the cluster provides
  const goal = ['dependency:build-classpath', `-Dmdep.outputFile=${file}`];
  try {
    const run = { tool: MAVEN, args: ['-q', '-B', '-f', pom, ...goal], folder: path.posix.dirname(pom), root, limitMs };
    await runBuild(run, cancellation);
    const entries = readFileSync(file, 'utf8').trim().split(path.delimiter);
    return { entries: entries.filter((entry) => entry !== '').map(corePath), missing: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
