import assert from 'node:assert/strict';
import { sayInEnglish } from '../../server/src/base/message';
import { metadataOf, savepointOf } from './savepoint-data';

const NAME = '1.17.2-canonical';

/** A savepoint's bytes with others from `at` on. */
function changed(at: number, bytes: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(metadataOf(NAME));
  copy.set(bytes, at);
  return copy;
}

function faultOf(bytes: Uint8Array): string {
  const { fault } = savepointOf(bytes);
  return fault ? `${fault.position}: ${sayInEnglish(fault.reason)}` : 'none';
}

describe('a damaged savepoint', () => {
  it('that is empty is said to be', () => {
    assert.equal(faultOf(new Uint8Array(0)), '0: the file is empty');
  });

  it('is told from other files', () => {
    assert.match(faultOf(new TextEncoder().encode('<!DOCTYPE html>')), /^0: it does not begin as/);
  });

  it("is told from Parquet's files of the same name", () => {
    assert.match(faultOf(new TextEncoder().encode('PAR1 and more')), /^0: it is the metadata of Parquet files/);
  });

  it('of a later Flink is said to be newer, with its version', () => {
    assert.equal(faultOf(changed(7, [7])), '4: format v7 is newer than supported (v2 to v6)');
  });

  it('still shows what stands before the cut', () => {
    const bytes = metadataOf(NAME);
    const whole = savepointOf(bytes).operators.length;
    const { operators, fault } = savepointOf(bytes.subarray(0, bytes.length >> 1));
    assert.ok(operators.length > 0 && operators.length <= whole);
    assert.ok(fault !== null && fault.position <= bytes.length >> 1);
  });

  it('with trailing bytes is whole, as for Flink', () => {
    assert.equal(faultOf(Uint8Array.from([...metadataOf(NAME), 1, 2, 3])), 'none');
  });

  it('says at which byte a count cannot be', () => {
    assert.match(faultOf(changed(20, [0x7f, 0xff, 0xff, 0xff])), /^20: 2147483647 cannot be the number of operators/);
  });

  it('with a checkpoint id below zero is refused, as by Flink', () => {
    assert.equal(
      faultOf(changed(8, [255, 255, 255, 255, 255, 255, 255, 255])),
      '8: -1 cannot be the id of a checkpoint',
    );
  });
});
