/** The arguments of `flink-playbook savepoint`. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_FRAME_SIZE } from '../savepoint/findings/all-findings';
import { SAVEPOINT_RULES } from '../savepoint/findings/rules';
import type { Answers } from './answers';
import type { ExitCode } from './exit';
import { backendOption, flinkOption, formatOption, ruleOption } from './options';
import { compare } from './savepoint-compare';
import { inspectSavepoint, type MatchSource } from './savepoint-inspect';
import { savepointOffsets } from './savepoint-offsets';

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1 << 10, kb: 1 << 10, m: 1 << 20, mb: 1 << 20 };

/** Flink's own spellings: `10485760b`, `10mb`, `20 m`. */
function readFrameSize(text: string): number {
  const [, digits = '', unit = ''] = /^\s*(\d+)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  const size = Number(digits) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  if (!(size >= 1024)) {
    throw new InvalidArgumentError('write a size such as 10485760b or 20mb');
  }
  return size;
}

function addFolder(folder: string, before: readonly string[] = []): string[] {
  return [...before, folder];
}

const lookIn = () =>
  new Option('--look-in <folder>', 'where the state files are now, when their folder was moved; may be repeated')
    .argParser(addFolder)
    .default([]);
const frameSize = () =>
  new Option('--frame-size <size>', "the cluster's pekko.framesize or akka.framesize")
    .argParser(readFrameSize)
    .default(DEFAULT_FRAME_SIZE, '10485760b');
/** @param end is told how the command ended */
export function addSavepointCommands(
  program: Command,
  match: MatchSource,
  answersFor: (color: boolean) => Answers,
  end: (exit: ExitCode) => void,
): void {
  const savepoint = program
    .command('savepoint')
    .description('tell what a savepoint or checkpoint holds, without Flink');
  savepoint
    .command('inspect')
    .description('its operators and states, Kafka offsets, and what will hurt')
    .argument('<path>', 'the folder of a savepoint or checkpoint, or its _metadata')
    .addOption(formatOption())
    .option('--source <path>', 'the source of the job: names what the file does not, and says what no longer fits')
    .option('--job <class>', 'with --source: only the job of this class')
    .option(
      '--revision <name>',
      "with --source: the revision of git that wrote it, for what only its code tells; else the team's baseline",
    )
    .option('--no-history', 'with --source: do not look for its operators in older revisions')
    .addOption(backendOption('with --source: the state backend; both where none is given'))
    .addOption(ruleOption(Object.keys(SAVEPOINT_RULES), (id) => `no rule for savepoints is '${id}'`))
    .addOption(flinkOption('with --source: the Flink version, instead of what the build says'))
    .addOption(frameSize())
    .addOption(lookIn())
    .option('--all-offsets', 'read every offset, however many copies there are')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(['error', 'warning', 'info', 'never'])
        .default('never'),
    )
    .option('--no-color', 'no colours, also on a terminal')
    .action(async (path: string, options) => {
      const said = {
        format: options.format,
        source: options.source ?? null,
        job: options.job ?? null,
        flink: options.flink ?? null,
        rules: options.rule ?? new Map(),
        revision: options.revision ?? null,
        history: options.history,
        backend: options.backend ?? null,
        frameSize: options.frameSize,
        lookIn: options.lookIn,
        allOffsets: options.allOffsets ?? false,
        failOn: options.failOn,
      };
      end(await inspectSavepoint(path, said, match, answersFor(options.color)));
    });
  savepoint
    .command('offsets')
    .description('the exact offsets of Kafka sources, from which a new source loses nothing')
    .argument('<path>', 'the folder of a savepoint or checkpoint, or its _metadata')
    .addOption(new Option('--as <form>', 'how to report').choices(['text', 'json', 'java']).default('text'))
    .option('--operator <uid>', 'only the source of this uid, name or operator id')
    .addOption(lookIn())
    .action(async (path: string, options) => {
      const said = { as: options.as, operator: options.operator ?? null, lookIn: options.lookIn };
      end(await savepointOffsets(path, said, answersFor(false)));
    });
  savepoint
    .command('compare')
    .description('what grows from savepoint to savepoint')
    .argument('<paths...>', 'savepoints in their order, or a folder of them')
    .addOption(formatOption())
    .addOption(frameSize())
    .addOption(lookIn())
    .action(async (paths: string[], options) => {
      end(await compare(paths, options, answersFor(false)));
    });
}
