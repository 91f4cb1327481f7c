// The sample's old Kafka source becomes a new one: what is offered, what is shown before, what is written.
import * as assert from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { REAL_SAVEPOINTS } from '../harness/write-metadata.mjs';
import { placeOf } from '../verbs/editor.mjs';
import { migrateKafka } from '../verbs/migrate-kafka.mjs';
import { openFile, runCommand } from '../verbs/palette.mjs';
import { until } from '../verbs/until.mjs';

const JOB = 'src/main/java/com/example/orders/OrdersJob.java';
/** Where it makes its consumer. */
const LINE = 34;

const textOf = (folder) => fs.readFileSync(path.join(folder, JOB), 'utf8');

/** A savepoint that has the offsets of `orders-source`: a real one, whose source had another id. */
function layOutSavepoint(folder) {
  const from = Buffer.from('a234e2c871c6a1310072754d72bdc121', 'hex');
  const id = Buffer.from('45b0254a46cabbc3efeea5d2e170ea5b', 'hex');
  const bytes = fs.readFileSync(path.join(REAL_SAVEPOINTS, '1.20.5-stale-kafka', '_metadata'));
  id.copy(bytes, bytes.indexOf(from));
  const savepoint = path.join(folder, 'savepoints', 'savepoint-orders');
  fs.mkdirSync(savepoint, { recursive: true });
  fs.writeFileSync(path.join(savepoint, '_metadata'), bytes);
  return savepoint;
}

export const migrationSteps = [
  {
    title: 'each way to start is a fix of its own, which tells what it costs',
    async run({ page, shot }) {
      await openFile(page, 'OrdersJob.java', LINE);
      const row = page.locator('.action-widget .monaco-list-row', { hasText: 'Migrate to KafkaSource' }).first();
      await until(
        page,
        async () => {
          const { x, y } = await placeOf(page, 'new FlinkKafkaConsumer');
          await page.mouse.click(x, y);
          await page.locator('.monaco-editor [class*=codicon-light]').first().waitFor({ timeout: 10_000 });
          await page.keyboard.press('ControlOrMeta+.');
        },
        row,
      );
      const offered = await page.locator('.action-widget .monaco-list-row').allInnerTexts();
      await shot('offered');
      for (const way of ['the old source committed', 'only for a job that never ran', 'exact offsets of a savepoint']) {
        assert.ok(
          offered.some((title) => title.includes(way)),
          offered.join('\n'),
        );
      }
      await page.keyboard.press('Escape');
    },
  },
  {
    title: 'what cannot come along is shown before the source is migrated',
    async run({ page, folder, shot }) {
      const before = textOf(folder);
      const rows = await migrateKafka(page, path.join(folder, JOB), {
        line: LINE,
        shot: (name) => shot(`committed ${name}`),
      });
      assert.match(rows.join('\n'), /New partitions are found by themselves/);
      await shot('committed');
      const text = textOf(folder);
      assert.match(text, /committedOffsets\(OffsetResetStrategy\.EARLIEST\)/);
      assert.match(text, /"orders-source-v2"/);
      assert.doesNotMatch(text, /FlinkKafkaConsumer/);
      await runCommand(page, 'View: Close All Editors');
      fs.writeFileSync(path.join(folder, JOB), before);
    },
  },
  {
    title: 'the offsets of a savepoint that the person points at are written out',
    async run({ page, folder, shot }) {
      await migrateKafka(page, path.join(folder, JOB), {
        line: LINE,
        savepoint: layOutSavepoint(folder),
        shot: (name) => shot(`exact ${name}`),
      });
      await shot('exact');
      assert.match(textOf(folder), /savepointOffsets\.put\(new TopicPartition\("orders", 1\), 1001L\);/);
    },
  },
];
