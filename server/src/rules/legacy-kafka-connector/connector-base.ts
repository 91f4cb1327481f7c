/** The dependency that the new Kafka connector needs beside its own. */
import { type Message, message } from '../../base/message';
import type { FileEdit } from '../../finding/finding';
import type { ProjectModel } from '../../project/project-model';
import { besideDependency } from '../build-dependency';

/** Those that have its classes. */
const BRINGS = /^flink-(?:connector-base|connector-files|sql-connector-kafka)(?:_2\.1[123])?$/;

/** Released with Flink itself, so that their version is Flink's. */
const OF_FLINK = /^flink-(?:streaming-java|clients|core|runtime|connector-datagen)$/;

const BASE = { artifact: 'flink-connector-base', forTests: false };

/** What of the build must change; a note where it cannot be written. */
export interface BuildChange {
  readonly edits: readonly FileEdit[];
  readonly notes: readonly Message[];
}

/** From 3.0 on the connector has flink-connector-base as `provided` (poms of 3.0.0 to 3.4.0); before it brought it along. */
export function connectorBase(model: ProjectModel, textOf: (path: string) => string | null): BuildChange {
  const { dependencies } = model;
  const connector = dependencies.find(({ artifact }) => /^flink-connector-kafka(?:_2\.1[123])?$/.test(artifact));
  const isOfItsOwn = /^[3-9]\./.test(connector?.version ?? '');
  if (!isOfItsOwn || dependencies.some(({ artifact }) => BRINGS.test(artifact))) {
    return { edits: [], notes: [] };
  }
  const pattern = dependencies.find(({ artifact, forTests }) => OF_FLINK.test(artifact) && !forTests);
  const text = pattern && textOf(pattern.file);
  const edit = pattern && text ? besideDependency(pattern, text, BASE) : null;
  return edit
    ? { edits: [edit], notes: [] }
    : {
        edits: [],
        notes: [
          message(
            'Add the dependency org.apache.flink:flink-connector-base, of the version of Flink: the connector does not bring it',
          ),
        ],
      };
}
