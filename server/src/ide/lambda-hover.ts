/** The hover of a lambda, on its parameters and its arrow: what it takes and gives, and the operator that runs it. */
import { message } from '../base/message';
import { comparePositions, type Position, type TextRange } from '../base/text-range';
import { type LambdaExpression, walk } from '../java/ast';
import type { Job, Operator } from '../topology/job';
import type { Transformation } from '../topology/transformation';
import type { TypeInformation } from '../typeinfo/type-information';
import { explanationLink, type Hover, type HoverContext, typeWords } from './hover-context';
import { jobsOfFile } from './jobs-of-file';
import { keyByHover } from './key-hover';
import { code, escapeMarkdown, inLine, paragraphs } from './markdown';
import { headOf, idWords, links } from './operator-hover';
import { typeView } from './type-view';

export function lambdaHover(context: HoverContext): Hover | null {
  const head = headAt(context);
  if (!head) {
    return null;
  }
  const isOf = ({ file, argumentNodes }: Transformation) =>
    file === context.file.path && argumentNodes.some((node) => isSame(node.range.start, head.lambda.start));
  for (const job of jobsOfFile(context.project, context.file)) {
    const operator = job.operators.find(({ transformation }) => isOf(transformation));
    if (operator) {
      return { range: head.range, markdown: describe(operator, job, context) };
    }
  }
  return keyByHover(context, isOf, head.range);
}

/** The lambda whose head, all before its body, is under the cursor. */
function headAt({ file, position }: HoverContext): { range: TextRange; lambda: TextRange } | null {
  let found: { range: TextRange; lambda: TextRange } | null = null;
  walk(file.unit()?.types ?? [], (node) => {
    if (node.kind === 'lambda') {
      const { range: lambda, body } = node as LambdaExpression;
      const range = { start: lambda.start, end: body.range.start };
      const isHere = comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) < 0;
      found = isHere ? { range, lambda } : found;
    }
    return true;
  });
  return found;
}

function isSame(a: Position, b: Position): boolean {
  return comparePositions(a, b) === 0;
}

function describe(operator: Operator, job: Job, context: HoverContext): string {
  const { say } = context;
  const { transformation, inputs, outputType } = operator;
  const failed = job.types.get(transformation.id);
  const thrown = [failed?.thrown, failed?.output].find((type) => type?.kind === 'error') ?? null;
  const taken = inputs.flatMap((i) => job.operators[i]?.outputType ?? []);
  const part = (label: string, type: TypeInformation | null | undefined) =>
    type ? `${label}: ${typeWords(typeView(type, say), context)}` : '';
  return paragraphs(
    `**${say(message('Lambda'))}** ${code(transformation.call ?? operator.kind)}`,
    [part(say(message('Takes')), taken[0]), thrown ? '' : part(say(message('Gives')), outputType)]
      .filter((each) => each !== '')
      .join(' — '),
    thrown ? `> ${escapeMarkdown(say(message('Flink throws: {0}', thrown.reasons.at(-1)?.message ?? '')))}` : '',
    advice(thrown !== null, outputType, context),
    inLine(headOf(operator, context), idWords(operator, context)),
    inLine(
      links(operator, context),
      explanationLink(say(message('What Flink knows of a lambda')), 'generic-lambda-without-returns', context),
    ),
  );
}

/** The one thing that matters most here. */
function advice(isErased: boolean, output: TypeInformation | null, { say }: HoverContext): string {
  if (isErased) {
    return say(message('Java keeps no type arguments of what a lambda gives: tell Flink the type with .returns(…).'));
  }
  return output && typeView(output, say).cost === 'kryo'
    ? say(message('Kryo writes what it gives wherever that goes to another task.'))
    : say(message('A lambda keeps no state, and Java keeps no type arguments of what it gives.'));
}
