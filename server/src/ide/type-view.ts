/** A type as views show it: one line, and what writing its records costs. */
import { type Message, message, type Say } from '../base/message';
import { writtenType } from '../rules/kryo-reason';
import { whyNoPojo } from '../rules/why-no-pojo';
import { type Cost, TypeCosts } from '../typeinfo/type-costs';
import type { TypeInformation } from '../typeinfo/type-information';

export interface TypeView {
  /** As people write it: `List<Order>`. */
  readonly text: string;
  readonly kind: TypeInformation['kind'];
  /** The simple class name; null where there is none or it is not known. */
  readonly serializer: string | null;
  readonly cost: Cost;
  /** In the editor's language, with Flink's own words as they are; null where nothing is wrong. */
  readonly why: string | null;
}

/** Marks that need no colour to be told apart. */
export const COST_MARKS: Readonly<Record<Cost, string>> = {
  own: '✓',
  'kryo-within': '△',
  kryo: '✗',
  throws: '✗',
  unknown: '?',
};

export function typeView(type: TypeInformation, say: Say, costs: TypeCosts = new TypeCosts()): TypeView {
  const why = whyOf(type);
  return {
    text: writtenType(type.type),
    kind: type.kind,
    serializer: type.serializer,
    cost: costs.of(type),
    why: why && say(why),
  };
}

function whyOf({ kind, reasons: [first] }: TypeInformation): Message | null {
  if (!first || first.own) {
    return first?.own ?? null;
  }
  const clause = whyNoPojo(first);
  return clause
    ? message('{0}. Flink logs: {1}', clause, first.message)
    : kind === 'kryo'
      ? message('Flink says: {0}', first.message)
      : message('Flink throws: {0}', first.message);
}
