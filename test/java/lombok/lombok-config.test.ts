import assert from 'node:assert/strict';
import { readLombokConfig } from '../../../server/src/java/lombok/lombok-config';

describe('lombok.config', () => {
  const settings = (...texts: string[]) => Object.fromEntries(readLombokConfig(texts) ?? [['unknown', '']]);

  it('is read from the nearest folder outwards: the nearest wins', () =>
    assert.deepEqual(settings('lombok.accessors.chain = true', 'lombok.accessors.chain = false'), {
      'lombok.accessors.chain': 'true',
    }));

  it('ends where bubbling stops', () =>
    assert.deepEqual(settings('config.stopBubbling = true', 'lombok.accessors.chain = true'), {
      'config.stopBubbling': 'true',
    }));

  it('adds to lists and takes away from them', () =>
    assert.deepEqual(
      settings('lombok.accessors.prefix -= m\nlombok.accessors.prefix += f', 'lombok.accessors.prefix += m'),
      { 'lombok.accessors.prefix': ['f'] },
    ));

  it('forgets what is cleared, and skips comments', () =>
    assert.deepEqual(settings('# lombok.x = 1\nclear lombok.accessors.chain', 'lombok.accessors.chain = true'), {}));

  it('is unknown when it imports another file', () => assert.equal(readLombokConfig(['import ../other.config']), null));
});
