/** The outline of a file: the jobs it builds, with the operators that stand in it. */
import type { ProjectAnalysis } from '../analysis/project-analysis';
import type { SourceText } from '../analysis/source-text';
import { comparePositions, type TextRange } from '../base/text-range';
import type { Operator } from '../topology/job';
import { jobLabel, operatorLabel } from './job-view';
import { jobsOfFile } from './jobs-of-file';

export interface JobSymbol {
  readonly name: string;
  readonly detail: string;
  /** The name or the call. */
  readonly selection: TextRange;
  /** All of it. */
  readonly range: TextRange;
  readonly parts: readonly JobSymbol[];
}

export function jobSymbols(project: ProjectAnalysis, file: SourceText): JobSymbol[] {
  return jobsOfFile(project, file)
    .filter(({ program }) => program.entryPlace.file === file.path)
    .map(({ program, operators }): JobSymbol => {
      const parts = operators.filter(({ transformation }) => transformation.file === file.path).map(operatorSymbol);
      const { range: selection } = program.entryPlace;
      const range = {
        start: selection.start,
        end: parts.reduce((end, part) => later(end, part.range.end), selection.end),
      };
      return { name: jobLabel(program.entry), detail: 'Flink', selection, range, parts };
    });
}

function operatorSymbol(operator: Operator): JobSymbol {
  const { callRange, callEnd } = operator.transformation;
  return {
    name: operatorLabel(operator),
    detail: operator.uid.value ?? '',
    selection: callRange,
    range: { start: callRange.start, end: callEnd },
    parts: [],
  };
}

function later(a: TextRange['end'], b: TextRange['end']): TextRange['end'] {
  return comparePositions(a, b) < 0 ? b : a;
}
