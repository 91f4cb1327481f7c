/** What every hover is made with. */
import type { ProjectAnalysis } from '../analysis/project-analysis';
import type { SourceText } from '../analysis/source-text';
import { message, type Say } from '../base/message';
import type { Position, TextRange } from '../base/text-range';
import { code, commandLink, inLine } from './markdown';
import { COST_MARKS, type TypeView } from './type-view';

export interface Hover {
  readonly range: TextRange;
  readonly markdown: string;
}

export interface HoverContext {
  readonly project: ProjectAnalysis;
  readonly file: SourceText;
  readonly position: Position;
  readonly say: Say;
  /** Whether the client has the product's commands, so that links to them work. */
  readonly commands: boolean;
}

/** Commands that hovers link to: the client trusts these and no others. */
export const HOVER_COMMANDS = {
  explain: 'flinkPlaybook.explainRule',
  copyOperatorId: 'flinkPlaybook.copyOperatorId',
  showGraph: 'flinkPlaybook.showGraph',
} as const;

/** Links to pages of the product, where the client has a command for them. */
export function explanationLink(text: string, page: string, { commands }: HoverContext): string {
  return commands ? commandLink(text, HOVER_COMMANDS.explain, page) : '';
}

/** `✗ List<Order> · KryoSerializer`. */
export function typeWords({ cost, text, serializer }: TypeView, { say }: HoverContext): string {
  const uses = serializer ?? (cost === 'unknown' ? say(message('not known')) : '');
  return inLine(`${COST_MARKS[cost]} ${code(text)}`, uses);
}

export function andMore({ say }: HoverContext): (count: number) => string {
  return (count) => say(message('and {0} more', count));
}
