/** Asks real Flink about classes: runs `java` with the probe and the project's class path. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CannotRun } from './exit';

/** What the probe tells of a type. */
export interface ProbedType {
  readonly kind: string;
  /** As `Type.getTypeName` has it. */
  readonly class: string;
  readonly serializer?: string;
  /** What `createSerializer` throws. */
  readonly serializerError?: string;
  readonly fields?: readonly { readonly name: string; readonly declaredIn: string; readonly type: ProbedType }[];
  readonly arguments?: readonly ProbedType[];
}

export interface ProbedClass {
  readonly class: string;
  readonly type?: ProbedType;
  /** The lines TypeExtractor logged. */
  readonly log?: readonly string[];
  /** What was thrown instead. */
  readonly error?: string;
}

export interface ProbeAnswer {
  readonly flinkVersion: string;
  readonly javaVersion: string;
  readonly classes: readonly ProbedClass[];
}

/** As Flink's own start scripts do: its TypeExtractor looks into these packages. */
const OPENED = ['java.lang', 'java.util', 'java.time', 'java.net', 'java.io'].flatMap((name) => [
  '--add-opens',
  `java.base/${name}=ALL-UNNAMED`,
]);

/** The program that `askFlink` runs: that of JAVA_HOME, else the first on the PATH. */
export function javaProgram(): string {
  return process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
}

/**
 * Asks the Flink of a class path for the type information of classes, in one JVM.
 * @param classPath jars and folders: the project's own classes, what they need, and Flink
 * @param probe the file `FlinkProbe.java`
 * @throws CannotRun when a part of the class path, Java or Flink is missing
 */
export async function askFlink(
  classes: readonly string[],
  classPath: readonly string[],
  probe: string,
): Promise<ProbeAnswer> {
  for (const part of classPath) {
    if (!existsSync(part.replace(/[\\/]\*$/, ''))) {
      throw new CannotRun(`there is no ${part}, which --classpath names`);
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));
  try {
    // thousands of names do not fit into a command line
    const list = path.join(folder, 'classes.txt');
    writeFileSync(list, classes.join('\n'));
    const words = [...OPENED, '-cp', classPath.join(path.delimiter), probe, 'types', `@${list}`];
    const { code, out, err } = await run(javaProgram(), words);
    return readAnswer(code, out, err);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readAnswer(code: number | null, out: string, err: string): ProbeAnswer {
  try {
    return JSON.parse(out) as ProbeAnswer;
  } catch {
    const missing = /error: package org\.apache\.flink|NoClassDefFoundError: org\/apache\/flink/.test(err)
      ? 'the class path has no Flink, or not all of it (flink-streaming-java and flink-clients bring it): '
      : '';
    throw new CannotRun(`java gave no answer (exit ${code}): ${missing}${err.trim().slice(0, 2000)}`);
  }
}

function run(program: string, words: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    const out: string[] = [];
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err = (err + text).slice(-20_000);
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'ENOENT'
          ? `there is no ${program}: --verify needs a JDK 11 or newer, on the PATH or in JAVA_HOME`
          : error.message;
      reject(new CannotRun(why));
    });
    child.on('close', (code) => resolve({ code, out: out.join(''), err }));
  });
}
