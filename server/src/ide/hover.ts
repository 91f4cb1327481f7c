/** What the product knows about the thing under the cursor, in at most a screen. */
import type { CheckedFile } from '../analysis/check-file';
import { SourceText } from '../analysis/source-text';
import type { Workspace } from '../analysis/workspace';
import type { Say } from '../base/message';
import type { Position } from '../base/text-range';
import { classHover, fieldHover, typeNameHover } from './class-hover';
import type { Hover } from './hover-context';
import { keyHover } from './key-hover';
import { lambdaHover } from './lambda-hover';
import { operatorHover, streamVariableHover, uidHover } from './operator-hover';
import { stateHover } from './state-hover';

/** What is asked first wins: a uid stands within the call that it is set on. */
const HOVERS = [
  uidHover,
  keyHover,
  operatorHover,
  classHover,
  fieldHover,
  streamVariableHover,
  lambdaHover,
  typeNameHover,
  stateHover,
];

/** The hover at a position. `commands` tells whether the client has those that hovers link to. */
export function hoverAt(
  workspace: Workspace,
  file: CheckedFile,
  position: Position,
  say: Say,
  commands = false,
): Hover | null {
  if (!(file instanceof SourceText) || !file.unit()) {
    return null;
  }
  const context = { project: workspace.projectOf(file), file, position, say, commands };
  for (const hover of HOVERS) {
    const found = hover(context);
    if (found) {
      return found;
    }
  }
  return null;
}
