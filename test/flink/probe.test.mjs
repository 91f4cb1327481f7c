import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from './ask.mjs';
import { compiles } from './compiles.mjs';
import { compile } from './javac.mjs';
import { chosenVersions } from './versions.mjs';

/** A job that every version compiles, with a line comment where a test looks for the line. */
const JOB = `package probed;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public class Job {
    public static void main(String[] args) throws Exception {
        String how = args.length == 0 ? "" : args[0];
        StreamExecutionEnvironment env = how.equals("local")
                ? StreamExecutionEnvironment.createLocalEnvironment(3) : StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Long> numbers = env
                .fromSource(new NumberSequenceSource(1, 3), WatermarkStrategy.noWatermarks(), "numbers") // line: source
                .uid("numbers-source-v1")
                .map(n -> n + 1) // line: map
                .setMaxParallelism(7);
        numbers.keyBy(n -> n % 2)
                .reduce((a, b) -> a + b) // line: reduce
                .uid(how.equals("twice") ? "numbers-source-v1" : "numbers-reduce-v1")
                .print(); // line: print
        numbers.sinkTo(FileSink.forRowFormat(new Path("file:///nowhere"), new SimpleStringEncoder<Long>()).build()) // line: files
                .uid("numbers-sink-v1");
        if (how.equals("exit")) System.exit(3);
        if (how.equals("throw")) throw new IllegalStateException("thrown by the job");
        env.execute("numbers");
    }
}
`;

const TYPES = `package probed;

public class Types {
    public static class Good { public int n; public java.time.Instant at; public String[] words; }
    public static class NoSetter { private int n; public int getN() { return n; } }
    public static class Many { public java.util.List<String> words; }
    public record Pair(String left, int right) {}
}
`;

