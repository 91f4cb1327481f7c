/** What `types --verify` and `types --measure` share: real Flink is asked about all classes that the paths declare. */
import type { ParseJava } from '../analysis/source-text';
import { message } from '../base/message';
import type { Incomplete } from '../finding/finding';
import type { FlinkAnswer } from '../io/ask-flink';
import { javaProgram, type ProbeRun } from '../io/flink-probe';
import type { Answers } from './answers';
import { CannotRun } from './exit';
import { type AskedFiles, askedFiles, classesOf, type TypesOptions } from './types';
import type { DescribedClass } from './types-classes';
import { untilInterrupted } from './until-interrupted';

export interface RealFlinkOptions extends TypesOptions {
  /** Jars and folders with what the project needs, Flink too; its own classes may be among them. */
  readonly classPath: readonly string[];
  /** Jars and folders of the project's own classes: only Flink sees these. */
  readonly ownClasses: readonly string[];
  /** The file `FlinkProbe.java`. */
  readonly probe: string;
}

interface Told<Class> {
  /** `incomplete` says, too, when the class path has another Flink than the project. */
  readonly asked: AskedFiles;
  readonly described: readonly DescribedClass[];
  readonly answer: FlinkAnswer<Class>;
}

/**
 * @param option as the person wrote it
 * @throws CannotRun without a class path, when a path cannot be read or declares no class
 * @throws CannotAskFlink without Java or Flink
 */
export async function askRealFlink<Class>(
  option: string,
  paths: readonly string[],
  options: RealFlinkOptions,
  parse: ParseJava,
  answers: Answers,
  ask: (classes: readonly string[], run: ProbeRun) => Promise<FlinkAnswer<Class>>,
): Promise<Told<Class>> {
  if (options.classPath.length === 0) {
    throw new CannotRun(
      `${option} needs --classpath: the folder or jar of the project's classes, and all they need, Flink too`,
    );
  }
  const asked = await askedFiles(paths, options, parse, answers);
  const described = [...classesOf(asked.files, answers)];
  if (described.length === 0) {
    throw new CannotRun('there is no Java class in these paths');
  }
  answers.progress(`running ${javaProgram()} to ask Flink about ${described.length} classes`);
  const names = described.map(({ name }) => name);
  try {
    const answer = await untilInterrupted((signal) =>
      ask(names, {
        classPath: [...options.ownClasses, ...options.classPath],
        probe: options.probe,
        signal,
        progress: (index, total) => answers.progress(`measuring ${names[index - 1]}, ${index} of ${total}`),
      }),
    );
    const incomplete = [...asked.incomplete, ...versionGap(asked.flinkVersion, answer.flinkVersion)];
    return { asked: { ...asked, incomplete }, described, answer };
  } finally {
    answers.progress('');
  }
}

function versionGap(asked: string | null, real: string): Incomplete[] {
  const line = (version: string) => version.split('.').slice(0, 2).join('.');
  if (asked === null || line(asked) === line(real)) {
    return [];
  }
  const why = message('the class path has Flink {0}, the answers are for {1}: give --flink', real, asked);
  return [{ what: 'flink-version', why, path: null }];
}
