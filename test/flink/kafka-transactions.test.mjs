import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, REPOSITORY } from '../../scripts/ensure-built.mjs';
import { compile } from './javac.mjs';
import { Lab } from './kafka/lab.mjs';
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
    let lab;
    let address;
    let tool;
    let cluster;

    before(async () => {
      await ensureBuilt();
      lab = await Lab.open();
      address = await lab.broker();
      [tool, cluster] = await Promise.all([lab.tool(version, address), lab.cluster(version)]);
    });
    after(() => lab?.close());

    async function start(folder, ...options) {
      const out = join(folder, 'classes');
      await mkdir(out, { recursive: true });
      const text = await readFile(join(folder, JOB), 'utf8');
      assert.deepEqual(await compile({ 'shop/CopyJob.java': text }, version, { out }), { ok: true, errors: [] }, text);
      const jar = join(folder, 'job.jar');
      const { code, stderr } = await run('jar', ['cf', jar, '-C', out, '.']);
      assert.equal(code, 0, stderr);
      const told = await cluster.flink('run', '--detached', '-p', '1', ...options, '-c', 'shop.CopyJob', jar);
      return /JobID ([0-9a-f]{32})/.exec(told)[1];
    }

    const savepointOf = (told) => fileURLToPath(/(file:\S+?)\.?\s*$/m.exec(told)[1]);

    async function written(topic, level, count) {
      while ((await tool(`read ${topic}-out ${level}`)) !== `read ${count}`) await pause();
    }

    /** Ten records in an open transaction of the old sink, then five of the new one; returns what a reader sees. */
    async function moved(topic, ...end) {
      for (const each of [`${topic}-in`, `${topic}-out`]) await tool(`create ${each} 1`);
      const [before, after] = [join(lab.folder, topic), join(lab.folder, `${topic}-new`)];
      await mkdir(join(before, 'src/main/java/shop'), { recursive: true });
      await writeFile(join(before, JOB), source(address, topic));
      await cp(before, after, { recursive: true });
      const job = await start(before);
      await tool(`produce ${topic}-in 0 10`);
      await written(topic, 'read_uncommitted', 10);
      assert.equal(await tool(`read ${topic}-out read_committed`), 'read 0');
      const savepoint = savepointOf(await cluster.flink(...end, join(lab.folder, 'savepoints'), job));
      await applyServerFix(after, join(after, JOB), { at: 'FlinkKafkaProducer<>', title: 'Migrate to KafkaSink' });
      const now = await start(after, '-s', savepoint, '--allowNonRestoredState');
      await tool(`produce ${topic}-in 10 15`);
      await written(topic, 'read_uncommitted', 15);
      await cluster.flink('stop', '--savepointPath', join(lab.folder, 'savepoints'), now);
      return { seen: await tool(`read ${topic}-out read_committed`), before, after };
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
