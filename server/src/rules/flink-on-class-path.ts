/** Whether code of a module may name Flink's classes: modules of shared data often are built without Flink. */
import { type Message, message } from '../base/message';
import type { FileFacts } from './rule';

const NAMES_FLINK = /\bimport\s+(?:static\s+)?org\.apache\.flink\./;

/** False where a module's build is read, asks for nothing of Flink, and none of its main code names Flink. */
export function mayNameFlink({ file, project }: FileFacts): boolean {
  const { buildFile, dependencies, root } = project.model;
  return (
    buildFile === null ||
    dependencies.some(({ group, forTests }) => group === 'org.apache.flink' && !forTests) ||
    NAMES_FLINK.test(file.unit() ? (project.fileAt(file.path)?.lines.text ?? '') : '') ||
    project.filesWith(NAMES_FLINK).some((each) => each.project === root && !each.test)
  );
}

/** The reason for which nothing that names Flink is written there. */
export function withoutFlink(): Message {
  return message('the module of this class is built without Flink, so that @TypeInfo would not compile there');
}
