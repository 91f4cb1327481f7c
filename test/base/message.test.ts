import assert from 'node:assert/strict';
import { message, sayInEnglish, sayWith } from '../../server/src/base/message';

describe('a message', () => {
  it('has its arguments in their places', () =>
    assert.equal(sayInEnglish(message('{1} of {0}', 'orders', 3)), '3 of orders'));

  it('says a message within it in the same language', () => {
    const nested = message('Make {0} a POJO: {1}', 'Order', message('public class'));
    assert.equal(sayInEnglish(nested), 'Make Order a POJO: public class');
    const chinese = sayWith({ 'Make {0} a POJO: {1}': '将 {0} 改为 POJO：{1}', 'public class': 'public 类' });
    assert.equal(chinese(nested), '将 Order 改为 POJO：public 类');
  });

  it('leaves what looks like a place in an argument alone', () =>
    assert.equal(sayInEnglish(message('Uid {0}', '{0}-source-v1')), 'Uid {0}-source-v1'));
});
