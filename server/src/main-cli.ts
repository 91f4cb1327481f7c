/** The command line: reads the arguments, wires the parts, sets the exit code. */
import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { KNOWN_RULES } from './analysis/registry';
import type { RuleSetting } from './analysis/settings';
import type { Answers } from './cli/answers';
import { check } from './cli/check';
import { diff } from './cli/diff';
import { CannotRun, type ExitCode } from './cli/exit';
import { explain } from './cli/explain';
import { addSavepointCommands } from './cli/savepoint-commands';
import { topology } from './cli/topology';
import { verifyTopology } from './cli/topology-verify';
import { types } from './cli/types';
import { measureTypes } from './cli/types-measure';
import { verifyTypes } from './cli/types-verify';
import { VERSION } from './cli/version';
import { parseFlinkVersion } from './flink/flink-version';
import { CannotAskFlink } from './io/flink-probe';
import { corePath } from './io/read-folder';
import { createJavaParser } from './syntax/java-parser';

const SETTINGS = ['off', 'info', 'warning', 'error'];

function readRule(text: string, before: Map<string, RuleSetting> = new Map()): Map<string, RuleSetting> {
  const [id = '', setting = ''] = text.split('=');
  if (!KNOWN_RULES.has(id)) {
    throw new InvalidArgumentError(`there is no rule '${id}'; rules: ${[...KNOWN_RULES].join(', ')}`);
  }
  if (!SETTINGS.includes(setting)) {
    throw new InvalidArgumentError(`write ${id}=<${SETTINGS.join('|')}>`);
  }
  return new Map([...before, [id, setting as RuleSetting]]);
}

function readVersion(text: string): string {
  if (!parseFlinkVersion(text)) {
    throw new InvalidArgumentError('write a version such as 1.20');
  }
  return text;
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600) {
    throw new InvalidArgumentError('write a number of seconds from 1 to 3600');
  }
  return seconds;
}

function readClassPath(text: string): string[] {
  return text.split(path.delimiter).filter((part) => part !== '');
}

function terminalAnswers(color: boolean): Answers {
  const showsProgress = process.stderr.isTTY === true;
  return {
    write: (text) => {
      process.stdout.write(text);
    },
    progress: (text) => {
      if (showsProgress) {
        process.stderr.write(`\r\u001b[K${text}`);
      }
    },
    color: color && process.stdout.isTTY === true && !process.env.NO_COLOR,
    workingDirectory: corePath('.'),
  };
}

async function parseJava() {
  const parser = await createJavaParser({
    runtimePath: path.join(__dirname, 'web-tree-sitter.wasm'),
    grammar: path.join(__dirname, 'tree-sitter-java_orchard.wasm'),
  });
  return parser.parse;
}

