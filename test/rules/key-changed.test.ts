import { checkFindings, checkSilent } from '../fixture/check';
import { job, revisions } from './revisions';

const only = { only: ['key-changed'] };
const ORDER = '    public static class Order { public long user; public long shop; public String name; }';
const keyed = (selector: string, mark = '') =>
  job(
    `        env.fromElements(new Order(), new Order()).uid("orders-source-v1")
                .keyBy(${selector})
${mark}
                .reduce((a, b) -> a).uid("orders-reduce-v1").print().uid("orders-sink-v1");`,
    ORDER,
  );

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

  it('is silent where the same key is written in another way (near miss)', () =>
    checkSilent(revisions(keyed('o -> o.user'), keyed('order -> order.user')), only));
});
