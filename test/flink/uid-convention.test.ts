import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { conventionUid, followsConvention, isUidConvention, nextVersion } from '../../server/src/flink/uid-convention';

describe('the convention for uids', () => {
  it('is what, kind and version in lower case', () => {
    for (const uid of ['orders-source-v1', 'order-totals-process-v12', 'größe-map-v2', '订单-source-v1']) {
      assert.ok(followsConvention(uid), uid);
    }
    for (const uid of [
      'orders',
      'orders-source',
      'orders-source-v0',
      'Orders-source-v1',
      'orders_source_v1',
      'orders--map-v1',
    ]) {
      assert.ok(!followsConvention(uid), uid);
    }
  });

  it("may be a team's own", () => {
    assert.ok(followsConvention('shop.orders.v3', 'shop.<what>.v<N>'));
    assert.ok(!followsConvention('shopXorders.v3', 'shop.<what>.v<N>'));
    assert.ok(followsConvention('source(orders)', '<kind>(<what>)'));
  });

  it('says where the words for what flows stand, once', () => {
    assert.ok(isUidConvention('<what>'));
    assert.ok(!isUidConvention('<kind>-v<N>'));
    assert.ok(!isUidConvention('<what>-<what>'));
  });

  it('counts versions up from what is there', () => {
    assert.equal(nextVersion('orders-source-v1'), 'orders-source-v2');
    assert.equal(nextVersion('orders-source-v99999999999999999999'), 'orders-source-v100000000000000000000');
    assert.equal(nextVersion('orders-source'), 'orders-source-v2');
  });

  it('is made of words in any style', () => {
    assert.equal(conventionUid('OrderTotals', 'process'), 'order-totals-process-v1');
    assert.equal(conventionUid('HTTPServerName 2', 'map'), 'http-server-name-2-map-v1');
    assert.equal(conventionUid('ordersSource', 'source'), 'orders-source-v1');
    assert.equal(conventionUid('', ''), 'job-operator-v1');
    assert.equal(conventionUid('orders', 'sink', '<kind>_of_<what>'), 'sink_of_orders');
  });

  it('is followed by whatever is made after it', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (what, kind) => {
        assert.ok(followsConvention(conventionUid(what, kind)));
      }),
    ));
});
