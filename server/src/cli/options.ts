/** Options that several commands take, and what is read of them. */
import path from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { RuleSetting } from '../analysis/settings';
import { parseFlinkVersion } from '../flink/flink-version';
import type { WorkspaceOptions } from './open-workspace';

const SETTINGS = ['off', 'info', 'warning', 'error'];

export function formatOption(choices: readonly string[] = ['text', 'json'], what = 'how to report'): Option {
  return new Option('--format <format>', what).choices(choices).default('text');
}

export function flinkOption(what = 'the Flink version, instead of what the build says'): Option {
  return new Option('--flink <version>', what).argParser(readVersion);
}

export function backendOption(what = 'the state backend; both where none is given'): Option {
  return new Option('--backend <backend>', what).choices(['hashmap', 'rocksdb']);
}

export function classesOption(what: string): Option {
  return new Option('--classes <paths>', what).argParser(readClassPath);
}

/** @param none what is said of a rule that is not known */
export function ruleOption(known: Iterable<string>, none: (id: string) => string): Option {
  const ids = new Set(known);
  return new Option('--rule <id=severity>', 'off, info, warning or error for a rule; may be repeated').argParser(
    (text: string, before: Map<string, RuleSetting> = new Map()) => {
      const [id = '', setting = ''] = text.split('=');
      if (!ids.has(id)) {
        throw new InvalidArgumentError(`${none(id)}; rules: ${[...ids].join(', ')}`);
      }
      if (!SETTINGS.includes(setting)) {
        throw new InvalidArgumentError(`write ${id}=<${SETTINGS.join('|')}>`);
      }
      return new Map([...before, [id, setting as RuleSetting]]);
    },
  );
}

/** A command with what every one takes that reads Java. */
export function readingJava(command: Command): Command {
  return command
    .addOption(flinkOption())
    .addOption(
      new Option('--classpath <paths>', 'jars and folders of classes, instead of what the build says').argParser(
        readClassPath,
      ),
    )
    .option('--resolve', 'run Maven or Gradle to learn the class path')
    .option('--no-color', 'no colours, also on a terminal');
}

/** What was said with the options of {@link readingJava} and {@link ruleOption}. */
export function workspaceOptions(options: {
  readonly flink?: string;
  readonly rule?: ReadonlyMap<string, RuleSetting>;
  readonly classpath?: readonly string[];
  readonly resolve?: boolean;
}): Required<WorkspaceOptions> {
  return {
    flink: options.flink ?? null,
    rules: options.rule ?? new Map(),
    classPath: options.classpath ?? [],
    resolve: options.resolve ?? false,
  };
}

export function readVersion(text: string): string {
  if (!parseFlinkVersion(text)) {
    throw new InvalidArgumentError('write a version such as 1.20');
  }
  return text;
}

function readClassPath(text: string): string[] {
  return text.split(path.delimiter).filter((part) => part !== '');
}
