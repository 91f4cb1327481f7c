/** The imports of a file whose code now uses other classes. */
import { applyEdits, type TextEdit } from '../../base/text-edit';
import { addImports } from '../java-edits';
import type { CodeFile } from './code';
import { wholeLines } from './statement-edits';

/** What a migration may leave without use. */
const REPLACED =
  /\.(?:FlinkKafka(?:Consumer|Producer)\w*|(?:Rich|Parallel|RichParallel)?(?:Source|Sink)Function|KafkaTopicPartition)$/;

/** Imports what the edits need, and takes out the legacy classes that nothing names any more. */
export function importEdits(
  { file, unit }: CodeFile,
  edits: readonly TextEdit[],
  classes: readonly string[],
): TextEdit[] {
  const { lines } = file;
  const after = applyEdits(lines.text, edits).replace(/^\s*import\s[^;]*;/gm, '');
  const unused = unit.imports.filter(({ name, star }) => {
    const simple = name.slice(name.lastIndexOf('.') + 1);
    return !star && REPLACED.test(name) && !new RegExp(`\\b${simple}\\b`).test(after);
  });
  const added = addImports({ file, lines }, [...new Set(classes)].sort());
  const last = unit.imports.at(-1);
  const isLastUnused = last !== undefined && unused.includes(last);
  const [first] = added;
  const removed = (isLastUnused && first ? unused.filter((each) => each !== last) : unused).map(({ range }) => ({
    range: wholeLines(lines, range),
    newText: '',
  }));
  return isLastUnused && first
    ? [...removed, { range: last.range, newText: first.newText.replace(/^\r?\n/, '') }]
    : [...removed, ...added];
}
