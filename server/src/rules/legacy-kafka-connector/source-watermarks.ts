/** The watermarks that a consumer was given, as `fromSource` takes them. */
import { type Message, message } from '../../base/message';
import type { CallExpression, Expression } from '../../java/ast';
import { type At, type Code, isWithin, methodAround, textOf } from './code';
import type { ConnectorFlow, Setting } from './connector-flow';
import { variableOf } from './declarations';
import { freeNames, importsFor } from './free-names';
import { isBehind, isDecided } from './settings-of';

const STRATEGY = 'org.apache.flink.api.common.eventtime.WatermarkStrategy';
const FUNCTIONS = 'org.apache.flink.streaming.api.functions.';
const ADAPTERS = 'org.apache.flink.streaming.runtime.operators.util.';

/** What the consumer itself makes of the assigners of Flink 1.10 and before (FlinkKafkaConsumerBase, 1.14 to 1.20). */
const ASSIGNERS: readonly { readonly adapter: string; readonly types: readonly string[] }[] = [
  {
    adapter: 'AssignerWithPeriodicWatermarksAdapter',
    types: [
      `${FUNCTIONS}AssignerWithPeriodicWatermarks`,
      `${FUNCTIONS}timestamps.BoundedOutOfOrdernessTimestampExtractor`,
      `${FUNCTIONS}timestamps.AscendingTimestampExtractor`,
      `${FUNCTIONS}IngestionTimeExtractor`,
    ],
  },
  { adapter: 'AssignerWithPunctuatedWatermarksAdapter', types: [`${FUNCTIONS}AssignerWithPunctuatedWatermarks`] },
];

export interface Watermarks {
  readonly text: string;
  /** Classes that the file of `fromSource` must import. */
  readonly imports: readonly string[];
}

/** The watermark strategy for one call of `addSource`; or why it cannot be given there. */
export function watermarksFor(use: At<CallExpression>, flow: ConnectorFlow, code: Code): Watermarks | Message {
  const all = flow.settings.filter(({ name }) => name === 'assignTimestampsAndWatermarks');
  const near = all.filter((setting) => isNear(setting, use));
  const far = all.filter((setting) => !flow.uses.some((other) => isNear(setting, other)));
  const [setting, ...others] = near.length > 0 ? near : far;
  if (!setting) {
    return { text: 'WatermarkStrategy.noWatermarks()', imports: [STRATEGY] };
  }
  const anchor = near.length > 0 ? use : setting.call;
  const isOneOfSeveral = near.length === 0 && flow.made.length > 1;
  if (others.length > 0 || isOneOfSeveral || (near.length > 0 && far.length > 0)) {
    return message('it is given watermarks in several places');
  }
  if (isDecided(setting.call, anchor)) {
    return message('a choice decides whether {0}(…) is called', setting.name);
  }
  if (isBehind(setting, use)) {
    return message('{0}(…) is called behind {1}(…)', setting.name, 'addSource');
  }
  const [given] = setting.call.node.arguments;
  return given ? moved({ node: given, in: setting.call.in }, use, code) : message('its watermarks are not known');
}

/** True for what is called on the variable that `addSource` gets, or in its very argument. */
function isNear({ call, variable }: Setting, use: At<CallExpression>): boolean {
  if (call.in !== use.in || methodAround(call.node, call.in) !== methodAround(use.node, use.in)) {
    return false;
  }
  const [argument] = use.node.arguments;
  const isInside = argument !== undefined && isWithin(call.node, argument);
  const kept = argument?.kind === 'name' ? variableOf(argument.name, argument, use.in) : null;
  return isInside || (variable !== null && kept?.declared === variable);
}

function moved(given: At<Expression>, use: At<CallExpression>, code: Code): Watermarks | Message {
  const { variables, needsObject, classes } = freeNames(given);
  const text = textOf(given.node, given.in);
  const isSameMethod = given.in === use.in && methodAround(given.node, given.in) === methodAround(use.node, use.in);
  const isSeen = (name: string, declared: object) => variableOf(name, use.node, use.in)?.declared === declared;
  const lost = variables.find(({ declared }) => !isSeen(declared.name, declared));
  if (lost) {
    return message('its watermarks need {0}, which is not known where addSource(…) is called', lost.declared.name);
  }
  const imports = isSameMethod ? [] : importsFor(classes, given.in, use.in, given.node);
  if (imports === null || (needsObject && given.in !== use.in)) {
    return message('its watermarks need code around them: {0}', text);
  }
  const type = code.project.typeOfExpression(given.node, given.in.unit);
  if (code.project.hasSupertype(type, STRATEGY)) {
    return { text, imports };
  }
  const assigner = ASSIGNERS.find(({ types }) => types.some((name) => code.project.hasSupertype(type, name)));
  return assigner
    ? { text: `new ${assigner.adapter}.Strategy<>(${text})`, imports: [...imports, ADAPTERS + assigner.adapter] }
    : message('the type of its watermarks, {0}, is not known', text);
}
