/** `flink-playbook types --verify`: holds the answers against real Flink, which it runs. */
import type { ParseJava } from '../analysis/source-text';
import type { Incomplete } from '../finding/finding';
import { askForTypes } from '../io/ask-flink';
import { javaProgram } from '../io/flink-probe';
import { type Answers, shownPath } from './answers';
import type { ExitCode } from './exit';
import { incompleteJson } from './json-report';
import { printable } from './printable';
import { incompleteLine } from './text-report';
import type { DescribedClass } from './types-classes';
import { type Comparison, compareTypes } from './types-compare';
import { askRealFlink, type RealFlinkOptions } from './types-real-flink';

interface VerifiedClass extends Comparison {
  readonly described: DescribedClass;
}

interface Verified {
  readonly flinkVersion: string;
  readonly classes: readonly VerifiedClass[];
  readonly incomplete: readonly Incomplete[];
}

/** @throws CannotRun and CannotAskFlink as `askRealFlink` does. */
export async function verifyTypes(
  paths: readonly string[],
  options: RealFlinkOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<ExitCode> {
  const { asked, described, answer } = await askRealFlink('--verify', paths, options, parse, answers, askForTypes);
  const classes = described.map((each, i): VerifiedClass => {
    const flink = answer.classes[i] ?? { class: each.name, error: 'java.lang.ClassNotFoundException' };
    return { described: each, ...compareTypes(each.type, flink) };
  });
  const verified = { flinkVersion: answer.flinkVersion, classes, incomplete: asked.incomplete };
  answers.write(options.format === 'json' ? verifyJson(verified, answers) : verifyText(verified, answers));
  return 0;
}

function verifyJson({ flinkVersion, classes, incomplete }: Verified, answers: Answers): string {
  const answer = {
    schemaVersion: 1,
    flinkVersion,
    classes: classes.map(({ described: { name, file, line, type }, differences, unknown, notAsked }) => ({
      class: name,
      file: shownPath(file, answers),
      line,
      kind: type.kind,
      verdict: verdictOf({ differences, unknown, notAsked }),
      differences,
      unknown,
      notAsked,
    })),
    incomplete: incompleteJson(incomplete, answers),
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

const VERDICTS = ['equal', 'wrong', 'unknown', 'not-asked'] as const;

function verdictOf({ differences, unknown, notAsked }: Comparison): (typeof VERDICTS)[number] {
  return notAsked !== null ? 'not-asked' : differences.length > 0 ? 'wrong' : unknown.length > 0 ? 'unknown' : 'equal';
}

function verifyText({ flinkVersion, classes, incomplete }: Verified, answers: Answers): string {
  const lines = classes.flatMap(({ described: { name, file, line }, ...comparison }) => {
    const said = [
      ...comparison.differences.map((text) => `wrong: ${text}`),
      ...comparison.unknown.map((text) => `unknown: ${text}`),
      ...(comparison.notAsked === null ? [] : [`Flink could not be asked: ${comparison.notAsked}`]),
    ];
    return said.length === 0
      ? []
      : [printable(`${name}  ${shownPath(file, answers)}:${line}`), ...said.map((text) => `  ${printable(text)}`)];
  });
  const counts = VERDICTS.map(
    (verdict) => `${classes.filter((each) => verdictOf(each) === verdict).length} ${verdict}`,
  );
  const total = `${classes.length} classes against Flink ${flinkVersion} (ran ${printable(javaProgram())}): ${counts.join(', ')}.`;
  return [...lines, total, ...incompleteLine(incomplete, answers), ''].join('\n');
}
