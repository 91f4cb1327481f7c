import assert from 'node:assert/strict';
import { isSameCode } from '../../server/src/analysis/same-code';

describe('two texts are the same code', () => {
  it('whatever their layout, comments and order of imports', () =>
    assert.ok(
      isSameCode(
        'import a.B;\nimport c.D;\nclass A { int x = 1; // one\n  String s = "a // b"; }',
        'import c.D;\nimport a.B;\n\n/** A class. */\nclass A\n{\n  int x=1;\n\n  String s = "a // b";\n}\n',
      ),
    ));

  it('not where a string, a word or a literal differs (near miss)', () => {
    assert.ok(!isSameCode('class A { String s = "a  b"; }', 'class A { String s = "a b"; }'));
    assert.ok(!isSameCode('int ab;', 'int a b;'));
    assert.ok(!isSameCode("char c = ' ';", "char c = '';"));
    assert.ok(!isSameCode('a - -b', 'a --b'));
  });
});
