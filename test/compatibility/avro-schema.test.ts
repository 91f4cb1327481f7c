import assert from 'node:assert/strict';
import { isSameSchema, readability, type Schema } from '../../server/src/compatibility/type-change/avro-schema';

const record = (...fields: Schema[]): Schema => ({ type: 'record', name: 'Order', fields });
const field = (type: Schema, more: object = {}): Schema => ({ name: 'it', type, ...more });
const levels = (...symbols: string[]): Schema => ({ type: 'enum', name: 'Level', symbols });

describe('what Avro reads of what another schema wrote', () => {
  const reads = (writer: Schema, reader: Schema) => readability(record(field(writer)), record(field(reader)));
  const other = { field: 'it', why: 'other-type' };

  it('is one branch more, not one less', () => {
    assert.equal(reads('string', ['null', 'string']), 'reads');
    assert.deepEqual(reads(['null', 'string'], 'string'), other);
  });

  it('is a wider number, not a narrower one', () => {
    assert.equal(reads('int', 'long'), 'reads');
    assert.deepEqual(reads('long', 'int'), other);
  });

  it('is an enum that has all constants', () => {
    assert.equal(reads(levels('LOW'), levels('HIGH', 'LOW')), 'reads');
    assert.deepEqual(reads(levels('LOW', 'HIGH'), levels('LOW')), other);
  });

  it('is a field under its alias', () =>
    assert.equal(
      readability(record({ name: 'count', type: 'int' }), record(field('int', { aliases: ['count'] }))),
      'reads',
    ));

  it('is no new field without a default', () => {
    assert.deepEqual(readability(record(), record(field('int'))), { field: 'it', why: 'no-default' });
    assert.equal(readability(record(), record(field('int', { default: 0 }))), 'reads');
  });

  it('is a record within a list by the same rules, also one that holds itself', () => {
    const node = (...more: Schema[]): Schema => ({
      type: 'record',
      name: 'Node',
      fields: [{ name: 'next', type: ['null', 'Node'] }, ...more],
    });
    assert.equal(
      reads({ type: 'array', items: node() }, { type: 'array', items: node(field('int', { default: 1 })) }),
      'reads',
    );
    assert.deepEqual(reads({ type: 'array', items: node() }, { type: 'array', items: node(field('int')) }), other);
  });

  it('is the same where only words for people differ', () =>
    assert.ok(isSameSchema(record(field('int', { doc: 'how many' })), record(field('int')))));
});
