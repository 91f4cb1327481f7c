/**
 * The state that sources and sinks outside a project keep by themselves. Each entry of the tables in `connectors/` was read
 * in the sources of the class it names, of the versions it names; a class that is not there is not known.
 */
import { CHANGE_DATA, MADE_BY_CHANGE_DATA } from './connectors/change-data';
import { COMMITTER_STATE, type Connector, SOURCE_STATE, WRITER_STATE } from './connectors/connector';
import { FLINKS_OWN } from './connectors/flinks-own';
import { MESSAGES } from './connectors/messages';
import { MADE_BY_STORES, STORES } from './connectors/stores';

/** Every connector that is known. */
export const CONNECTORS: readonly Connector[] = [...FLINKS_OWN, ...MESSAGES, ...STORES, ...CHANGE_DATA];

/** Names so common that other functions have them, too: `TwoPhaseCommitSinkFunction`, `ListCheckpointed`. */
const ANYONES: ReadonlySet<string> = new Set(['state', '_default_']);

/** Names of operator states that only connectors give: what a savepoint, which has no classes of functions, tells them by. */
export const CONNECTOR_STATE_NAMES: ReadonlySet<string> = new Set(
  [
    ...[SOURCE_STATE, WRITER_STATE, COMMITTER_STATE, ...CONNECTORS.flatMap(({ states }) => states)].map(
      ({ name }) => name,
    ),
    // of `FlinkKafkaProducer` before Flink 1.7
    'next-transactional-id-hint',
  ].filter((name) => !ANYONES.has(name)),
);

const BY_CLASS: ReadonlyMap<string, Connector> = new Map(
  CONNECTORS.flatMap((connector) => connector.classes.map((name): [string, Connector] => [name, connector])),
);

/** What is known of the state of a connector's class; null when nothing is. */
export function connectorOf(binaryName: string): Connector | null {
  return BY_CLASS.get(binaryName) ?? null;
}

const MADE_BY: Readonly<Record<string, string>> = { ...MADE_BY_STORES, ...MADE_BY_CHANGE_DATA };

/** The class of what a chain of calls makes that begins with a static method: a builder's class, unless it is said otherwise. */
export function madeBy(owner: string, method: string): string {
  return MADE_BY[`${owner}#${method}`] ?? owner;
}
