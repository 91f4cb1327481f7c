/** A savepoint as a table for spreadsheets: a row a state; operators without any have one row. */
import type { OperatorOrigin } from '../../analysis/savepoint-in-source';
import type { Savepoint, SavepointOperator, SavepointState } from '../../savepoint/savepoint';

const COLUMNS = [
  'operatorId',
  'uid',
  'name',
  'parallelism',
  'maxParallelism',
  'operatorBytes',
  'state',
  'kind',
  'mode',
  'entries',
  'stateBytes',
  'serializer',
];

/** RFC 4180. @param origins by operator id: what the source tells of uids */
export function savepointCsv({ operators }: Savepoint, origins: ReadonlyMap<string, OperatorOrigin>): string {
  const rows = operators.flatMap((operator) =>
    (operator.states.length > 0 ? operator.states : [null]).map((state) =>
      rowOf(operator, state, origins.get(operator.operatorId)),
    ),
  );
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function rowOf(operator: SavepointOperator, state: SavepointState | null, origin: OperatorOrigin | undefined) {
  const { operatorId, uid, name, parallelism, maxParallelism, stateSize } = operator;
  return [
    operatorId,
    uid ?? origin?.uid ?? '',
    name ?? origin?.name ?? '',
    parallelism,
    maxParallelism,
    stateSize,
    state?.name ?? '',
    state?.kind ?? '',
    state?.mode ?? '',
    state?.entries ?? '',
    state?.size ?? '',
    state?.serializer?.class ?? '',
  ];
}

/** Spreadsheets run what begins like a formula, and names are anybody's: an apostrophe makes it text. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
