/** A dependency written into a build beside one of Flink's that is there: of the same version, in the same words. */
import { TextLines } from '../base/text-lines';
import { emptyRange } from '../base/text-range';
import type { FileEdit } from '../finding/finding';
import type { Dependency } from '../project/project-model';

export interface NewDependency {
  readonly artifact: string;
  /** True for one that only tests see. */
  readonly forTests: boolean;
}

/** Null where the other one is not written plainly enough to be repeated: profiles, catalogs, maps, several on a line. */
export function besideDependency(other: Dependency, text: string, wanted: NewDependency): FileEdit | null {
  const lines = new TextLines(text);
  const from = (other.line ?? 0) - 1;
  return from < 0
    ? null
    : other.file.endsWith('.xml')
      ? inPom(other, lines, from, wanted)
      : inGradle(other, lines, from, wanted);
}

function inPom({ artifact, file }: Dependency, lines: TextLines, near: number, wanted: NewDependency): FileEdit | null {
  let [first, last] = [near, near];
  while (first > 0 && first > near - 8 && !/^\s*<dependency>\s*$/.test(lines.line(first))) first--;
  while (last < lines.lineCount - 1 && last < near + 8 && !/^\s*<\/dependency>\s*$/.test(lines.line(last))) last++;
  const block = Array.from({ length: last - first + 1 }, (_, i) => lines.line(first + i));
  const isWhole = /^\s*<dependency>\s*$/.test(block[0] ?? '') && /^\s*<\/dependency>\s*$/.test(block.at(-1) ?? '');
  // exclusions and a scope of the other one are its own
  const own = block.filter((each) => !/<scope>[^<]*<\/scope>/.test(each));
  if (!isWhole || own.length > 5) {
    return null;
  }
  const scope = `${/^\s*/.exec(own[1] ?? '')?.[0] ?? ''}<scope>test</scope>`;
  const written = wanted.forTests ? [...own.slice(0, -1), scope, own.at(-1) ?? ''] : own;
  return inserted(file, lines, last, written, artifact, wanted);
}

function inGradle(other: Dependency, lines: TextLines, at: number, wanted: NewDependency): FileEdit | null {
  const line = lines.line(at);
  const isPlain =
    /^\s*(?:api|implementation|compile|compileOnly|flinkShadowJar|provided)[ (]+(['"])org\.apache\.flink:[^'"]+\1\)?\s*$/.test(
      line,
    );
  const kept = wanted.forTests
    ? line.replace(/^(\s*)\w+/, '$1testImplementation')
    : line.replace(/^(\s*)(?:compileOnly|provided)\b/, '$1implementation');
  return isPlain ? inserted(other.file, lines, at, [kept], other.artifact, wanted) : null;
}

function inserted(
  file: string,
  lines: TextLines,
  after: number,
  block: readonly string[],
  artifact: string,
  wanted: NewDependency,
): FileEdit {
  const newText = block.map((line) => `${line.replace(artifact, wanted.artifact)}${lines.lineEnd}`).join('');
  return { file, edits: [{ range: emptyRange({ line: after + 1, column: 0 }), newText }] };
}
