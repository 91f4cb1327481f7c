/** Whether flink-avro can be on a job's classpath. */
import type { Dependency, ProjectModel } from './project-model';

/** Artifacts of Flink that bring no flink-avro: read in their poms, 1.17 to 2.3. */
const FLINK = new Set(
  `flink-annotations flink-clients flink-connector-base flink-connector-datagen flink-connector-files flink-connector-kafka
  flink-core flink-core-api flink-java flink-runtime flink-streaming-java`.split(/\s+/),
);

const OTHERS =
  /^(?:org\.apache\.avro:avro|org\.apache\.kafka:kafka-clients|org\.projectlombok:lombok|org\.slf4j:.*|ch\.qos\.logback:.*|org\.apache\.logging\.log4j:.*)$/;

/** True when every dependency of the job is known and is known to bring no flink-avro: a sure sign, rarely to be had. */
export function lacksFlinkAvro({ buildFile, dependencies, incomplete }: ProjectModel): boolean {
  const running = dependencies.filter(({ forTests }) => !forTests);
  return buildFile !== null && incomplete.length === 0 && running.length > 0 && running.every(bringsNone);
}

function bringsNone({ group, artifact }: Dependency): boolean {
  const plain = artifact.replace(/_2\.1[123]$/, '');
  return group === 'org.apache.flink' ? FLINK.has(plain) : OTHERS.test(`${group}:${artifact}`);
}
