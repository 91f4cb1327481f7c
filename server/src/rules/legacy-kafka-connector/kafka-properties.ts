/** What the code in front of a consumer is seen to put into its `Properties`. */
import type { Expression, Statement } from '../../java/ast';
import { walk } from '../../java/ast';

/** The keys that code sets on a variable, with what it sets them to; a key that is set twice counts with the last. */
export function propertiesSet(variable: Expression, statements: readonly Statement[]): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>();
  if (variable.kind !== 'name') {
    return found;
  }
  walk(statements, (node) => {
    const isPut = node.kind === 'call' && /^(?:setProperty|put|putIfAbsent)$/.test(node.name);
    if (isPut && node.target?.kind === 'name' && node.target.name === variable.name) {
      const [key, value] = node.arguments;
      const name = key && keyOf(key);
      if (name && value) {
        found.set(name, value);
      }
    }
    return true;
  });
  return found;
}

/** Constants of Kafka's `ConsumerConfig` and of FlinkKafkaConsumerBase that matter here. */
const CONSTANTS: Readonly<Record<string, string>> = {
  GROUP_ID_CONFIG: 'group.id',
  AUTO_OFFSET_RESET_CONFIG: 'auto.offset.reset',
  BOOTSTRAP_SERVERS_CONFIG: 'bootstrap.servers',
  KEY_PARTITION_DISCOVERY_INTERVAL_MILLIS: 'flink.partition-discovery.interval-millis',
};

function keyOf(expression: Expression): string | null {
  if (expression.kind === 'literal') {
    return expression.literal.type === 'string' ? expression.literal.value : null;
  }
  return expression.kind === 'name' || expression.kind === 'field' ? (CONSTANTS[expression.name] ?? null) : null;
}

/** The string an expression is written as; null for all but literals. */
export function literalText(expression: Expression | undefined): string | null {
  return expression?.kind === 'literal' && expression.literal.type === 'string' ? expression.literal.value : null;
}
