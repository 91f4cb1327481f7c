import assert from 'node:assert/strict';
import { decidingCode } from '../../server/src/compatibility/deciding-code';

describe('what of a function decides the key of the records it gives', () => {
  const of = (code: string, ...part: string[]) => decidingCode(code, ['in', 'out'], part);

  it('is what the field is set to, through variables', () =>
    assert.equal(
      of('{ Event e = new Event(); String u = in.trim(); e.user = u; e.size = 7; return e; }', 'user'),
      'Event e=new Event();String u=_0.trim();e.user=u',
    ));

  it('is the component of a tuple', () =>
    assert.equal(of('Tuple2.of(in.toLowerCase(), 1)', 'f0'), 'return Tuple2.of(_0.toLowerCase())'));

  it('is nothing where records are only passed on', () =>
    assert.equal(of('{ if (in.size > 3) { LOG.info("{}", in); out.collect(in); } }', 'user'), ''));

  it('does not know the names of parameters', () =>
    assert.equal(decidingCode('new Event(first)', ['first'], null), decidingCode('new Event(it)', ['it'], null)));
});
