/** What code is seen to put into the `Properties` of a connector. */
import { type Message, message } from '../../base/message';
import { comparePositions } from '../../base/text-range';
import type { CallExpression, Expression } from '../../java/ast';
import { walk } from '../../java/ast';
import { type At, type Code, type CodeFile, methodAround, textOf } from './code';
import { callsOf, mentionsOf, methodOfCall, type Variable, variableOf } from './declarations';

export interface KafkaProperties {
  /** By key; of a key that is set twice the last. */
  readonly values: ReadonlyMap<string, At<Expression>>;
  /** True when nothing else can be in them. */
  readonly complete: boolean;
}

const NOTHING_KNOWN: KafkaProperties = { values: new Map(), complete: false };
const DEEPEST = 6;

/** The properties that an expression stands for. */
export function propertiesOf({ node, in: file }: At<Expression>, code: Code, depth = 0): KafkaProperties {
  if (depth > DEEPEST) {
    return NOTHING_KNOWN;
  }
  if (node.kind === 'new' && node.type.kind === 'named' && /(?:^|\.)Properties$/.test(node.type.name)) {
    return made(node, file);
  }
  if (node.kind === 'call') {
    const method = methodOfCall(node, file, code);
    return method && method !== 'library' ? ofMethod(method, code, depth) : NOTHING_KNOWN;
  }
  if (node.kind === 'name' || (node.kind === 'field' && node.target.kind === 'this')) {
    const variable = variableOf(node.name, node, file);
    return variable ? ofVariable(variable, code, depth) : NOTHING_KNOWN;
  }
  return NOTHING_KNOWN;
}

function made(node: Extract<Expression, { kind: 'new' }>, file: CodeFile): KafkaProperties {
  const values = new Map<string, At<Expression>>();
  let complete = node.arguments.length === 0;
  walk(node.body?.initializers ?? [], (inner) => {
    if (inner.kind === 'call') {
      complete = put(inner, file, values) && complete;
    }
    return true;
  });
  return { values, complete };
}

function ofMethod(method: At<{ readonly body: unknown }>, code: Code, depth: number): KafkaProperties {
  const returned: At<Expression>[] = [];
  walk(method.node.body, (node) => {
    if (node.kind === 'return' && node.expression) {
      returned.push({ node: node.expression, in: method.in });
    }
    return node.kind !== 'lambda';
  });
  const [only] = returned;
  return only && returned.length === 1 ? propertiesOf(only, code, depth + 1) : NOTHING_KNOWN;
}

function ofVariable(variable: Variable, code: Code, depth: number): KafkaProperties {
  const begin =
    variable.kind === 'parameter' ? ofParameter(variable, code, depth) : ofInitializer(variable, code, depth);
  const values = new Map(begin.values);
  let complete = begin.complete;
  for (const { node, in: file } of mentionsOf(variable, code)) {
    const outer = file.parentOf(node);
    if (outer?.kind === 'call' && (outer as unknown as CallExpression).target === node) {
      const call = outer as unknown as CallExpression;
      const isRead = /^(?:get|contains|is|size|string|entrySet|key|remove|toString)/.test(call.name);
      complete = (isRead || (put(call, file, values) && !isConditional(call, variable, file))) && complete;
    } else if (outer?.kind === 'call') {
      // what gets them may add more, unless it is a method of Flink or Kafka, which only read
      const method = methodOfCall(outer as unknown as CallExpression, file, code);
      complete = method === 'library' && complete;
    } else if (outer?.kind === 'assignment') {
      return NOTHING_KNOWN;
    } else if (outer?.kind === 'method-reference') {
      complete = false; // `map.forEach(kafka::put)`
    }
  }
  return { values, complete };
}

function ofInitializer(variable: Exclude<Variable, { kind: 'parameter' }>, code: Code, depth: number): KafkaProperties {
  const { initializer } = variable.declared;
  return initializer ? propertiesOf({ node: initializer, in: variable.in }, code, depth + 1) : NOTHING_KNOWN;
}

/**
 * Why properties are not what they seem where a connector is made: the old ones kept the object and read it when the job
 * was submitted, the new ones copy it (`FlinkKafkaConsumer`, `KafkaSourceBuilder.setProperties`, 1.17 to 1.20).
 */
