/** Asks Maven for a class path. This runs the project's build: only on a person's word. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ClassPathSource } from '../analysis/folder-texts';
import { message } from '../base/message';
import type { ClassPath } from '../project/class-path/class-path';
import type { ProjectModel } from '../project/project-model';
import { classPathFiles } from './class-path-files';
import { corePath } from './core-path';

const LONGEST_RUN_MS = 600_000;

/** Class paths as Maven tells them; where it fails, what can be followed without it, and why. */
export function resolvedClassPaths(): ClassPathSource {
  return {
    files: classPathFiles(),
    classPathOf(project: ProjectModel, followed: () => ClassPath): ClassPath {
      const { buildFile } = project;
      const without = followed();
      if (buildFile === null) {
        return without;
      }
      if (!buildFile.endsWith('.xml')) {
        const why = message('--resolve runs Maven only; for a Gradle build give --classpath');
        return { ...without, missing: [why, ...without.missing] };
      }
      try {
        // the folders that the project's modules are compiled into come first
        const folders = without.entries.filter((entry) => !entry.endsWith('.jar'));
        return { entries: [...folders, ...askMaven(buildFile)], missing: [] };
      } catch (thrown) {
        const why = message('Maven could not tell the class path: {0}', whyMavenFailed(thrown));
        return { ...without, missing: [why, ...without.missing] };
      }
    },
  };
}

function askMaven(pom: string): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));
  const file = path.join(folder, 'classpath');
  const windows = process.platform === 'win32';
  // all scopes: to Maven `compile` is without what is needed at run time, `runtime` without what the cluster provides
  const goal = ['dependency:build-classpath', `-Dmdep.outputFile=${file}`];
  try {
    execFileSync(windows ? 'mvn.cmd' : 'mvn', ['-q', '-B', '-f', pom, ...goal], {
      cwd: path.dirname(pom),
      encoding: 'utf8',
      shell: windows,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_RUN_MS,
    });
    const entries = readFileSync(file, 'utf8').trim().split(path.delimiter);
    return entries.filter((entry) => entry !== '').map(corePath);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Maven's own first error, or why it did not run. */
function whyMavenFailed(thrown: unknown): string {
  const { code, stdout, message: said } = thrown as { code?: string; stdout?: string; message?: string };
  if (code === 'ENOENT') {
    return 'there is no command mvn';
  }
  const error = /^\[ERROR\] (.*)$/m.exec(stdout ?? '')?.[1];
  return error ?? code ?? said ?? String(thrown);
}
