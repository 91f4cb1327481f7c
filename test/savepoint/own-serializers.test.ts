import assert from 'node:assert/strict';
import { readKeyedBackendHeader } from '../../server/src/savepoint/backends/keyed-proxy';
import { readOperatorBackendHeader } from '../../server/src/savepoint/backends/operator-proxy';
import { bytesSource } from '../../server/src/savepoint/bytes/byte-source';
import { DataReader } from '../../server/src/savepoint/bytes/data-reader';

const byte = (value: number) => Buffer.from([value]);
const int = (value: number) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value]);
const short = (value: number) => Buffer.from([value >>> 8, value]);
const utf = (text: string) => Buffer.concat([short(Buffer.byteLength(text)), Buffer.from(text)]);

const LONG = [utf('org.apache.flink.api.common.typeutils.base.LongSerializer$LongSerializerSnapshot'), int(3)];
/** A snapshot of the job's own, which writes what nobody else knows. */
const OWN = [utf('shop.MoneySerializer$Snapshot'), int(7), utf('EUR'), int(-1), Buffer.alloc(40)];

/** As `StateMetaInfoSnapshotReadersWriters` writes a state. */
function state(name: string, type: number, option: string, snapshot: readonly Buffer[]): Buffer {
  const options = type === 3 ? [int(0)] : [int(1), utf(option), utf('VALUE')];
  return Buffer.concat([utf(name), int(type), ...options, int(1), utf('VALUE_SERIALIZER'), int(2), ...snapshot]);
}

const keyed = (name: string, snapshot: readonly Buffer[]) => state(name, 0, 'KEYED_STATE_TYPE', snapshot);
const list = (name: string, snapshot: readonly Buffer[], type = 1) =>
  state(name, type, 'OPERATOR_STATE_DISTRIBUTION_MODE', snapshot);

const readerOf = (...parts: Buffer[]) => new DataReader(bytesSource(Buffer.concat(parts)));
const named = ({ states }: { readonly states: readonly { readonly name: string }[] }) => states.map(({ name }) => name);

describe("states behind a serializer of the job's own", () => {
  it('are found again in keyed state, timers too', () => {
    const states = [keyed('price', OWN), keyed('count', LONG), keyed('tax', OWN), state('_timer_state', 3, '', LONG)];
    const head = readKeyedBackendHeader(readerOf(int(6), byte(0), int(2), ...LONG, short(4), ...states));
    assert.deepEqual([named(head), head.isWhole], [['price', 'count', 'tax', '_timer_state'], true]);
  });

  it('are found again behind such a key', () => {
    const head = readKeyedBackendHeader(readerOf(int(6), byte(0), int(2), ...OWN, short(1), keyed('count', LONG)));
    assert.deepEqual([named(head), head.isWhole], [['count'], true]);
  });

  it('are found again in operator state, those of broadcasts too', () => {
    const head = readOperatorBackendHeader(
      readerOf(int(5), short(2), list('', LONG), list('prices', OWN), short(1), list('rules', LONG, 2)),
    );
    assert.deepEqual([named(head), head.isWhole], [['', 'prices', 'rules'], true]);
  });

  it('are said to be hidden where none is seen', () => {
    const head = readKeyedBackendHeader(readerOf(int(6), byte(0), int(2), ...LONG, short(2), keyed('price', OWN)));
    assert.deepEqual([named(head), head.isWhole], [['price'], false]);
  });
});