for (const version of chosenVersions()) {
  describe(`the probe with Flink ${version}`, () => {
    const two = version.startsWith('2.');
    let classes;

    before(async () => {
      classes = await mkdtemp(join(tmpdir(), 'flink-probe-'));
      const files = { 'probed/Job.java': JOB, 'probed/Types.java': TYPES };
      assert.deepEqual(await compile(files, version, { out: classes }), { ok: true, errors: [] });
    });

    after(() => rm(classes, { recursive: true, force: true }));

    const topology = (...args) => ask(version, ['topology', 'probed.Job', ...args], { classes: [classes] });

    it('tells the operators of a job, their ids and where they were made', async () => {
      const { flinkVersion, status, jobs } = await topology();
      assert.equal(flinkVersion, version);
      assert.equal(status, 'ok');
      assert.equal(jobs.length, 1);
      const [{ name, executed, rejected, operators }] = jobs;
      assert.deepEqual({ name, executed, rejected }, { name: 'numbers', executed: true, rejected: null });

      const writer = operators.find((one) => one.uid === 'numbers-sink-v1');
      assert.equal(writer.name, 'Sink: Writer');
      const committer = operators.find((one) => one.uid === 'Sink Committer: numbers-sink-v1');
      const [source, map, reduce, print] = operators;
      const madeAt = { source, map, reduce, print, files: writer };
      for (const [place, { callSite }] of Object.entries(madeAt)) {
        assert.deepEqual([place, callSite.file, callSite.line], [place, 'Job.java', lineOf(JOB, `// line: ${place}`)]);
      }
      assert.deepEqual(committer.callSite, writer.callSite);
      assert.deepEqual(
        [source, map, reduce, print].map((one) => one.uid),
        ['numbers-source-v1', null, 'numbers-reduce-v1', null],
      );
      assert.deepEqual(
        [map, reduce, print, writer].map((one) => one.inputs),
        [[source.id], [map.id], [reduce.id], [map.id]],
      );
      assert.deepEqual([source.maxParallelism, map.maxParallelism], [null, 7]);
      assert.equal(source.parallelism, 1);

      const { uids } = await ask(version, ['uidhash', 'numbers-source-v1', 'Sink Committer: numbers-sink-v1']);
      assert.deepEqual(
        uids.map((one) => one.operatorId),
        [source.operatorId, committer.operatorId],
      );
      assert.match(map.operatorId, /^[0-9a-f]{32}$/);
    });

    it('tells what flows, keys and settings, and with --open the states', async () => {
      const { jobs } = await ask(version, ['topology', '--open', 'probed.Job'], { classes: [classes] });
      const [{ operators, settings }] = jobs;
      const [source, , reduce] = operators;
      assert.deepEqual([reduce.keyType.class, reduce.outputType.kind], ['java.lang.Long', 'basic']);
      const states = ({ states }) => states.map(({ name, kind, mode }) => [name, kind, mode]);
      assert.deepEqual(states(source), [['SourceReaderState', 'operator-list', 'SPLIT_DISTRIBUTE']]);
      assert.deepEqual(states(reduce), [['_op_state', 'value', null]]);
      assert.equal(reduce.states[0].type.class, 'java.lang.Long');
      const told = { parallelism: 1, maxParallelism: null, genericTypes: true, autoGeneratedUids: true };
      assert.deepEqual(settings, told);
    });

    it('has the operators of jobs that make a local environment, exit, or throw before they execute', async () => {
      const local = await topology('local');
      assert.deepEqual([local.status, local.jobs.length, local.jobs[0].operators[0].parallelism], ['ok', 1, 3]);
      const exited = await topology('exit');
      assert.deepEqual(
        [exited.status, exited.jobs[0].executed, exited.jobs[0].operators[0].uid],
        ['exited', false, 'numbers-source-v1'],
      );
      const threw = await topology('throw');
      assert.deepEqual([threw.status, threw.jobs.length], ['threw', 1]);
      assert.match(threw.error, /thrown by the job/);
    });

    it('tells what Flink has against a job', async () => {
      const { jobs } = await topology('twice');
      assert.match(jobs[0].rejected, /Hash collision on user-specified ID "numbers-source-v1"/);
    });

    it('tells the type information of classes and what TypeExtractor logs', async () => {
      const names = ['Good', 'NoSetter', 'Many', 'Pair', 'Missing'].map((name) => `probed.Types$${name}`);
      const [good, noSetter, many, pair, missing] = (await ask(version, ['types', ...names], { classes: [classes] }))
        .classes;
      assert.equal(good.type.kind, 'pojo');
      assert.deepEqual(
        good.type.fields.map(({ name, type }) => `${name} ${type.kind}`),
        ['at basic', 'n basic', 'words array'],
      );
      assert.deepEqual(good.log, []);
      assert.equal(noSetter.type.kind, 'kryo');
      assert.match(noSetter.type.serializer, /\.KryoSerializer$/);
      assert.match(noSetter.log.join('\n'), /Types\$NoSetter does not contain a setter for field n/);
      assert.equal(many.type.fields[0].type.kind, two ? 'list' : 'kryo');
      assert.equal(pair.type.kind, /^1\.1[78]/.test(version) ? 'kryo' : 'pojo');
      assert.match(missing.error, /ClassNotFoundException/);
    });

    it('tells the public methods of classes', async () => {
      const name = 'org.apache.flink.streaming.connectors.kafka.FlinkKafkaConsumer';
      const env = 'org.apache.flink.streaming.api.environment.StreamExecutionEnvironment';
      const [legacy, environment] = (await ask(version, ['api', name, env])).classes;
      assert.equal(Boolean(legacy.error), two, 'FlinkKafkaConsumer is gone with 2.0');
      const fromSource = environment.methods.filter((method) => method.name === 'fromSource');
      assert.deepEqual(
        fromSource.map((method) => method.parameters.length),
        [3, 4],
      );
      assert.match(fromSource[0].returns, /DataStreamSource<OUT>$/);
      const get = environment.methods.find((method) => method.name === 'getExecutionEnvironment');
      assert.deepEqual([get.static, get.deprecated, get.declaredIn], [true, false, env]);
    });

    it('compiles what is right, Lombok too, and rejects what is wrong', async () => {
      const right = {
        name: 'right',
        files: { 'a/A.java': 'package a; @lombok.Data class A { String b = new A().getB(); }' },
      };
      const wrong = { name: 'wrong', files: { 'a/A.java': 'package a;\npublic class A { Strin b; }' } };
      await compiles([right], version);
      await assert.rejects(
        compiles([right, wrong], version),
        /1 of 2 do not compile[\s\S]*wrong\n {2}a\/A\.java:2:18 cannot find symbol/,
      );
      await assert.rejects(compiles([], version), /nothing to compile/);
    });
  });
}

function lineOf(text, marker) {
  return text.slice(0, text.indexOf(marker)).split('\n').length;
}
