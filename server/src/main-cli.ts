/** The command line: reads the arguments, wires the parts, sets the exit code. */
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { KNOWN_RULES } from './analysis/registry';
import { check } from './cli/check';
import { diff } from './cli/diff';
import type { ExitCode } from './cli/exit';
import { explain } from './cli/explain';
import {
  backendOption,
  classesOption,
  formatOption,
  readingJava,
  readVersion,
  ruleOption,
  workspaceOptions,
} from './cli/options';
import { addSavepointCommands } from './cli/savepoint-commands';
import type { MatchSource } from './cli/savepoint-inspect';
import { matchSource } from './cli/savepoint-source';
import { endWith, terminalAnswers } from './cli/terminal';
import { topology } from './cli/topology';
import { verifyTopology } from './cli/topology-verify';
import { types } from './cli/types';
import { measureTypes } from './cli/types-measure';
import { verifyTypes } from './cli/types-verify';
import { VERSION } from './cli/version';
import { CannotAskFlink } from './io/flink-probe';
import { createJavaParser } from './syntax/java-parser';

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 3600) {
    throw new InvalidArgumentError('write a number of seconds from 1 to 3600');
  }
  return seconds;
}

function oneMore(word: string, before: readonly string[]): readonly string[] {
  return [...before, word];
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
  readingJava(program.command('check'))
    .description('report the findings of files and folders')
    .argument('<paths...>', 'files or folders')
    .addOption(formatOption(['text', 'json', 'sarif', 'github']))
    .addOption(ruleOption(KNOWN_RULES, (id) => `there is no rule '${id}'`))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(['error', 'warning', 'info', 'never'])
        .default('warning'),
    )
    .option(
      '--baseline <revision>',
      'compare with the revision in production too: a tag, branch or commit of git, a pattern of tags, auto, or off',
    )
    .option('--new-only', 'only what the baseline did not have; auto where none is given')
    .action(async (paths: string[], options) => {
      exit = await check(
        paths,
        {
          format: options.format,
          ...workspaceOptions(options),
          failOn: options.failOn,
          baseline: options.baseline ?? null,
          newOnly: options.newOnly ?? false,
        },
        await parseJava(),
        terminalAnswers(options.color),
      );
    });
  readingJava(program.command('types'))
    .description('tell which serializer Flink picks for each class, and why')
    .argument('<paths...>', 'files or folders')
    .addOption(formatOption())
    .addOption(classesOption("for --verify and --measure: the project's own classes, as a jar or a folder"))
    .option('--verify', 'run java to ask the Flink of --classpath, and show where the answers differ')
    .addOption(
      new Option(
        '--measure',
        "run java to measure bytes and time a record in the Flink of --classpath, beside Kryo's",
      ).conflicts('verify'),
    )
    .action(async (paths: string[], options) => {
      const said = {
        format: options.format,
        ...workspaceOptions(options),
        ownClasses: options.classes ?? [],
        probe: path.join(__dirname, '..', 'probe', 'FlinkProbe.java'),
      };
      const answer = options.verify ? verifyTypes : options.measure ? measureTypes : types;
      exit = await answer(paths, said, await parseJava(), terminalAnswers(options.color));
    });
  readingJava(program.command('topology'))
    .description('tell the operators of each job, with their uids, types and states, as Flink would build them')
    .argument('<paths...>', 'files or folders')
    .addOption(formatOption())
    .option('--job <class>', 'only the jobs of this class')
    .addOption(classesOption("for --verify: the project's own classes, as a jar or a folder"))
    .option('--verify', "run each job's main up to its execute, and show where real Flink differs")
    .option('--yes', 'for --verify: do not ask before anything is run')
    .option('--timeout <seconds>', 'for --verify: give a main up after this time', readSeconds, 120)
    .option('--arg <word>', 'for --verify: an argument of the main; as often as there are any', oneMore, [])
    .action(async (paths: string[], options) => {
      const said = {
        format: options.format,
        job: options.job ?? null,
        ...workspaceOptions(options),
        ownClasses: options.classes ?? [],
        probe: path.join(__dirname, '..', 'probe', 'FlinkProbe.java'),
        timeout: options.timeout,
        args: options.arg,
        yes: options.yes ?? false,
      };
      const answer = options.verify ? verifyTopology : topology;
      exit = await answer(paths, said, await parseJava(), terminalAnswers(options.color));
    });
  const match: MatchSource = async (savepoint, source, options, answers) =>
    matchSource(savepoint, source, options, await parseJava(), answers);
  addSavepointCommands(program, match, terminalAnswers, (code) => {
    exit = code;
  });
  readingJava(program.command('diff'))
    .description(
      'tell what a restore does to the state of each job: a revision against another one or the files as they are',
    )
    .argument(
      '<from>',
      'the revision in production: a tag, branch or commit of git, a pattern of tags, auto, or a folder',
    )
    .argument('[to]', 'the revision that is restored into; the working tree where none is given')
    .addOption(
      formatOption(
        ['text', 'json', 'markdown', 'sarif', 'checklist'],
        'how to report; checklist: the steps of the upgrade, as Markdown',
      ),
    )
    .addOption(backendOption())
    .option('--from-flink <version>', 'the Flink version that the old revision runs on', readVersion)
    .addOption(
      new Option('--fail-on <verdict>', 'exit with 1 from this verdict on')
        .choices(['fails', 'loses-state', 'needs-allow-non-restored-state', 'unknown', 'never'])
        .default('loses-state'),
    )
    .action(async (from: string, to: string | undefined, options) => {
      const said = {
        format: options.format,
        backend: options.backend ?? null,
        ...workspaceOptions(options),
        fromFlink: options.fromFlink ?? null,
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

endWith(run(process.argv), (error) => error instanceof CannotAskFlink);