async function run(argv: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const program = new Command('flink-playbook')
    .description('Finds in the Java source of Apache Flink jobs the mistakes that cost state, balance and speed.')
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(flink-playbook --help shows what there is)');
  program
    .command('check')
    .description('report the findings of files and folders')
    .argument('<paths...>', 'files or folders')
    .addOption(
      new Option('--format <format>', 'how to report').choices(['text', 'json', 'sarif', 'github']).default('text'),
    )
    .option('--rule <id=severity>', 'off, info, warning or error for a rule; may be repeated', readRule)
    .option('--flink <version>', 'the Flink version, instead of what the build says', readVersion)
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(['error', 'warning', 'info', 'never'])
        .default('warning'),
    )
    .option('--classpath <paths>', 'jars and folders of classes, instead of what the build says', readClassPath)
    .option('--resolve', 'run Maven or Gradle to learn the class path')
    .option('--no-color', 'no colours, also on a terminal')
    .action(async (paths: string[], options) => {
      exit = await check(
        paths,
        {
          format: options.format,
          flink: options.flink ?? null,
          rules: options.rule ?? new Map(),
          classPath: options.classpath ?? [],
          resolve: options.resolve ?? false,
          failOn: options.failOn,
        },
        await parseJava(),
        terminalAnswers(options.color),
      );
    });
  program
    .command('types')
    .description('tell which serializer Flink picks for each class, and why')
    .argument('<paths...>', 'files or folders')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .option('--flink <version>', 'the Flink version, instead of what the build says', readVersion)
    .option('--classpath <paths>', 'jars and folders of classes, instead of what the build says', readClassPath)
    .option('--resolve', 'run Maven or Gradle to learn the class path')
    .option(
      '--classes <paths>',
      "for --verify and --measure: the project's own classes, as a jar or a folder",
      readClassPath,
    )
    .option('--verify', 'run java to ask the Flink of --classpath, and show where the answers differ')
    .addOption(
      new Option(
        '--measure',
        "run java to measure bytes and time a record in the Flink of --classpath, beside Kryo's",
      ).conflicts('verify'),
    )
    .option('--no-color', 'no colours, also on a terminal')
    .action(async (paths: string[], options) => {
      const said = {
        format: options.format,
        flink: options.flink ?? null,
        rules: new Map(),
        classPath: options.classpath ?? [],
        resolve: options.resolve ?? false,
        ownClasses: options.classes ?? [],
        probe: path.join(__dirname, '..', 'probe', 'FlinkProbe.java'),
      };
      const answer = options.verify ? verifyTypes : options.measure ? measureTypes : types;
      exit = await answer(paths, said, await parseJava(), terminalAnswers(options.color));
    });
  program
    .command('topology')
    .description('tell the operators of each job, with their uids, types and states, as Flink would build them')
    .argument('<paths...>', 'files or folders')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .option('--job <class>', 'only the jobs of this class')
    .option('--flink <version>', 'the Flink version, instead of what the build says', readVersion)
    .option('--classpath <paths>', 'jars and folders of classes, instead of what the build says', readClassPath)
    .option('--resolve', 'run Maven or Gradle to learn the class path')
    .option('--classes <paths>', "for --verify: the project's own classes, as a jar or a folder", readClassPath)
    .option('--verify', "run each job's main up to its execute, and show where real Flink differs")
    .option('--yes', 'for --verify: do not ask before anything is run')
    .option('--timeout <seconds>', 'for --verify: give a main up after this time', readSeconds, 120)
    .option('--no-color', 'no colours, also on a terminal')
    .action(async (paths: string[], options) => {
      const said = {
        format: options.format,
        job: options.job ?? null,
        flink: options.flink ?? null,
        rules: new Map(),
        classPath: options.classpath ?? [],
        resolve: options.resolve ?? false,
        ownClasses: options.classes ?? [],
        probe: path.join(__dirname, '..', 'probe', 'FlinkProbe.java'),
        timeout: options.timeout,
        yes: options.yes ?? false,
      };
      const answer = options.verify ? verifyTopology : topology;
      exit = await answer(paths, said, await parseJava(), terminalAnswers(options.color));
    });
  addSavepointCommands(program, parseJava, terminalAnswers, readVersion, (code) => {
    exit = code;
  });
  program
    .command('diff')
    .description(
      'tell what a restore does to the state of each job: a revision against another one or the files as they are',
    )
    .argument(
      '<from>',
      'the revision in production: a tag, branch or commit of git, a pattern of tags, auto, or a folder',
    )
    .argument('[to]', 'the revision that is restored into; the working tree where none is given')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json', 'markdown']).default('text'))
    .addOption(
      new Option('--backend <backend>', 'the state backend; both where none is given').choices(['hashmap', 'rocksdb']),
    )
    .option('--flink <version>', 'the Flink version, instead of what the build says', readVersion)
    .option('--from-flink <version>', 'the Flink version that the old revision runs on', readVersion)
    .option('--classpath <paths>', 'jars and folders of classes, instead of what the build says', readClassPath)
    .option('--resolve', 'run Maven or Gradle to learn the class path')
    .addOption(
      new Option('--fail-on <verdict>', 'exit with 1 from this verdict on')
        .choices(['fails', 'loses-state', 'needs-allow-non-restored-state', 'unknown', 'never'])
        .default('loses-state'),
    )
    .option('--no-color', 'no colours, also on a terminal')
    .action(async (from: string, to: string | undefined, options) => {
      const said = {
        format: options.format,
        backend: options.backend ?? null,
        flink: options.flink ?? null,
        fromFlink: options.fromFlink ?? null,
        rules: new Map(),
        classPath: options.classpath ?? [],
        resolve: options.resolve ?? false,
        failOn: options.failOn,
      };
      exit = await diff(from, to ?? null, said, await parseJava(), terminalAnswers(options.color));
    });
  program
    .command('explain')
    .description('show what a rule is about: symptom, cause, cure')
    .argument('<rule>', 'the id of a rule, or uid-guide, perfect-pojo, kafka-migration')
    .option('--language <language>', 'en or zh-cn', 'en')
    .action((rule: string, options) => {
      exit = explain(rule, options.language, terminalAnswers(false));
    });
  await program.parseAsync(argv);
  return exit;
}

run(process.argv).then(
  (exit) => {
    process.exitCode = exit;
  },
  (error: unknown) => {
    if (error instanceof CommanderError) {
      // commander has said what is wrong; help and version are no errors
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    const isSaid = error instanceof CannotRun || error instanceof CannotAskFlink;
    const text = isSaid ? error.message : `unexpected failure, please report it: ${stackOf(error)}`;
    process.stderr.write(`flink-playbook: ${text}\n`);
    process.exitCode = 2;
  },
);

// who reads no further, as `head` does, is no failure
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
