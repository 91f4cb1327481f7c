/** `flink-playbook savepoint` without source: knows no Java. */
import { Command } from 'commander';
import type { ExitCode } from './cli/exit';
import { CannotRun } from './cli/exit';
import { addSavepointCommands } from './cli/savepoint-commands';
import { endWith, terminalAnswers } from './cli/terminal';

async function run(argv: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const program = new Command('flink-playbook')
    .exitOverride()
    .showHelpAfterError('(flink-playbook --help shows what there is)');
  const noSource = () => {
    throw new CannotRun('--source must be said as an option of its own');
  };
  addSavepointCommands(program, noSource, terminalAnswers, (code) => {
    exit = code;
  });
  await program.parseAsync(argv);
  return exit;
}

endWith(run(process.argv));
