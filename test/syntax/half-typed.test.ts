import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { blankOut, halfTyped } from '../../server/src/syntax/half-typed';
import { findingsOf, openFixture } from '../fixture/check';
import { javaParser } from '../fixture/java-parser';
import { REPOSITORY } from '../fixture/repository';

/** The stretches that are taken for half typed. */
const halfTypedIn = (text: string) => halfTyped(text).map(({ start, end }) => text.slice(start, end));

describe('half-typed statements', () => {
  it('finds a call whose bracket nothing closes', () =>
    assert.deepEqual(halfTypedIn('class A {\n  void a() {\n    b(1);\n    c("x").d(\n  }\n}'), ['c("x").d(']));

  it('ends it where the line ends, so that the next statement is kept', () =>
    assert.deepEqual(halfTypedIn('class A { void a() {\n c(x,\n d(); } }'), ['c(x,']));

  it('finds a string that nothing closes', () =>
    assert.deepEqual(halfTypedIn('class A { void a() {\n s = "x;\n c(); } }'), ['s = "x;']));

  it('takes complete code for what it is: lambdas, anonymous classes, for loops, comments, text blocks', () =>
    assert.deepEqual(
      halfTypedIn(`class A { void a() {
        b(x -> { c(); return d("("); }, new E() { void f() {} });
        for (int i = 0; i < 1; i++) { g(')'); }
        try (H h = i()) { } // (
        /* ( */ String s = """
          ( " (
          """;
      } }`),
      [],
    ));

  it('blanks out without moving anything', () =>
    assert.equal(blankOut('ab\ncd\nef', [{ start: 1, end: 5 }]), 'a \n  \nef'));
});

describe('broken Java', () => {
  const folder = path.join(REPOSITORY, 'samples', 'orders', 'src', 'main', 'java', 'com', 'example', 'orders');
  const sources = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const anySource = fc.constantFrom(...sources);
  const anyCut = fc.tuple(
    anySource,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(40),
    fc.string({ maxLength: 6 }),
  );

  it('is never an exception, whatever is cut out of a file or put into it', async () => {
    await javaParser();
    await fc.assert(
      fc.asyncProperty(anyCut, async ([source, where, length, typed]) => {
        const at = Math.floor(where * source.length);
        const text = source.slice(0, at) + typed + source.slice(at + length);
        findingsOf(await openFixture({ files: new Map([['src/main/java/A.java', text]]) }));
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same tree whether it was typed or read', async () => {
    const parser = await javaParser();
    fc.assert(
      fc.property(anyCut, ([source, where, length, typed]) => {
        const at = Math.floor(where * source.length);
        const text = source.slice(0, at) + typed + source.slice(at + length);
        const open = parser.open(source);
        const shape = (tree: typeof open.tree) =>
          JSON.stringify(tree.root, (key, value) => (key === 'lines' ? undefined : value));
        const back = [open.change(text), open.change(source)].map(shape)[1];
        open.close();
        assert.equal(back, shape(parser.parse(source)));
      }),
      { numRuns: 60 },
    );
  });
});
