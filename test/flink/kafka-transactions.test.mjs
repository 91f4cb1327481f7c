import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from '../../scripts/ensure-built.mjs';
import { jarOf, openLab, savepointIn } from './kafka/open-lab.mjs';
import { applyServerFix } from './kafka/server-fix.mjs';
import { run } from './processes.mjs';
import { chosenVersions } from './versions.mjs';

const JOB = 'src/main/java/shop/CopyJob.java';

/** Copies a topic, exactly once; it takes no checkpoint by itself, so that its transaction stays open. */
const source = (address, topic) => `package shop;

import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.connectors.kafka.FlinkKafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

public class CopyJob {
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(600_000);
        KafkaSource<String> lines = KafkaSource.<String>builder()
                .setBootstrapServers("${address}")
                .setGroupId("copy")
                .setTopics("${topic}-in")
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
        Properties kafka = new Properties();
        kafka.setProperty("bootstrap.servers", "${address}");
        kafka.setProperty("transaction.timeout.ms", "900000");
        env.fromSource(lines, WatermarkStrategy.noWatermarks(), "lines").uid("lines-source-v1")
                .addSink(new FlinkKafkaProducer<>(
                        "${topic}-out",
                        (line, time) -> new ProducerRecord<>("${topic}-out", line.getBytes()),
                        kafka,
                        FlinkKafkaProducer.Semantic.EXACTLY_ONCE))
                .uid("copies-sink-v1");
        env.execute("copy");
    }
}
`;

const VERSIONS = chosenVersions().filter((version) => /^1\.(?:17|20)\./.test(version));

for (const version of VERSIONS) {
  describe(`the move from an exactly-once FlinkKafkaProducer to KafkaSink, with a broker and Flink ${version}`, () => {
    const here = openLab(version);

    async function start(folder, ...options) {
      const jar = await jarOf(folder, { 'shop/CopyJob.java': await readFile(join(folder, JOB), 'utf8') }, version);
      const told = await here.cluster.flink('run', '--detached', '-p', '1', ...options, '-c', 'shop.CopyJob', jar);
      return /JobID ([0-9a-f]{32})/.exec(told)[1];
    }

    async function written(topic, level, count) {
      while ((await here.tool(`read ${topic}-out ${level}`)) !== `read ${count}`) await pause();
    }

    /** Ten records in an open transaction of the old sink, then five of the new one; returns what a reader sees. */
    async function moved(topic, ...end) {
      for (const each of [`${topic}-in`, `${topic}-out`]) await here.tool(`create ${each} 1`);
      const [before, after] = [join(here.lab.folder, topic), join(here.lab.folder, `${topic}-new`)];
      await mkdir(join(before, 'src/main/java/shop'), { recursive: true });
      await writeFile(join(before, JOB), source(here.address, topic));
      await cp(before, after, { recursive: true });
      const job = await start(before);
      await here.tool(`produce ${topic}-in 0 10`);
      await written(topic, 'read_uncommitted', 10);
      assert.equal(await here.tool(`read ${topic}-out read_committed`), 'read 0');
      const savepoint = savepointIn(await here.cluster.flink(...end, join(here.lab.folder, 'savepoints'), job));
      await applyServerFix(after, join(after, JOB), { at: 'FlinkKafkaProducer<>', title: 'Migrate to KafkaSink' });
      const now = await start(after, '-s', savepoint, '--allowNonRestoredState');
      await here.tool(`produce ${topic}-in 10 15`);
      await written(topic, 'read_uncommitted', 15);
      await here.cluster.flink('stop', '--savepointPath', join(here.lab.folder, 'savepoints'), now);
      return { seen: await here.tool(`read ${topic}-out read_committed`), before, after };
    }

    it('keeps every record when the old job is stopped as the checklist says', async () => {
      const { seen, before, after } = await moved('stopped', 'stop', '--savepointPath');
      assert.equal(seen, 'read 15');
      const { stdout } = await run(process.execPath, [
        join(REPOSITORY, 'dist', 'cli.js'),
        ...['diff', before, after, '--flink', version, '--format', 'checklist'],
      ]);
      assert.match(stdout, /transactions of FlinkKafkaProducer that are open/);
      assert.match(stdout, /flink stop --savepointPath/);
      assert.doesNotMatch(stdout, /flink cancel/);
    });

    it('loses what its open transaction holds when the old job is cancelled with a savepoint', async () => {
      const { seen } = await moved('cancelled', 'cancel', '--withSavepoint');
      // not even the new ones: who reads what is committed waits at the open transaction until the broker aborts it
      assert.equal(seen, 'read 0');
    });
  });
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, 200));
}
