import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureBuilt } from '../../scripts/ensure-built.mjs';
import { flinkClasspath, ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { product } from './product.mjs';
import { versionsForLongQuestions } from './versions.mjs';

const CLASSES = `package probed;

import java.util.List;
import java.util.Map;

public class Measured {
    public static class Order {
        public String id;
        public long at;
        public java.time.Instant seen;
        public State state;
        public Line[] lines;
    }
    public static class Line { public String sku; public int count; public Integer boxed; }
    public enum State { OPEN, CLOSED }
    public static class Lists { public List<String> words; public Map<String, Line> lines; public Box<Line> box; }
    public static class Box<T> { public T value; public List<T> all; }
    public record Pair(String left, int right) {}
    public static class NoSetter {
        private final int n;
        public NoSetter(int n) { this.n = n; }
        public int getN() { return n; }
    }
    public static class Node { public int n; public Node next; public Object any; }
    public static class Refuses { public int n; public Refuses() { throw new IllegalStateException("not so"); } }
    public interface Shape {}
}
`;
const NAMES = ['Order', 'Lists', 'Pair', 'NoSetter', 'Node', 'Refuses', 'Shape'];

for (const version of versionsForLongQuestions()) {
  describe(`measured with Flink ${version}`, () => {
    let classes;
    let told;
    const measured = (name) => told.classes.find((each) => each.class === `probed.Measured$${name}`).measured;

    before(async () => {
      classes = await mkdtemp(join(tmpdir(), 'flink-measure-'));
      await ensureBuilt(() => {});
      await mkdir(join(classes, 'src'));
      await writeFile(join(classes, 'src', 'Measured.java'), CLASSES);
      assert.deepEqual(await compile({ 'probed/Measured.java': CLASSES }, version, { out: classes }), {
        ok: true,
        errors: [],
      });
      const words = ['types', join(classes, 'src'), '--measure', '--format', 'json', '--flink', version];
      const classPath = ['--classes', classes, '--classpath', (await flinkClasspath(version)).join(delimiter)];
      const cli = join(ROOT, 'dist', 'cli.js');
      const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words, ...classPath], {
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      });
      assert.equal(status, 0, stderr);
      told = JSON.parse(stdout);
    });

    after(() => rm(classes, { recursive: true, force: true }));

    it('a POJO has bytes and times for its own serializer and for Kryo, which writes names of the classes within', () => {
      const { flinkVersion, records, chosen, kryo, kryoCosts, notFilled, error } = measured('Order');
      assert.deepEqual([flinkVersion, records, notFilled, error], [version, 100, [], null]);
      assert.deepEqual(
        [chosen.kind, chosen.serializer, kryo.kind, kryo.serializer],
        ['pojo', 'PojoSerializer', 'kryo', 'KryoSerializer'],
      );
      assert.ok(chosen.bytes < kryo.bytes, `${chosen.bytes} < ${kryo.bytes}`);
      for (const cost of [chosen, kryo]) {
        assert.ok(cost.serializeNanos > 0 && cost.deserializeNanos > 0 && cost.copyNanos > 0);
      }
      assert.ok(kryoCosts.bytes > 1);
      assert.ok(kryoCosts.timeLow <= kryoCosts.time && kryoCosts.time <= kryoCosts.timeHigh);
    });

    it('the bytes are the same in another run, whatever else is measured in it', async () => {
      const { measureSerializers } = await product('io/ask-flink.ts');
      const seen = [];
      const again = await measureSerializers(['probed.Measured$Lists', 'probed.Measured$Order'], {
        classPath: [classes, ...(await flinkClasspath(version))],
        probe: join(ROOT, 'probe', 'FlinkProbe.java'),
        signal: new AbortController().signal,
        progress: (index, total) => seen.push([index, total]),
      });
      assert.deepEqual(
        again.classes.map(({ chosen, kryo }) => [chosen.bytes, kryo.bytes]),
        [measured('Lists'), measured('Order')].map(({ chosen, kryo }) => [chosen.bytes, kryo.bytes]),
      );
      assert.deepEqual(seen, [
        [1, 2],
        [2, 2],
      ]);
    });

    it('collections and generic fields are filled by their arguments', () => {
      const { notFilled, chosen } = measured('Lists');
      assert.deepEqual(notFilled, []);
      // each record has three words and seven lines with a text of ten characters at least
      assert.ok(chosen.bytes > 100);
    });

    it('what Kryo serializes anyway is measured alone', () => {
      const { chosen, kryo, kryoCosts } = measured('NoSetter');
      assert.deepEqual([chosen.kind, chosen.serializer, kryo, kryoCosts], ['kryo', 'KryoSerializer', null, null]);
      assert.ok(chosen.bytes > 0);
    });

    it('a record is made by its constructor, and that the old Kryo cannot write it is no failure of the others', () => {
      const { chosen, kryo, kryoCosts } = measured('Pair');
      if (version.startsWith('2.')) {
        assert.deepEqual([chosen.kind, chosen.error, kryo.error], ['pojo', null, null]);
      } else if (/^1\.1[78]/.test(version)) {
        assert.deepEqual([chosen.kind, chosen.bytes], ['kryo', null]);
        assert.match(chosen.error, /Unable to create serializer/);
      } else {
        assert.deepEqual([chosen.kind, chosen.error, kryo.bytes, kryoCosts], ['pojo', null, null, null]);
        assert.match(kryo.error, /Unable to create serializer/);
      }
    });

    it('says what got no value, and ends for a class that contains itself', () => {
      assert.deepEqual(measured('Node').notFilled, [
        { field: 'next.next', why: 'probed.Measured$Node contains itself' },
        { field: 'next.any', why: 'java.lang.Object may be anything' },
        { field: 'any', why: 'java.lang.Object may be anything' },
      ]);
    });

    it('a class of which no record can be made has a reason', () => {
      assert.match(measured('Refuses').error, /constructor with 0 parameters fails: .*IllegalStateException: not so/);
      assert.match(measured('Shape').error, /probed\.Measured\$Shape is an interface/);
      assert.equal(measured('Shape').chosen, null);
    });

    it('the answer has every class that the plain answer has', () => {
      const names = told.classes.map((each) => each.class);
      assert.deepEqual(
        NAMES.filter((name) => !names.includes(`probed.Measured$${name}`)),
        [],
      );
      const { measured: _, ...rest } = told.classes.find((each) => each.class === 'probed.Measured$Order');
      assert.deepEqual(Object.keys(rest), ['class', 'file', 'line', 'kind', 'serializer', 'reasons', 'fields']);
    });
  });
}
