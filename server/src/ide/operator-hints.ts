/** Words behind calls: the operator id of a uid, and that there is no uid. */
import type { ProjectAnalysis } from '../analysis/project-analysis';
import type { SourceText } from '../analysis/source-text';
import { message, type Say } from '../base/message';
import { comparePositions, type Position, type TextRange } from '../base/text-range';
import type { Operator } from '../topology/job';
import { idOriginOf } from './job-view';
import { jobsOfFile } from './jobs-of-file';

export interface OperatorHint {
  readonly position: Position;
  readonly text: string;
  readonly tooltip: string;
  /** The whole operator id; null when it is not known. */
  readonly operatorId: string | null;
}

/** As many digits as tell operators of a job apart at a glance. */
const SHOWN_DIGITS = 8;

/** The hints of a file within a range, one a call. Where jobs that share it give it different ids, none is told. */
export function operatorHints(project: ProjectAnalysis, file: SourceText, range: TextRange, say: Say): OperatorHint[] {
  const hints = new Map<string, OperatorHint>();
  for (const { operators } of jobsOfFile(project, file)) {
    const own = new Map<string, OperatorHint>();
    for (const operator of operators) {
      const position = positionOf(operator, file);
      const key = position && isWithin(position, range) ? `${position.line}:${position.column}` : null;
      // of what sinkTo makes the first has the uid itself
      if (position && key !== null && !own.has(key)) {
        own.set(key, hintOf(operator, operator.operatorId, position, say));
        const known = hints.get(key);
        const isSame = !known || known.operatorId === operator.operatorId;
        hints.set(key, hintOf(operator, isSame ? operator.operatorId : null, position, say));
      }
    }
  }
  return [...hints.values()];
}

/** Behind the uid; behind the call where there is none. */
function positionOf({ uid, transformation }: Operator, file: SourceText): Position | null {
  if (uid.kind === 'none') {
    return transformation.file === file.path ? transformation.callEnd : null;
  }
  if (uid.place?.file !== file.path) {
    return null;
  }
  const { end } = uid.place.range;
  const closes = file.lines.line(end.line)[end.column] === ')';
  return closes ? { line: end.line, column: end.column + 1 } : end;
}

function hintOf(operator: Operator, operatorId: string | null, position: Position, say: Say): OperatorHint {
  const { uid } = operator;
  const id = operatorId === null ? say(message('id not known')) : `${operatorId.slice(0, SHOWN_DIGITS)}…`;
  const isFromGraph = idOriginOf(operator) === 'graph';
  const given = uid.value !== null && uid.kind !== 'literal' ? `"${uid.value}" ` : '';
  return {
    position,
    text: isFromGraph ? say(message('no uid · {0}', id)) : `${given}${id}`,
    tooltip: isFromGraph
      ? say(message('The operator id comes from the shape of the job, and changes with it.'))
      : say(message('The operator id: under it a savepoint stores the state.')),
    operatorId,
  };
}

function isWithin(position: Position, { start, end }: TextRange): boolean {
  return comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
}
