import assert from 'node:assert/strict';
import { compared } from '../compatibility/restored';
import { checkFindings, checkSilent } from '../fixture/check';
import { job, revisions } from './revisions';

const only = { only: ['key-changed'] };
const ORDER = `    public static class Order {
        public long user; public long shop; public String name;
        public long getUser() { return user; }
        public long key() { return getUser(); }
    }
    private static long userOf(Order order) { return order.user; }
    static class ByUser implements KeySelector<Order, Long> {
        @Override public Long getKey(Order order) { return order.getUser(); }
    }`;
const keyed = (selector: string, mark = '') =>
  job(
    `        env.fromElements(new Order(), new Order()).uid("orders-source-v1")
                .keyBy(${selector})
${mark}
                .reduce((a, b) -> a).uid("orders-reduce-v1").print().uid("orders-sink-v1");`,
    ORDER,
  );

/** The verdict of restoring the one into the other. */
async function outcomes(before: string, after: string): Promise<string[]> {
  const files = (text: string) => new Map([['src/main/java/Job.java', text]]);
  const backends = ['hashmap', 'rocksdb'] as const;
  const { plans } = await compared({ before: files(before), after: files(after), version: '1.20.5', backends });
  return plans.map(({ verdict }) => verdict);
}

describe('key-changed', () => {
  it('fires at a key of another field of the same type', () =>
    checkFindings(
      revisions(
        keyed('o -> o.user'),
        keyed(
          'o -> o.shop',
          '        //       ^^^^^ error [key-changed] without an error: its key was user and is shop',
        ),
      ),
      only,
    ));

  it('fires at a key of another type', () =>
    checkFindings(
      revisions(
        keyed('o -> o.user'),
        keyed(
          'o -> o.name',
          '        //       ^^^^^ error [key-changed] a restore fails on the state "_op_state" of "orders-reduce-v1": The new key serializer must be compatible',
        ),
      ),
      only,
    ));

  for (const [way, selector] of [
    ['a block', 'o -> { return o.user; }'],
    ['a getter', 'Order::getUser'],
    ['a method of the job', 'Job::userOf'],
    [
      'an anonymous selector',
      'new KeySelector<Order, Long>() { @Override public Long getKey(Order order) { return order.user; } }',
    ],
    ['a selector of its own', 'new ByUser()'],
  ] as const) {
    it(`is silent where the same key is written as ${way} (near miss)`, async () => {
      assert.deepEqual(await outcomes(keyed('o -> o.user'), keyed(selector)), ['compatible']);
      assert.deepEqual(await outcomes(keyed(selector), keyed('o -> o.user')), ['compatible']);
    });
  }

  it('is silent where the field may have got another name (near miss)', () =>
    checkSilent(revisions(keyed('o -> o.user'), keyed('o -> o.buyer').replace('long user;', 'long buyer;')), only));

  it('is silent where the key is made by code of another class (near miss)', () =>
    checkSilent(revisions(keyed('Order::getUser'), keyed('Order::key')), only));

  it('is silent where the same key is written in another way (near miss)', () =>
    checkSilent(revisions(keyed('o -> o.user'), keyed('order -> order.user')), only));
});
