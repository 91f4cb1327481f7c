/** The hover of `keyBy`. */
import { message } from '../base/message';
import { type TextRange, touches } from '../base/text-range';
import { keyGroupsOfSubtasks } from '../flink/key-groups';
import type { Job, Operator } from '../topology/job';
import type { Transformation } from '../topology/transformation';
import { explanationLink, type Hover, type HoverContext, typeWords } from './hover-context';
import { jobsOfFile } from './jobs-of-file';
import { inLine, paragraphs } from './markdown';
import { typeView } from './type-view';

/** On the name `keyBy`. */
export function keyHover(context: HoverContext): Hover | null {
  const { file, position } = context;
  return keyByHover(context, ({ file: path, callRange }) => path === file.path && touches(callRange, position));
}

/** Of the `keyBy` that is meant; `range` is what the hover is about, where that is not the name. */
export function keyByHover(
  context: HoverContext,
  isMeant: (keyBy: Transformation) => boolean,
  range?: TextRange,
): Hover | null {
  for (const job of jobsOfFile(context.project, context.file)) {
    const keyBy = job.program.transformations.find((each) => each.call === 'keyBy' && isMeant(each));
    if (keyBy) {
      return { range: range ?? keyBy.callRange, markdown: describeKey(keyBy, job, context) };
    }
  }
  return null;
}

function describeKey(keyBy: Transformation, { operators }: Job, context: HoverContext): string {
  const { say } = context;
  const behind = operators.filter(({ transformation }) => transformation.inputs.flat().includes(keyBy.id));
  const key = behind.find(({ keyType }) => keyType !== null)?.keyType ?? null;
  return paragraphs(
    inLine('**keyBy**', key ? `${say(message('Key'))}: ${typeWords(typeView(key, say), context)}` : ''),
    say(
      message(
        'Load follows the keys: all records of a key go to one subtask. A key that many records share makes that one slow, whatever the parallelism.',
      ),
    ),
    ...behind.slice(0, 1).map((operator) => groupsOf(operator, context)),
    explanationLink(say(message('How many key groups')), 'max-parallelism-unset', context),
  );
}

function groupsOf({ parallelism, maxParallelism }: Operator, { say }: HoverContext): string {
  if (maxParallelism === null) {
    return say(
      message(
        'The max parallelism is not set here: Flink works it out of the parallelism at the first start, and keeps it.',
      ),
    );
  }
  if (parallelism === null) {
    return say(message('{0} key groups: no more subtasks than that can share the keys.', maxParallelism));
  }
  const { fewest, most } = keyGroupsOfSubtasks(parallelism, maxParallelism);
  return say(message('{0} key groups for {1} subtasks: {2} to {3} each.', maxParallelism, parallelism, fewest, most));
}
