/**
 * The syntax of `flink-conf.yaml`: a `key: value` a line, which looks like YAML and is not. As
 * `GlobalConfiguration.loadYAMLResource` reads it in 1.17 to 1.20: what follows a `#` is a comment, also within a value.
 */
import type { TextLines } from '../../base/text-lines';
import type { WrittenSetting } from './settings-source';

/**
 * The settings of some lines of a text.
 * @param from the first line
 * @param to the line behind the last
 */
export function readFlatConfiguration(lines: TextLines, from = 0, to = lines.lineCount): WrittenSetting[] {
  const settings: WrittenSetting[] = [];
  for (let line = from; line < to; line++) {
    const [content = ''] = lines.line(line).split('#', 1);
    const colon = content.indexOf(': ');
    const key = content.slice(0, Math.max(colon, 0)).trim();
    const value = content.slice(colon + 2).trim();
    if (key !== '' && value !== '') {
      const at = content.indexOf(key);
      const valueAt = content.indexOf(value, colon + 2);
      settings.push({
        key,
        writtenKey: key,
        keyRange: { start: { line, column: at }, end: { line, column: at + key.length } },
        value: {
          value: isComputed(value) ? null : value.replace(/^(["'])(.*)\1$/, '$2'),
          range: { start: { line, column: valueAt }, end: { line, column: valueAt + value.length } },
        },
      });
    }
  }
  return settings;
}

/** True for text that something else fills in before Flink sees it: a variable, a template. */
export function isComputed(text: string): boolean {
  return /\$[\w{(]|\{\{|<%/.test(text);
}
