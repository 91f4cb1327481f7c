/** Which artifacts carry Flink's own version number. */

/** The group of Flink's artifacts, and of connectors and tools that are released on their own. */
export const FLINK_GROUP = 'org.apache.flink';

/** True for Flink's group, and for one in which a vendor ships Flink under its names and numbers (`1.20.2-cp1`). */
export function isFlinkGroup(group: string | null): boolean {
  return group === FLINK_GROUP || group === 'io.confluent.flink';
}

/** What a job is compiled against, what tells most first: one of these settles the version. */
const CORE = [
  'flink-streaming-java',
  'flink-core',
  'flink-core-api',
  'flink-runtime',
  'flink-clients',
  'flink-java',
  'flink-streaming-scala',
  'flink-scala',
  'flink-table-api-java-bridge',
  'flink-table-api-java',
  'flink-table-common',
  'flink-dist',
];

const OTHERS = new Set(
  `flink-annotations flink-architecture-tests-base flink-avro flink-avro-confluent-registry flink-azure-fs-hadoop flink-cep
  flink-cep-scala flink-compress flink-connector-base flink-connector-datagen flink-connector-datagen-test
  flink-connector-files flink-connector-filesystem flink-connector-test-utils flink-container flink-csv
  flink-dist-scala flink-dstl flink-dstl-dfs flink-end-to-end-tests-common flink-external-resource-gpu
  flink-file-sink-common flink-format-common flink-fs-hadoop-shaded flink-gelly flink-gelly-scala flink-gs-fs-hadoop
  flink-hadoop-bulk flink-hadoop-compatibility flink-hadoop-fs flink-hcatalog flink-json flink-kubernetes flink-mapr-fs
  flink-mesos flink-migration-test-utils flink-optimizer flink-orc flink-orc-nohive flink-oss-fs-hadoop flink-parquet
  flink-protobuf flink-python flink-queryable-state-client-java flink-queryable-state-runtime flink-rpc-akka
  flink-rpc-akka-loader flink-rpc-core flink-runtime-web flink-s3-fs-base flink-s3-fs-hadoop flink-s3-fs-presto
  flink-sequence-file flink-sql-avro flink-sql-avro-confluent-registry flink-sql-client flink-sql-gateway
  flink-sql-gateway-api flink-sql-jdbc-driver flink-sql-jdbc-driver-bundle flink-sql-orc flink-sql-parquet flink-sql-parser
  flink-sql-parser-hive flink-sql-protobuf flink-state-processor-api flink-swift-fs-hadoop flink-table
  flink-table-api-bridge-base flink-table-api-java-uber flink-table-api-scala flink-table-api-scala-bridge
  flink-table-calcite-bridge flink-table-code-splitter flink-table-filesystem-test-utils flink-table-planner
  flink-table-planner-blink flink-table-planner-loader flink-table-planner-loader-bundle flink-table-runtime
  flink-table-runtime-blink flink-table-test-utils flink-table-type-utils flink-table-uber flink-table-uber-blink
  flink-test-utils flink-test-utils-connector flink-test-utils-junit flink-walkthrough-common flink-yarn`.split(/\s+/),
);

/** Families of which every member is released with Flink. */
const FAMILY = /^flink-(?:metrics|statebackend)-/;

/** True for an artifact of Flink's group, without Scala suffix, that is released with Flink and has its version. */
export function isVersionedWithFlink(artifact: string): boolean {
  return CORE.includes(artifact) || OTHERS.has(artifact) || FAMILY.test(artifact);
}

/** The place of an artifact among those that settle the version, 0 for what tells most; null for others. */
export function coreRank(artifact: string): number | null {
  const rank = CORE.indexOf(artifact);
  return rank < 0 ? null : rank;
}

/** `flink-clients` for `flink-clients_2.12`, and for `flink-clients_` as a suffix that is not known leaves it. */
export function withoutScalaSuffix(artifact: string): string {
  return artifact.replace(/_(?:2\.1\d)?$/, '');
}

/** `1.20` for the version of a connector that was built for it, such as `3.4.0-1.20`; null for others. */
export function builtForFlink(connectorVersion: string): string | null {
  return /^\d+(?:\.\d+)+(?:-\w+)?-(\d\.\d+)(?:-\w+)?$/.exec(connectorVersion)?.[1] ?? null;
}
