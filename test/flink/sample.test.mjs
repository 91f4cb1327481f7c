import assert from 'node:assert/strict';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, runJava } from './ask.mjs';
import { CACHE, ROOT } from './classpath.mjs';
import { compile } from './javac.mjs';
import { maven } from './processes.mjs';
import { chosenVersions } from './versions.mjs';

/** The version in the sample's pom.xml. */
const VERSION = '1.20.5';
const SAMPLE = join(ROOT, 'samples', 'orders');
const OVERLAY = join(ROOT, 'samples', 'orders-in-production');
const TODAY = join(CACHE, 'sample', 'today');
const PRODUCTION = join(CACHE, 'sample', 'production');

const source = (name) => readFile(join(SAMPLE, 'src/main/java/com/example/orders', `${name}.java`), 'utf8');
const path = (name) => `com/example/orders/${name}.java`;

/** Compiles some of the sample's files, one of them perhaps changed, into a folder of their own. */
async function variant(folder, names, change = {}, version = VERSION) {
  const out = join(CACHE, 'sample', folder);
  await rm(out, { recursive: true, force: true });
  const files = {};
  for (const name of names) files[path(name)] = change[name]?.(await source(name)) ?? (await source(name));
  assert.deepEqual(await compile(files, version, { out }), { ok: true, errors: [] });
  return out;
}

function insertAfter(text, marker, line) {
  assert.ok(text.includes(marker), `the sample no longer has: ${marker}`);
  return text.replace(marker, `${marker}\n${line}`);
}

describe('samples/orders with real Flink', () => {
  const today = join(TODAY, 'target', 'classes');
  let demo;

  before(async () => {
    await rm(join(CACHE, 'sample'), { recursive: true, force: true });
    await mkdir(TODAY, { recursive: true });
    const filter = (from) => !from.startsWith(join(SAMPLE, 'target'));
    await cp(SAMPLE, TODAY, { recursive: true, filter });
    await cp(SAMPLE, PRODUCTION, { recursive: true, filter });
    await cp(OVERLAY, PRODUCTION, { recursive: true });
    await maven(['compile'], { cwd: PRODUCTION });
    demo = await maven(['compile', 'exec:exec', '-Dargs=--demo'], { cwd: TODAY });
  });

  async function job(name, ...args) {
    const { status, jobs } = await ask(VERSION, ['topology', `com.example.orders.${name}`, ...args], {
      classes: [today],
    });
    assert.deepEqual([status, jobs.length], ['ok', 1]);
    return jobs[0];
  }

  it('the demo ends by itself and prints the revenue', () => {
    const told = demo.stdout.match(/\b[A-Z]{2}: \d+,000$/gm);
    const expected = Object.entries({ DE: 18, NL: 2, AT: 2, FR: 2 }).flatMap(([country, n]) =>
      Array.from({ length: n }, (_, i) => `${country}: ${i + 1},000`),
    );
    assert.deepEqual(told?.sort(), expected.sort());
    assert.match(demo.stderr, /TypeExtractor - class com\.example\.orders\.Order is missing a default constructor/);
  });

  it('OrdersJob has the same uids today, in the demo and in production, where the source is a FlinkKafkaConsumer', async () => {
    const uids = ['orders-source', 'orders-map-v1', 'revenue-process-v1', 'revenue-sink-v1'];
    for (const args of [[], ['--demo']]) {
      const { rejected, operators } = await job('OrdersJob', ...args);
      assert.equal(rejected, null);
      assert.deepEqual(
        operators.map((operator) => operator.uid),
        uids,
      );
    }
    const production = join(PRODUCTION, 'target', 'classes');
    const { jobs } = await ask(VERSION, ['topology', 'com.example.orders.OrdersJob'], { classes: [production] });
    assert.deepEqual(
      jobs[0].operators.map((operator) => operator.uid),
      uids,
    );
    const before = await readFile(join(OVERLAY, 'src/main/java', path('OrdersJob')), 'utf8');
    assert.ok(
      before.includes('new FlinkKafkaConsumer<>') && !(await source('OrdersJob')).includes('new FlinkKafkaConsumer'),
    );
  });

  it('PaymentsJob has a process function and a sink without uid', async () => {
    const { rejected, operators } = await job('PaymentsJob');
    assert.equal(rejected, null);
    assert.deepEqual(
      operators.map(({ name, uid }) => `${name}: ${uid}`),
      [
        'Source: Custom Source: payments-source-v1',
        'Map: payments-map-v1',
        'KeyedProcess: null',
        'Sink: Writer: null',
        'Sink: Committer: null',
      ],
    );
  });

  it('ReceiptsJob has a uid everywhere and starts without generic types; OrdersJob would not', async () => {
    const { operators } = await job('ReceiptsJob');
    assert.deepEqual(
      operators.map((operator) => operator.uid),
      [
        'payments-source-v1',
        'payments-map-v1',
        'receipts-reduce-v1',
        'receipts-map-v1',
        'receipts-sink-v1',
        'Sink Committer: receipts-sink-v1',
      ],
    );
    const strict = (text) =>
      insertAfter(text, 'env.setMaxParallelism(128);', '        env.getConfig().disableGenericTypes();');
    const names = ['ReceiptsJob', 'OrdersJob', 'Order', 'Payment', 'CountryRevenue'];
    const classes = [await variant('strict', names, { ReceiptsJob: strict, OrdersJob: strict })];
    const receipts = await ask(VERSION, ['topology', 'com.example.orders.ReceiptsJob'], { classes });
    assert.deepEqual([receipts.status, receipts.jobs[0].rejected], ['ok', null]);
    const orders = await ask(VERSION, ['topology', 'com.example.orders.OrdersJob'], { classes });
    assert.match(`${orders.error} ${orders.jobs[0]?.rejected}`, /Generic types have been disabled/);
  });

  it('Flink refuses to start RefundsJob, for the uid that it has twice', async () => {
    const { code, stderr } = await runJava(VERSION, ['com.example.orders.RefundsJob'], { classes: [today] });
    assert.notEqual(code, 0);
    assert.match(stderr, /Hash collision on user-specified ID "refunds-filter-v1"/);
    assert.match((await job('RefundsJob')).rejected, /Hash collision on user-specified ID "refunds-filter-v1"/);
  });
});

