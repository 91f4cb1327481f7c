// The test that the upgrade checklist prints, with real Flink: it passes exactly where the job starts from the savepoint.
import assert from 'node:assert/strict';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runJava } from './ask.mjs';
import { CACHE, ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { maven } from './processes.mjs';
import { product } from './product.mjs';
import { chosenVersions } from './versions.mjs';

const job = ({ source = NUMBERS, uid = 'sums-process-v1', type = 'long', sink = 'sums.print()' } = {}) => `
package shop;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.*;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

public class SumsJob {
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(2);
    DataStream<Long> numbers = ${source}.uid("numbers-source-v1");
    DataStream<String> sums = numbers.keyBy(n -> n % 10).process(new Sums()).uid("${uid}");
    ${sink}.uid("sums-print-v1");
    env.execute("sums");
  }

  public static class Sum {
    public ${type} value;
  }

  public static class Sums extends KeyedProcessFunction<Long, Long, String> {
    private transient ValueState<Sum> sums;

    @Override
    public void processElement(Long n, Context context, Collector<String> out) throws Exception {
      Sum sum = sums.value() == null ? new Sum() : sums.value();
      sum.value += 1;
      sums.update(sum);
      out.collect(context.getCurrentKey() + " " + sum.value);
    }

    OPEN {
      sums = getRuntimeContext().getState(new ValueStateDescriptor<>("sums", Sum.class));
    }
  }
}
`;
const NUMBERS = 'env.fromSequence(0, Long.MAX_VALUE - 1)';
const KAFKA_SOURCE = `env.fromSource(
  org.apache.flink.connector.kafka.source.KafkaSource.<Long>builder()
    .setBootstrapServers("localhost:1").setTopics("numbers").setGroupId("sums")
    .setDeserializer(org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema
      .valueOnly(org.apache.kafka.common.serialization.LongDeserializer.class)).build(),
  WatermarkStrategy.noWatermarks(), "numbers")`;
const KAFKA_SINK = `sums.sinkTo(
  org.apache.flink.connector.kafka.sink.KafkaSink.<String>builder().setBootstrapServers("localhost:1")
    .setTransactionalIdPrefix("sums")
    .setDeliveryGuarantee(org.apache.flink.connector.base.DeliveryGuarantee.EXACTLY_ONCE)
    .setRecordSerializer(org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.builder().setTopic("sums")
      .setValueSerializationSchema(new org.apache.flink.api.common.serialization.SimpleStringSchema()).build())
    .build())`;

/** `open` took a Configuration before 1.19. */
const openOf = (version) =>
  /^1\.1[78]\b/.test(version)
    ? '@Override public void open(Configuration parameters)'
    : '@Override public void open(org.apache.flink.api.common.functions.OpenContext context)';

/** The jars that run JUnit tests of both kinds. */
async function junitClasspath() {
  const list = join(CACHE, 'rehearsal', 'junit.txt');
  const pom = join(ROOT, 'test', 'flink', 'rehearsal', 'pom.xml');
  await maven(['-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${list}`]);
  return (await readFile(list, 'utf8')).trim().split(delimiter);
}

for (const version of chosenVersions()) {
  describe(`the rehearsal of a restore with Flink ${version}`, function () {
    this.timeout(300_000);
    const root = join(CACHE, 'rehearsal', version);
    let rehearsalTest;
    let savepoint;

    async function compiled(folder, files) {
      const out = join(root, folder);
      await mkdir(out, { recursive: true });
      assert.deepEqual(await compile(files, version, { out }), { ok: true, errors: [] });
      return out;
    }

    const textOf = (options) => job(options).replace('OPEN', openOf(version));

    before(async () => {
      await rm(root, { recursive: true, force: true });
      ({ rehearsalTest } = await product('checklist/rehearsal-test.ts'));
      const stop = await readFile(join(ROOT, 'test', 'flink', 'rehearsal', 'StopJob.java'), 'utf8');
      const classes = await compiled('before', { 'shop/SumsJob.java': textOf(), 'StopJob.java': stop });
      const { code, stdout, stderr } = await runJava(version, ['StopJob', 'shop.SumsJob', join(root, 'savepoints')], {
        classes: [classes],
      });
      assert.equal(code, 0, stderr.slice(-3000));
      savepoint = stdout.trim().split('\n').at(-1);
    });

    function generated(framework, allowNonRestoredState = false) {
      const [major, minor] = version.split('.').map(Number);
      return rehearsalTest({
        entryClass: 'shop.SumsJob',
        method: 'main',
        flinkVersion: { major, minor, text: version },
        allowNonRestoredState,
        framework,
        settings: [['pipeline.name', 'a "name" of the deployment']],
      });
    }

    /** Runs the generated test for a later version of the job. */
    async function rehearse(name, options, allowNonRestoredState = false) {
      const test = generated('none', allowNonRestoredState);
      const classes = await compiled(name, {
        'shop/SumsJob.java': textOf(options),
        [test.path.replace('src/test/java/', '')]: test.text,
      });
      return runJava(version, [test.className, savepoint], { classes: [classes] });
    }

    it('passes for a job that starts', async () => {
      const { code, stdout, stderr } = await rehearse('same');
      assert.deepEqual([code, stdout.trim()], [0, 'restored'], stderr.slice(-3000));
    });

    it('fails for a type that the state cannot be read as', async () => {
      const { code, stderr } = await rehearse('type', { type: 'int' });
      assert.equal(code, 1);
      assert.match(stderr, /does not start from the savepoint[\s\S]*StateMigrationException|incompatible|Can not set/);
    });

    it('fails for state that finds no operator', async () => {
      const { code, stderr } = await rehearse('uid', { uid: 'sums-process-v2' });
      assert.equal(code, 1);
      assert.match(stderr, /Cannot map checkpoint\/savepoint state for operator/);
    });

    it('passes for state that finds no operator where it may be dropped', async () => {
      const { code, stderr } = await rehearse('flag', { uid: 'sums-process-v2' }, true);
      assert.equal(code, 0, stderr.slice(-3000));
    });

    it('reaches no system that the job reads from or writes to', async () => {
      const { code, stderr } = await rehearse('kafka', { source: KAFKA_SOURCE, sink: KAFKA_SINK });
      assert.equal(code, 0, stderr.slice(-3000));
      assert.doesNotMatch(stderr, /localhost.*could not be established/);
    });

    for (const [framework, words, answers] of [
      ['junit4', (test) => ['org.junit.runner.JUnitCore', test], { passed: /OK \(1 test\)/, skipped: /OK \(1 test\)/ }],
      [
        'junit5',
        (test) => [join(ROOT, 'test', 'flink', 'rehearsal', 'RunJUnit5.java'), test],
        { passed: /^passed 1, failed 0/m, skipped: /^passed 0, failed 0, skipped 1/m },
      ],
    ]) {
      it(`is a test of ${framework}, which is skipped where no savepoint is named`, async () => {
        const junit = await junitClasspath();
        /** Compiles the test beside a version of the job, and runs it. */
        async function tested(name, options, named) {
          const test = generated(framework);
          const out = join(root, `${framework}-${name}`);
          await mkdir(out, { recursive: true });
          const files = { 'shop/SumsJob.java': textOf(options), [test.path.replace('src/test/java/', '')]: test.text };
          assert.deepEqual(await compile(files, version, { out, classes: junit }), { ok: true, errors: [] });
          process.env.RESTORE_SAVEPOINT = named ?? '';
          if (named === null) delete process.env.RESTORE_SAVEPOINT;
          try {
            return await runJava(version, words(test.className), { classes: [out, ...junit] });
          } finally {
            delete process.env.RESTORE_SAVEPOINT;
          }
        }
        const passed = await tested('same', {}, savepoint);
        assert.match(passed.stdout, answers.passed, passed.stderr.slice(-3000));
        const failed = await tested('uid', { uid: 'sums-process-v2' }, savepoint);
        assert.equal(failed.code, 1);
        assert.match(failed.stdout + failed.stderr, /Cannot map checkpoint\/savepoint state for operator/);
        assert.match((await tested('same', {}, null)).stdout, answers.skipped);
      });
    }
  });
}
