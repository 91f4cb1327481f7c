/** A savepoint for people: an operator a block, its states below, what hurts at the end. */
import picocolors from 'picocolors';
import type { OperatorOrigin } from '../analysis/savepoint-in-source';
import { sayInEnglish } from '../base/message';
import type { SavepointPlan } from '../compatibility/from-savepoint/savepoint-plan';
import type { SavepointOperator, SavepointState, SinkTransactions } from '../savepoint/savepoint';
import type { SerializerSnapshot } from '../savepoint/serializers/snapshot';
import { type Answers, shownPath } from './answers';
import { printable } from './printable';
import type { InspectionReport } from './savepoint-json';
import { incompleteLine } from './text-report';

export function inspectionText(inspection: InspectionReport, answers: Answers): string {
  const { path, savepoint, findings, incomplete, origins, plan } = inspection;
  const colors = picocolors.createColors(answers.color);
  const paint = { error: colors.red, warning: colors.yellow, info: colors.blue };
  const { properties, formatVersion, checkpointId, metadataSize } = savepoint;
  const kind = properties
    ? [properties.name, properties.formatType?.toLowerCase()].filter(Boolean).join(', ')
    : 'savepoint or checkpoint';
  const title = `${shownPath(path, answers)}  ${kind}, id ${checkpointId}, format v${formatVersion}, ${sizeText(metadataSize)}`;
  const names = new Map(
    savepoint.operators.map((operator) => [operator.operatorId, nameOf(operator, origins.get(operator.operatorId))]),
  );
  const lines = [
    colors.bold(printable(title)),
    ...savepoint.operators.flatMap((operator) => [
      ...operatorLines(operator, names.get(operator.operatorId) ?? ''),
      ...originLines(origins.get(operator.operatorId), answers),
    ]),
    ...(plan ? planLines(plan, names) : []),
    '',
    ...findings.map(({ rule, severity, message, operatorId }) => {
      const place = operatorId === null ? '' : `${names.get(operatorId) ?? operatorId}: `;
      return `${paint[severity](severity)}  ${colors.dim(rule)}  ${printable(place + sayInEnglish(message))}`;
    }),
    findings.length === 0 ? 'No findings.' : `${findings.length} finding${findings.length === 1 ? '' : 's'}.`,
    ...incompleteLine(incomplete, answers),
    '',
  ];
  return lines.join('\n');
}

function nameOf({ operatorId, uid, name }: SavepointOperator, match: OperatorOrigin | undefined) {
  return uid ?? match?.uid ?? name ?? match?.name ?? operatorId;
}

/** Where an operator comes from: `src/shop/Job.java:12, as of 0123456789, removed in abcdef0123`. */
function originLines(origin: OperatorOrigin | undefined, answers: Answers): string[] {
  if (!origin) {
    return [];
  }
  const { place, commit, date, removedIn } = origin;
  const line = `${shownPath(place.file, answers)}:${place.range.start.line + 1}`;
  const when = commit === null ? [] : [`as of ${commit.slice(0, 10)}${date ? ` (${date.slice(0, 10)})` : ''}`];
  const gone = removedIn === null ? [] : [`removed in ${removedIn.slice(0, 10)}`];
  return [`  ${printable([line, ...when, ...gone].join(', '))}`];
}

function planLines({ entry, verdict, operators }: SavepointPlan, names: ReadonlyMap<string, string>): string[] {
  const lines = operators.flatMap(({ operatorId, states, restore }) => [
    `  ${names.get(operatorId) ?? operatorId}  ${restore.outcome}${reasonText(restore.message)}`,
    ...states
      .filter(({ outcome, reason }) => outcome !== restore.outcome || reason !== restore.message)
      .map(({ name, outcome, reason }) => `    ${name}  ${outcome}${reasonText(reason)}`),
  ]);
  return ['', `A restore into ${entry}: ${verdict}`, ...lines].map(printable);
}

function reasonText(reason: Parameters<typeof sayInEnglish>[0] | null): string {
  return reason === null ? '' : `  ${sayInEnglish(reason)}`;
}

