/** The Flink versions that the tests ask, and what belongs to each. */

/** What a change is checked against every time: the last 1.x and the current 2.x. */
export const USUAL = ['1.20.5', '2.2.1'];

/** `--full`: one of each line that the product knows. */
export const ALL = ['1.17.2', '1.18.1', '1.19.3', '1.20.5', '2.0.0', '2.1.1', '2.2.1', '2.3.0'];

/** The Kafka connector for each line of Flink. 3.x still has FlinkKafkaConsumer. */
const KAFKA = new Map([
  ['1.17', '3.1.0-1.17'],
  ['1.18', '3.2.0-1.18'],
  ['1.19', '3.3.0-1.19'],
  ['1.20', '3.4.0-1.20'],
  ['2.0', '4.0.1-2.0'],
  ['2.1', '5.0.0-2.1'],
  ['2.2', '5.0.0-2.2'],
  ['2.3', '5.0.0-2.2'],
]);

/** flink-avro and flink-connector-files are missing from Maven Central for these: the nearest release that is there. */
const FORMATS = new Map([
  ['1.20.4', '1.20.3'],
  ['1.20.5', '1.20.3'],
  ['2.0.1', '2.0.0'],
  ['2.0.2', '2.0.0'],
  ['2.1.2', '2.1.1'],
  ['2.1.3', '2.1.1'],
]);

/** The same for flink-csv alone. */
const CSV = new Map([['2.2.1', '2.2.0']]);

/** @returns {string[]} the versions that run.mjs was asked for (`FLINK_VERSIONS`, comma separated), else the usual ones */
export function chosenVersions() {
  return process.env.FLINK_VERSIONS?.split(',') ?? USUAL;
}

/** @returns {string[]} the same for what takes long to ask: of the usual versions one is enough each time */
export function versionsForLongQuestions() {
  const chosen = chosenVersions();
  return chosen.join() === USUAL.join() ? USUAL.slice(0, 1) : chosen;
}

/**
 * @param {string} version of Flink, such as `1.20.5`
 * @returns {Record<string, string>} the properties that pom.xml leaves open
 */
export function mavenProperties(version) {
  const line = version.split('.').slice(0, 2).join('.');
  const kafka = KAFKA.get(line);
  if (!kafka) throw new Error(`Flink ${version}: no Kafka connector is known for it, see test/flink/versions.mjs`);
  const formats = FORMATS.get(version) ?? version;
  return {
    'flink.version': version,
    'kafka.version': kafka,
    'formats.version': formats,
    'csv.version': CSV.get(version) ?? formats,
  };
}
