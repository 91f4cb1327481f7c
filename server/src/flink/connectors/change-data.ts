/** Connectors that read the changes of databases. The newer ones are sources, which keep their splits as all do. */
import { type Connector, union } from './connector';

const OLD = 'com.ververica.cdc.';
const NEW = 'org.apache.flink.cdc.';
const FUNCTION = 'debezium.DebeziumSourceFunction';

export const CHANGE_DATA: readonly Connector[] = [
  {
    classes: [`${NEW}${FUNCTION}`, `${OLD}${FUNCTION}`],
    versions: 'flink-connector-debezium 2.4.2, 3.2.1',
    source: 'DebeziumSourceFunction',
    states: [union('offset-states'), union('history-records-states')],
  },
];

/**
 * The builders that give a `DebeziumSourceFunction`, by `class#method`: read in flink-connector-mysql-cdc 2.4.2 and 3.1.0,
 * flink-connector-postgres-cdc 3.2.1, and in the connectors for Oracle, SQL Server and Postgres of 3.0.1.
 */
export const MADE_BY_CHANGE_DATA: Readonly<Record<string, string>> = {
  [`${OLD}connectors.mysql.MySqlSource#builder`]: `${OLD}${FUNCTION}`,
  [`${OLD}connectors.postgres.PostgreSQLSource#builder`]: `${OLD}${FUNCTION}`,
  [`${OLD}connectors.oracle.OracleSource#builder`]: `${OLD}${FUNCTION}`,
  [`${OLD}connectors.sqlserver.SqlServerSource#builder`]: `${OLD}${FUNCTION}`,
  [`${NEW}connectors.mysql.MySqlSource#builder`]: `${NEW}${FUNCTION}`,
  [`${NEW}connectors.postgres.PostgreSQLSource#builder`]: `${NEW}${FUNCTION}`,
};
