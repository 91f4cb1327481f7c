/** A type as views show it: one line, and what writing its records costs. */
import { writtenType } from '../rules/kryo-reason';
import { type Cost, TypeCosts } from '../typeinfo/type-costs';
import type { TypeInformation } from '../typeinfo/type-information';

export interface TypeView {
  /** As people write it: `List<Order>`. */
  readonly text: string;
  readonly kind: TypeInformation['kind'];
  /** The simple class name; null where there is none or it is not known. */
  readonly serializer: string | null;
  readonly cost: Cost;
  /** As Flink says it (English); null where nothing is wrong. */
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

export function typeView(type: TypeInformation, costs: TypeCosts = new TypeCosts()): TypeView {
  return {
    text: writtenType(type.type),
    kind: type.kind,
    serializer: type.serializer,
    cost: costs.of(type),
    why: type.reasons[0]?.message ?? null,
  };
}
