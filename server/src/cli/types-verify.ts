/** `flink-playbook types --verify`: holds the answers against real Flink, which it runs. */
import type { ParseJava } from '../analysis/source-text';
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import { type Answers, shownPath } from './answers';
import { CannotRun, type ExitCode } from './exit';
import { incompleteJson } from './json-report';
import { printable } from './printable';
import { incompleteLine } from './text-report';
import { askedFiles, classesOf, type TypesOptions } from './types';
import type { DescribedClass } from './types-classes';
import { type Comparison, compareTypes } from './types-compare';
import { askFlink, javaProgram } from './types-probe';

export interface VerifyOptions extends TypesOptions {
  /** Jars and folders with what the project needs, Flink too; its own classes may be among them. */
  readonly classPath: readonly string[];
  /** Jars and folders of the project's own classes: only Flink sees these. */
  readonly ownClasses: readonly string[];
  /** The file `FlinkProbe.java`. */
  readonly probe: string;
}

interface VerifiedClass extends Comparison {
  readonly described: DescribedClass;
}

interface Verified {
  readonly flinkVersion: string;
  readonly classes: readonly VerifiedClass[];
  readonly incomplete: readonly Incomplete[];
}

/** @throws CannotRun without a class path, Java or Flink, and when a path cannot be read. */
export async function verifyTypes(
  paths: readonly string[],
  options: VerifyOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<ExitCode> {
  if (options.classPath.length === 0) {
    throw new CannotRun(
      "--verify needs --classpath: the folder or jar of the project's classes, and all they need, Flink too",
    );
  }
  const asked = await askedFiles(paths, options, parse, answers);
  const described = [...classesOf(asked.files, answers)];
  if (described.length === 0) {
    throw new CannotRun('there is no Java class in these paths');
  }
  answers.progress(`running ${javaProgram()} to ask Flink about ${described.length} classes`);
  const answer = await askFlink(
    described.map(({ name }) => name),
    [...options.ownClasses, ...options.classPath],
    options.probe,
  );
  answers.progress('');
  const classes = described.map((each, i): VerifiedClass => {
    const flink = answer.classes[i] ?? { class: each.name, error: 'java.lang.ClassNotFoundException' };
    return { described: each, ...compareTypes(each.type, flink) };
  });
  const incomplete = [...asked.incomplete];
  const line = (version: string) => version.split('.').slice(0, 2).join('.');
  if (asked.flinkVersion !== null && line(asked.flinkVersion) !== line(answer.flinkVersion)) {
    const why = message(
      'the class path has Flink {0}, the answers are for {1}: give --flink',
      answer.flinkVersion,
      asked.flinkVersion,
    );
    incomplete.push({ what: 'flink-version', why, path: null });
  }
  const verified = { flinkVersion: answer.flinkVersion, classes, incomplete };
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
