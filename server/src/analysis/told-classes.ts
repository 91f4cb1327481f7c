/** Classes whose type information some code gives field by field, or leaves to the Table API. */
import type { SourceText } from './source-text';

const CALLS =
  /\b(?:POJO\(|PojoTypeInfo(?:<[\w.<>, ]*>)?\(|to(?:Data|Append|Retract|Changelog)Stream\([^;]*?,)\s*(?:\w+\.)*(\w+)\.class\s*[,)]/g;

/** Their simple names, by the texts alone: more than there are, never fewer. */
export function toldClasses(files: readonly SourceText[]): ReadonlySet<string> {
  const isOfType = (text: string) => !/^POJO\(\s*[\w.]+\s*\)$/.test(text);
  return new Set(
    files.flatMap(({ text }) =>
      Array.from(text.matchAll(CALLS))
        .filter(([call]) => isOfType(call))
        .map(([, name = '']) => name),
    ),
  );
}
