import assert from 'node:assert/strict';
import { firstSyntaxError } from '../../server/src/syntax/strict-gate';

const inClass = (member: string) => firstSyntaxError(`class Job {\n  ${member}\n}`);
const inMethod = (statement: string) => inClass(`void run() {\n    ${statement}\n  }`);

describe('code that the strict parser lets pass and Java does not', () => {
  for (const statement of [
    'orders;',
    'env.parallelism;',
    'a + b;',
    '"orders";',
    'x -> 1;',
    'int;',
    'int = 1;',
    'String[] = null;',
    'total() = 1;',
    'total()++;',
    'count++ ++;',
    'x = (int) ;',
    'int.class = 1;',
    'for (i; i < 1; i++) { }',
  ]) {
    it(`is told from statements: ${statement}`, async () => assert.deepEqual((await inMethod(statement))?.at?.line, 2));
  }

  for (const member of ['total() { }', 'public private int total;', 'static static int total;']) {
    it(`is told from members: ${member}`, async () => assert.deepEqual((await inClass(member))?.at?.line, 1));
  }

  it('says the first place', async () =>
    assert.deepEqual((await inMethod('run();\n    a;\n    b;'))?.at, { line: 3, column: 4 }));
});

describe('statements as Java has them', () => {
  for (const statement of [
    'total = count += 1;',
    '(values[0])++;',
    '--this.total;',
    'orders().total = -1;',
    'new Job();',
    'outer.new Inner();',
    'new Job().run();',
    'super.run();',
    'env.<String>run();',
    'Runnable run = () -> count++;',
    'Object[] types = {int.class, String[].class, void.class};',
    'IntFunction<int[]> make = int[]::new;',
    'int size = switch (count) { case 1 -> 2; default -> { yield count; } };',
    'switch (count) { case 1 -> run(); default -> { } }',
    'for (i = 0, j = 1; i < j; i++, j--) { }',
  ]) {
    it(`pass: ${statement}`, async () => assert.equal(await inMethod(statement), null));
  }

  it('pass beside constructors of every kind of class', async () =>
    assert.equal(
      await inClass('Job() { } class A { A() { } } enum B { X { int x; }; B() { } } record C(int x) { C { } }'),
      null,
    ));
});