function operatorLines(operator: SavepointOperator, name: string): string[] {
  const { operatorId, parallelism, maxParallelism, stateSize, keyed } = operator;
  const size = operator.fullyFinished ? 'finished' : stateSize === 0 ? 'no state' : sizeText(stateSize);
  const head = `${printable(name)}  ${name === operatorId ? '' : `${operatorId}  `}parallelism ${parallelism} (max ${maxParallelism})  ${size}`;
  const shares = keyed.map((part) => part.size);
  const by = operator.keySerializer ? ` by ${printable(serializerText(operator.keySerializer))}` : '';
  const keyedLine =
    shares.length === 0
      ? []
      : [
          `  keyed state${by}  ${sizeText(sum(shares))}, subtasks from ${sizeText(Math.min(...shares))} to ${sizeText(Math.max(...shares))}`,
        ];
  const coordinator =
    operator.coordinatorStateSize === null ? [] : [`  coordinator  ${sizeText(operator.coordinatorStateSize)}`];
  const channels = operator.channelStateSize === 0 ? [] : [`  in flight  ${sizeText(operator.channelStateSize)}`];
  return [
    '',
    head,
    ...coordinator,
    ...channels,
    ...keyedLine,
    ...operator.states.map(stateLine),
    ...positionLines(operator),
    ...operator.transactions.map(transactionLine),
  ];
}

const LISTED_TRANSACTIONS = 5;

function transactionLine({ connector, prefixes, pending }: SinkTransactions): string {
  const more = pending.length - LISTED_TRANSACTIONS;
  const listed = [...pending.slice(0, LISTED_TRANSACTIONS), ...(more > 0 ? [`… and ${more} more`] : [])].join(', ');
  const begin = prefixes.length > 0 ? [`ids begin with ${prefixes.join(', ')}`] : [];
  const open = pending.length > 0 ? [`not committed: ${listed}`] : [];
  return printable(`  transactions  ${[connector, ...begin, ...open].join('  ')}`);
}

function stateLine({ name, kind, mode, entries, size, serializer, keySerializer }: SavepointState): string {
  const spread = mode === 'BROADCAST' && kind === 'broadcast' ? null : mode?.toLowerCase().replaceAll('_', ' ');
  const how = [kind ?? 'state', spread].filter(Boolean).join(', ');
  const types = [keySerializer, serializer].flatMap((each) => (each ? [serializerText(each)] : [])).join(' → ');
  const amount =
    entries === null
      ? ''
      : `  ${entries} entr${entries === 1 ? 'y' : 'ies'}${size === null ? '' : `, ${sizeText(size)}`}`;
  return printable(`  ${name}  ${how}${amount}${types && `  ${types}`}`);
}

const LISTED_PARTITIONS = 20;

function positionLines({ positions }: SavepointOperator): string[] {
  const lines = positions
    .slice(0, LISTED_PARTITIONS)
    .map(({ connector, topic, partition, nextOffset, stale }) =>
      printable(
        `  ${topic}-${partition}  next offset ${nextOffset ?? 'not known'}  ${connector}${stale ? ', stale' : ''}`,
      ),
    );
  const more = positions.length - lines.length;
  return more > 0 ? [...lines, `  … and ${more} further partitions`] : lines;
}

/** What a serializer's snapshot is of, in a few words: `POJO shop.Order {id, total}`, `Map<String, Long>`. */
function serializerText(snapshot: SerializerSnapshot): string {
  const { class: name, pojoClass, typeClass, fields, nested = [] } = snapshot;
  if (pojoClass) {
    return `POJO ${pojoClass} {${Object.keys(fields ?? {}).join(', ')}}`;
  }
  const own = name.slice(name.lastIndexOf('.') + 1).replace(/^.*\$/, '');
  const short = own.replace(/(Serializer)?(Config)?Snapshot$/, '');
  if (typeClass && nested.length > 0) {
    return `${simpleName(typeClass)}<${nested.map(nestedText).join(', ')}>`;
  }
  if (nested.length > 0) {
    return `${short}<${nested.map(nestedText).join(', ')}>`;
  }
  return typeClass ? `${short} ${typeClass}` : short;
}

function nestedText(snapshot: SerializerSnapshot): string {
  return snapshot.pojoClass ? `POJO ${snapshot.pojoClass}` : serializerText(snapshot);
}

function simpleName(binaryName: string): string {
  return binaryName.slice(binaryName.lastIndexOf('.') + 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** A size for people: `45.2 kB`. */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`;
}