export function changedLater(given: Expression, made: At<Expression>, code: Code): Message | null {
  const variable = given.kind === 'name' ? variableOf(given.name, given, made.in) : null;
  const method = methodAround(made.node, made.in);
  const later = (variable && method ? mentionsOf(variable, code) : []).find(({ node, in: file }) => {
    const outer = file.parentOf(node);
    const isChange =
      outer?.kind === 'call' &&
      (outer as unknown as CallExpression).target === node &&
      CHANGES.test((outer as unknown as CallExpression).name);
    const isBehind = comparePositions(node.range.start, made.node.range.end) > 0;
    return isChange && file === made.in && isBehind && methodAround(node, file) === method;
  });
  return later ? message('{0} is changed behind it, which the new one would not see', textOf(given, made.in)) : null;
}

const CHANGES = /^(?:setProperty|put|putAll|putIfAbsent|remove|clear|load|loadFromXML|replace|merge|compute\w*)$/;

/** What all callers give alike. */
function ofParameter(variable: Extract<Variable, { kind: 'parameter' }>, code: Code, depth: number): KafkaProperties {
  const { declared, in: home, scope } = variable;
  const index = scope.parameters.indexOf(declared);
  const calls = scope.kind === 'method' && depth < DEEPEST ? callsOf({ node: scope, in: home }, code) : null;
  const given = (calls ?? []).map(({ node, in: file }) => {
    const argument = node.arguments[index];
    return argument ? propertiesOf({ node: argument, in: file }, code, depth + 1) : NOTHING_KNOWN;
  });
  const [first, ...others] = given;
  if (!first) {
    return NOTHING_KNOWN;
  }
  const text = (properties: KafkaProperties, key: string) => literalText(properties.values.get(key)?.node);
  const alike = [...first.values].filter(([key]) =>
    others.every((other) => text(other, key) !== null && text(other, key) === text(first, key)),
  );
  const values = others.length === 0 ? first.values : new Map(alike);
  const sameKeys = others.every((other) => other.values.size === first.values.size);
  const complete = given.every((each) => each.complete) && sameKeys && values.size === first.values.size;
  return { values, complete };
}

/** True when the call puts a key that is known. */
function put(
  { name, arguments: [key, value] }: CallExpression,
  file: CodeFile,
  values: Map<string, At<Expression>>,
): boolean {
  const known = /^(?:setProperty|put|putIfAbsent)$/.test(name) && key ? keyOf(key) : null;
  if (known === null || !value) {
    return false;
  }
  values.set(known, { node: value, in: file });
  return true;
}

/** True where a choice or a loop decides whether code runs. */
function isConditional(node: object, variable: Variable, file: CodeFile): boolean {
  for (let at = file.parentOf(node); at && at !== (variable.scope as object); at = file.parentOf(at)) {
    if (/^(?:if|loop|switch|try|conditional|lambda)$/.test(at.kind ?? '')) {
      return true;
    }
  }
  return false;
}

/** Constants of Kafka and of FlinkKafkaConsumerBase that matter here. */
const CONSTANTS: Readonly<Record<string, string>> = {
  GROUP_ID_CONFIG: 'group.id',
  AUTO_OFFSET_RESET_CONFIG: 'auto.offset.reset',
  BOOTSTRAP_SERVERS_CONFIG: 'bootstrap.servers',
  ENABLE_AUTO_COMMIT_CONFIG: 'enable.auto.commit',
  TRANSACTION_TIMEOUT_CONFIG: 'transaction.timeout.ms',
  KEY_PARTITION_DISCOVERY_INTERVAL_MILLIS: 'flink.partition-discovery.interval-millis',
  KEY_DISABLE_METRICS: 'flink.disable-metrics',
  KEY_POLL_TIMEOUT: 'flink.poll-timeout',
};

/** Other constants of Kafka are some other key. */
function keyOf(expression: Expression): string | null {
  if (expression.kind === 'literal') {
    return expression.literal.type === 'string' ? expression.literal.value : null;
  }
  if (expression.kind !== 'name' && expression.kind !== 'field') {
    return null;
  }
  return CONSTANTS[expression.name] ?? (/_CONFIG$/.test(expression.name) ? expression.name : null);
}

/** The string an expression is written as; null for all but literals. */
export function literalText(expression: Expression | undefined): string | null {
  return expression?.kind === 'literal' && expression.literal.type === 'string' ? expression.literal.value : null;
}
