/** The dependency that the new Kafka connector needs beside its own. */
import { type Message, message } from '../../base/message';
import { TextLines } from '../../base/text-lines';
import { emptyRange } from '../../base/text-range';
import type { FileEdit } from '../../finding/finding';
import type { Dependency, ProjectModel } from '../../project/project-model';

/** Those that have its classes. */
const BRINGS = /^flink-(?:connector-base|connector-files|sql-connector-kafka)(?:_2\.1[123])?$/;

/** Released with Flink itself, so that their version is Flink's. */
const OF_FLINK = /^flink-(?:streaming-java|clients|core|runtime|connector-datagen)$/;

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
  const edit = pattern && text ? besides(pattern, text) : null;
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

/** The same dependency as another one of Flink's, behind it. */
function besides({ artifact, file, line }: Dependency, text: string): FileEdit | null {
  const lines = new TextLines(text);
  const from = (line ?? 0) - 1;
  return from < 0
    ? null
    : file.endsWith('.xml')
      ? besidesInPom(artifact, file, lines, from)
      : besidesInGradle(artifact, file, lines, from);
}

function besidesInPom(artifact: string, file: string, lines: TextLines, near: number): FileEdit | null {
  let [first, last] = [near, near];
  while (first > 0 && first > near - 8 && !/^\s*<dependency>\s*$/.test(lines.line(first))) first--;
  while (last < lines.lineCount - 1 && last < near + 8 && !/^\s*<\/dependency>\s*$/.test(lines.line(last))) last++;
  const block = Array.from({ length: last - first + 1 }, (_, i) => lines.line(first + i));
  const isWhole = /^\s*<dependency>\s*$/.test(block[0] ?? '') && /^\s*<\/dependency>\s*$/.test(block.at(-1) ?? '');
  // exclusions and a scope of the other one are its own
  const own = block.filter((each) => !/<scope>[^<]*<\/scope>/.test(each));
  return isWhole && own.length <= 5 ? inserted(file, lines, last, own, artifact) : null;
}

function besidesInGradle(artifact: string, file: string, lines: TextLines, at: number): FileEdit | null {
  const line = lines.line(at);
  const isPlain =
    /^\s*(?:api|implementation|compile|compileOnly|flinkShadowJar|provided)[ (]+(['"])org\.apache\.flink:[^'"]+\1\)?\s*$/.test(
      line,
    );
  const compiled = line.replace(/^(\s*)(?:compileOnly|provided)\b/, '$1implementation');
  return isPlain ? inserted(file, lines, at, [compiled], artifact) : null;
}

function inserted(file: string, lines: TextLines, after: number, block: readonly string[], artifact: string): FileEdit {
  const newText = block.map((line) => `${line.replace(artifact, 'flink-connector-base')}${lines.lineEnd}`).join('');
  return { file, edits: [{ range: emptyRange({ line: after + 1, column: 0 }), newText }] };
}
