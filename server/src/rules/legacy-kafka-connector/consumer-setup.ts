/** How code sets up a FlinkKafkaConsumer and hands it to `addSource`: what the migration needs to know, or why it cannot. */
import { type Message, message } from '../../base/message';
import { comparePositions, containsRange, type TextRange } from '../../base/text-range';
import type { CallExpression, CompilationUnit, Expression, NewExpression, Statement } from '../../java/ast';
import { walk } from '../../java/ast';
import type { Transformation } from '../../topology/transformation';
import type { FileFacts } from '../rule';
import { methodAround } from './enclosing-block';

/** A setter that is called on the consumer, and the statement that it is. */
export interface ConsumerSetting {
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly statement: TextRange;
}

export interface ConsumerSetup {
  readonly made: NewExpression;
  /** The local variable that keeps the consumer; null where it is made on the spot. */
  readonly variable: Extract<Statement, { kind: 'local' }> | null;
  readonly settings: readonly ConsumerSetting[];
  /** `env.addSource(…)`. */
  readonly addSource: CallExpression;
  readonly operator: Transformation;
  /** All statements of the method that come before the source is made known to Flink. */
  readonly statements: readonly Statement[];
}

/** The set-up around `new FlinkKafkaConsumer(…)` whose class name stands at a place; or the reason why it is not simple. */
export function consumerSetup(facts: FileFacts, className: TextRange): ConsumerSetup | Message {
  const unit = facts.file.unit();
  const made = unit && madeAt(className, unit);
  if (!unit || !made) {
    return message('a class extends it');
  }
  if (made.body) {
    return message('an anonymous class extends it');
  }
  const uses = facts.programs.flatMap(({ transformations }) => transformations.filter((each) => takes(each, made)));
  const [operator, ...others] = uses.filter(
    (each, i) => uses.findIndex(({ callRange }) => callRange === each.callRange) === i,
  );
  if (!operator) {
    return message('no addSource(…) is seen to get it');
  }
  if (others.length > 0) {
    return message('more than one addSource(…) gets it');
  }
  const addSource = callAt(operator, unit);
  const around = methodAround(made.range, unit);
  if (
    operator.file !== facts.file.path ||
    !addSource ||
    !around ||
    !containsRange(around.method.range, addSource.range)
  ) {
    return message('it is made in another method than addSource(…) is called in');
  }
  const [argument] = addSource.arguments;
  if (argument === made) {
    return { made, variable: null, settings: [], addSource, operator, statements: around.blocks[0] ?? [] };
  }
  return variableSetup(made, addSource, operator, around.blocks);
}

function variableSetup(
  made: NewExpression,
  addSource: CallExpression,
  operator: Transformation,
  blocks: readonly (readonly Statement[])[],
): ConsumerSetup | Message {
  const block = blocks.find((statements) =>
    statements.some((each) => each.kind === 'local' && each.initializer === made),
  );
  const variable = block?.find((each) => each.kind === 'local' && each.initializer === made);
  const [argument] = addSource.arguments;
  if (!block || variable?.kind !== 'local' || argument?.kind !== 'name' || argument.name !== variable.name) {
    return message('it is kept in something else than a local variable');
  }
  const settings: ConsumerSetting[] = [];
  for (const statement of block) {
    const call = statement.kind === 'expression' && statement.expression.kind === 'call' ? statement.expression : null;
    if (call?.target?.kind === 'name' && call.target.name === variable.name) {
      settings.push({ name: call.name, arguments: call.arguments, statement: statement.range });
    }
  }
  const late = settings.find(({ statement }) => comparePositions(statement.end, addSource.range.start) > 0);
  if (late) {
    return message('{0}(…) is called behind addSource(…)', late.name);
  }
  const known = settings.length + 1;
  if (mentionsOf(variable.name, blocks[0] ?? []) !== known) {
    return message('the variable {0} is used in other ways, too', variable.name);
  }
  return { made, variable, settings, addSource, operator, statements: blocks[0] ?? [] };
}

function mentionsOf(name: string, statements: readonly Statement[]): number {
  let count = 0;
  walk(statements, (node) => {
    count += node.kind === 'name' && node.name === name ? 1 : 0;
    return true;
  });
  return count;
}

function madeAt(className: TextRange, unit: CompilationUnit): NewExpression | null {
  let found: NewExpression | null = null;
  walk(unit.types, (node) => {
    if (node.kind === 'new' && node.type.kind === 'named' && node.type.nameRange === className) {
      found = node;
    }
    return true;
  });
  return found;
}

function takes({ call, arguments: [value] }: Transformation, made: NewExpression): boolean {
  return call === 'addSource' && value?.kind === 'object' && value.expression === made;
}

function callAt({ callRange }: Transformation, unit: CompilationUnit): CallExpression | null {
  let found: CallExpression | null = null;
  walk(unit.types, (node) => {
    if (node.kind === 'call' && node.nameRange === callRange) {
      found = node;
    }
    return true;
  });
  return found;
}
