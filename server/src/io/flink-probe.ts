/** Runs `java` with the probe, which asks the Flink of a class path. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Message, message, sayInEnglish } from '../base/message';

/** Flink could not be asked, and what to do about it. */
export class CannotAskFlink extends Error {
  constructor(readonly why: Message) {
    super(sayInEnglish(why));
  }
}

export interface ProbeRun {
  /** Jars and folders: the project's own classes, what they need, and Flink. */
  readonly classPath: readonly string[];
  /** The file `FlinkProbe.java`. */
  readonly probe: string;
  /** Ends the run. */
  readonly signal: AbortSignal;
  /** Told where a long run is: which of so many classes, from 1. */
  readonly progress: (index: number, total: number) => void;
}

/** As Flink's own start scripts do (`env.java.opts.all` of its configuration): its serializers look into these packages. */
const OPENED = [
  ...['java.io', 'java.lang', 'java.lang.reflect', 'java.net', 'java.nio', 'java.text', 'java.time', 'java.util'],
  ...['java.util.concurrent', 'java.util.concurrent.atomic', 'java.util.concurrent.locks', 'sun.nio.ch'],
].flatMap((name) => ['--add-opens', `java.base/${name}=ALL-UNNAMED`]);
/** What is kept of what a run says beside its answer. */
const SAID_LINES = 200;
const SAID_CHARACTERS = 2000;

/** The program that is run: that of JAVA_HOME, else the first on the PATH. */
export function javaProgram(): string {
  return process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
}

/**
 * The JSON with which the probe answers a command about classes, in one JVM.
 * @param classes binary names
 * @throws CannotAskFlink when a part of the class path, Java or Flink is missing, and when the run is ended
 */
export async function runProbe(command: string, classes: readonly string[], run: ProbeRun): Promise<unknown> {
  for (const part of run.classPath) {
    if (!existsSync(part.replace(/[\\/]\*$/, ''))) {
      throw new CannotAskFlink(message('there is no {0}, which the class path names', part));
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'flink-playbook-'));
  try {
    // thousands of names do not fit into a command line
    const list = path.join(folder, 'classes.txt');
    writeFileSync(list, classes.join('\n'));
    const words = [...OPENED, '-cp', run.classPath.join(path.delimiter), run.probe, command, `@${list}`];
    return readAnswer(await runJava(words, run));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  /** The last lines of standard error. */
  readonly err: string;
}

function readAnswer({ code, out, err }: Ended): unknown {
  try {
    return JSON.parse(out);
  } catch {
    const said = err.trim().slice(0, SAID_CHARACTERS);
    const exit = code ?? '';
    throw new CannotAskFlink(
      /error: package org\.apache\.flink|NoClassDefFoundError: org\/apache\/flink/.test(err)
        ? message(
            'java gave no answer (exit {0}): the class path has no Flink, or not all of it (flink-streaming-java and flink-clients bring it): {1}',
            exit,
            said,
          )
        : message('java gave no answer (exit {0}): {1}', exit, said),
    );
  }
}

function runJava(words: readonly string[], { signal, progress }: ProbeRun): Promise<Ended> {
  const program = javaProgram();
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], signal });
    const out: string[] = [];
    const said: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    createInterface({ input: child.stderr }).on('line', (line) => {
      const place = /^FlinkProbe: measuring (\d+) of (\d+)$/.exec(line);
      if (place) {
        progress(Number(place[1]), Number(place[2]));
        return;
      }
      said.push(line);
      if (said.length > SAID_LINES) {
        said.shift();
      }
    });
    child.on('error', (error: NodeJS.ErrnoException) => reject(new CannotAskFlink(whyNotRun(error, program, signal))));
    child.on('close', (code) => resolve({ code, out: out.join(''), err: said.join('\n') }));
  });
}

function whyNotRun(error: NodeJS.ErrnoException, program: string, signal: AbortSignal): Message {
  if (signal.aborted) {
    return message('java was stopped before it answered');
  }
  return error.code === 'ENOENT'
    ? message('there is no {0}: a JDK 11 or newer is needed, on the PATH or in JAVA_HOME', program)
    : message('{0} could not be run: {1}', program, error.message);
}