for (const version of chosenVersions()) {
  describe(`the sample's data classes with Flink ${version}`, () => {
    const names = ['Order', 'Payment', 'PaymentHistory'];
    const types = async (classes) =>
      (await ask(version, ['types', ...names.map((name) => `com.example.orders.${name}`)], { classes: [classes] }))
        .classes;

    it('Order needs Kryo for want of a constructor, Payment is a POJO, PaymentHistory has a list', async () => {
      const [order, payment, history] = await types(await variant('data', names, {}, version));
      assert.equal(order.type.kind, 'kryo');
      assert.equal(order.log.length, 1);
      assert.match(
        order.log[0],
        /^class com\.example\.orders\.Order is missing a default constructor so it cannot be used as a POJO type/,
      );
      assert.equal(payment.type.kind, 'pojo');
      assert.deepEqual(
        payment.type.fields.map((field) => field.type.kind),
        ['basic', 'basic', 'basic'],
      );
      assert.deepEqual(payment.log, []);
      assert.equal(history.type.kind, 'pojo');
      assert.deepEqual(
        history.type.fields.map((field) => `${field.name} ${field.type.kind}`),
        ['cents basic', version.startsWith('1.') ? 'paymentIds kryo' : 'paymentIds list'],
      );
    });

    it('Order is a POJO with a constructor without arguments', async () => {
      const cured = (text) => insertAfter(text, '    private long cents;', '    public Order() {}');
      const [order] = await types(await variant('cured', names, { Order: cured }, version));
      assert.equal(order.type.kind, 'pojo');
      assert.deepEqual(order.log, []);
    });
  });
}
