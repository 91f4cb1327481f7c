/** Runs a project's build tool: only on a person's word, or in a workspace that is trusted. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type Cancellation, Cancelled, throwIfCancelled } from '../base/cancellation';
import { type Message, message } from '../base/message';
import { foldersUpTo } from '../project/paths';

export interface BuildTool {
  /** As people call it: `Maven`. */
  readonly name: string;
  /** The command on the PATH. */
  readonly command: string;
  /** The script that projects bring along, which gets the tool by itself. */
  readonly wrapper: string;
  /** The line of its output that says what went wrong; empty when none does. */
  errorIn(output: string): string;
}

export interface BuildRun {
  readonly tool: BuildTool;
  readonly args: readonly string[];
  /** Where it runs. */
  readonly folder: string;
  /** Wrappers are looked for from `folder` up to here. */
  readonly root: string;
  readonly limitMs: number;
}

/** A build that did not do what it was run for. */
export class BuildFailed extends Error {
  /** @param why what is wrong, and what to do about it */
  constructor(readonly why: Message) {
    super(why.template);
    this.name = 'BuildFailed';
  }
}

const WINDOWS = process.platform === 'win32';
/** How often a caller's cancellation is looked at. */
const LOOK_MS = 100;
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** What is kept of a build's output: its errors come last. */
const MOST_OUTPUT = 200_000;

/**
 * Runs a build to its end.
 * @throws BuildFailed when it cannot run, fails, or takes too long; Cancelled when the caller cancelled it
 */
export async function runBuild(run: BuildRun, cancellation: Cancellation): Promise<void> {
  throwIfCancelled(cancellation);
  const { tool, folder, limitMs } = run;
  if (!existsSync(folder)) {
    throw new BuildFailed(message('{0} cannot run in {1}: the folder does not exist', tool.name, folder));
  }
  const { code, output, ended } = await outcomeOf(start(run), limitMs, cancellation);
  if (ended === 'cancelled') {
    throw new Cancelled();
  }
  if (ended === 'absent') {
    throw new BuildFailed(
      message(
        'there is no command {0}: install {1}, or add its wrapper {2} to the project',
        tool.command,
        tool.name,
        tool.wrapper,
      ),
    );
  }
  if (ended === 'late') {
    const minutes = Math.ceil(limitMs / 60_000);
    throw new BuildFailed(
      message(
        '{0} did not end within {1} minutes: run it once in {2}, and it will have downloaded what it needs',
        tool.name,
        minutes,
        folder,
      ),
    );
  }
  if (code !== 0) {
    const line = tool.errorIn(output) || lastLine(output) || `exit code ${code}`;
    throw new BuildFailed(
      message('{0} failed, and would fail in the same way when run in {1}: {2}', tool.name, folder, line.slice(0, 500)),
    );
  }
}

function start({ tool, args, folder, root }: BuildRun): ChildProcess {
  const wrapper = foldersUpTo(root, folder)
    .map((at) => path.join(at, WINDOWS ? windowsWrapper(tool) : tool.wrapper))
    .find((file) => existsSync(file));
  // wrappers often have lost the right to be executed
  const words = WINDOWS ? [quoted(wrapper ?? tool.command)] : wrapper ? ['sh', wrapper] : [tool.command];
  const [command = '', ...first] = words;
  return spawn(command, [...first, ...(WINDOWS ? args.map(quoted) : args)], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // its own group, so that what it has started ends with it
    detached: !WINDOWS,
    shell: WINDOWS,
    windowsHide: true,
  });
}

function windowsWrapper({ wrapper }: BuildTool): string {
  return wrapper === 'mvnw' ? 'mvnw.cmd' : `${wrapper}.bat`;
}

function quoted(word: string): string {
  return /[\s&()^;,=]/.test(word) ? `"${word}"` : word;
}

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly ended: 'itself' | 'absent' | 'late' | 'cancelled';
}

function outcomeOf(child: ChildProcess, limitMs: number, cancellation: Cancellation): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = '';
    let ended: Outcome['ended'] = 'itself';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-MOST_OUTPUT);
      });
    }
    const stop = (why: Outcome['ended']) => {
      ended = why;
      endTree(child);
    };
    const end = setTimeout(() => stop('late'), limitMs);
    const look = setInterval(() => {
      if (cancellation.isCancellationRequested && ended === 'itself') {
        stop('cancelled');
      }
    }, LOOK_MS);
    const unbind = endWithThisProcess(child);
    const settle = (code: number | null) => {
      unbind();
      clearTimeout(end);
      clearInterval(look);
      // Maven colours what it says although nobody sees it
      resolve({ code, output: stripVTControlCharacters(output), ended });
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      ended = error.code === 'ENOENT' ? 'absent' : ended;
      output += error.message;
      settle(null);
    });
    child.on('close', settle);
    child.on('exit', (code) => {
      if (ended !== 'itself') {
        settle(code); // what has left its group may hold its streams open
      }
    });
  });
}

/** A build in a group of its own would outlive the process that wants its answer. Returns how to end that. */
function endWithThisProcess(child: ChildProcess): () => void {
  const onExit = () => endTree(child);
  const onSignal = (signal: NodeJS.Signals) => {
    endTree(child);
    unbind();
    process.kill(process.pid, signal); // does what it would have done
  };
  const unbind = () => {
    process.off('exit', onExit);
    for (const signal of SIGNALS) {
      process.off(signal, onSignal);
    }
  };
  process.on('exit', onExit);
  for (const signal of SIGNALS) {
    process.on(signal, onSignal);
  }
  return unbind;
}

/** Ends a build and all that it has started. */
function endTree(child: ChildProcess): void {
  if (child.pid === undefined) {
    return;
  }
  if (WINDOWS) {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has ended by itself meanwhile
  }
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1)?.trim() ?? '';
}
