/** The type of the records of a connector, as it is written where the connector is made. */
import { type Message, message } from '../../base/message';
import type { TypeNode } from '../../java/ast';
import type { JavaType } from '../../java/class-model';
import { type Code, methodAround, textOf } from './code';
import type { ConnectorFlow, Made } from './connector-flow';
import { typeText } from './type-text';

/** `String` of `FlinkKafkaConsumer<String>`: as it is written there or where it is kept or returned, or as it follows from the schema. */
export function elementType(made: Made, flow: ConnectorFlow, schemas: readonly string[], code: Code): string | Message {
  const { node, in: file, variable } = made;
  const method = methodAround(node, file);
  const nodes: (TypeNode | null | undefined)[] = [node.type, variable?.type];
  if (file.parentOf(made.chain)?.kind === 'return') {
    nodes.push(method?.returnType);
  }
  for (const type of nodes) {
    const [argument] =
      type?.kind === 'named' && /Function$|FlinkKafka\w+$/.test(type.name) ? (type.arguments ?? []) : [];
    if (argument && argument.kind !== 'wildcard') {
      return textOf(argument, file);
    }
  }
  const own = code.project.typeOfExpression(node, file.unit);
  const types: (JavaType | null)[] = [own.kind === 'class' ? (own.arguments[0] ?? null) : null];
  for (const argument of node.arguments) {
    const given = code.project.typeOfExpression(argument, file.unit);
    for (const schema of schemas) {
      const as = code.project.asSuper(given, schema);
      types.push(as?.kind === 'class' ? (as.arguments[0] ?? null) : null);
    }
  }
  for (const type of types) {
    const text = type && typeText(type, file.unit);
    if (text) {
      return text;
    }
  }
  const kept = flow.types.find((type) => type.in === file && type.node.arguments?.length === 1);
  const [argument] = kept?.node.arguments ?? [];
  return argument && flow.made.length === 1 ? textOf(argument, file) : message('the type of its records is not known');
}
