/** `flink-playbook types --measure`: what each class costs with its serializer and with Kryo, in real Flink, which it runs. */
import type { ParseJava } from '../analysis/source-text';
import { measureSerializers } from '../io/ask-flink';
import type { Answers } from './answers';
import type { ExitCode } from './exit';
import { writeTypes } from './types';
import { typesJson } from './types-json';
import { measuredJson } from './types-measure-json';
import { measureText } from './types-measure-text';
import { askRealFlink, type RealFlinkOptions } from './types-real-flink';

/**
 * The text has the figures alone; the JSON is that of `types` with a member `measured` on each class.
 * @throws CannotRun and CannotAskFlink as `askRealFlink` does
 */
export async function measureTypes(
  paths: readonly string[],
  options: RealFlinkOptions,
  parse: ParseJava,
  answers: Answers,
): Promise<ExitCode> {
  const { asked, answer } = await askRealFlink('--measure', paths, options, parse, answers, measureSerializers);
  const report = options.format === 'json' ? typesJson(answers, measuredJson(answer)) : measureText(answer, answers);
  writeTypes(asked, report, answers);
  return 0;
}
