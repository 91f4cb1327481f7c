/** Savepoints of one job, side by side: what grows. */
import type { Savepoint, SavepointOperator } from './savepoint';

export interface Comparison {
  /** In the order of the savepoints: bytes of the metadata and of all state. */
  readonly metadataSizes: readonly number[];
  readonly stateSizes: readonly number[];
  /** Operators that any of them has, in the order they are met. */
  readonly operators: readonly OperatorGrowth[];
}

export interface OperatorGrowth {
  readonly operatorId: string;
  readonly uid: string | null;
  readonly name: string | null;
  /** Null where a savepoint has no such operator. */
  readonly stateSizes: readonly (number | null)[];
  readonly parallelisms: readonly (number | null)[];
  readonly states: readonly StateGrowth[];
}

export interface StateGrowth {
  readonly name: string;
  readonly kind: string | null;
  /** Null where a savepoint has no such state, or does not tell. */
  readonly entries: readonly (number | null)[];
  readonly sizes: readonly (number | null)[];
}

export function compareSavepoints(savepoints: readonly Savepoint[]): Comparison {
  const ids = new Set(savepoints.flatMap(({ operators }) => operators.map(({ operatorId }) => operatorId)));
  return {
    metadataSizes: savepoints.map(({ metadataSize }) => metadataSize),
    stateSizes: savepoints.map(({ operators }) => operators.reduce((sum, { stateSize }) => sum + stateSize, 0)),
    operators: [...ids].map((id) =>
      growthOf(
        id,
        savepoints.map(({ operators }) => operators.find(({ operatorId }) => operatorId === id) ?? null),
      ),
    ),
  };
}

function growthOf(operatorId: string, each: readonly (SavepointOperator | null)[]): OperatorGrowth {
  const names = new Set(each.flatMap((operator) => operator?.states.map(({ name }) => name) ?? []));
  const last = each.findLast((operator) => operator !== null) ?? null;
  return {
    operatorId,
    uid: last?.uid ?? null,
    name: last?.name ?? null,
    stateSizes: each.map((operator) => operator?.stateSize ?? null),
    parallelisms: each.map((operator) => operator?.parallelism ?? null),
    states: [...names].map((name) => {
      const states = each.map((operator) => operator?.states.find((state) => state.name === name) ?? null);
      return {
        name,
        kind: states.find((state) => state !== null)?.kind ?? null,
        entries: states.map((state) => state?.entries ?? null),
        sizes: states.map((state) => state?.size ?? null),
      };
    }),
  };
}
