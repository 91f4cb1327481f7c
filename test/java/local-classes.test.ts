/** Local and anonymous classes have the names javac gives them. */
import assert from 'node:assert/strict';
import type { TypeDeclaration } from '../../server/src/java/ast';
import { localClassesOf } from '../../server/src/java/local-classes';
import { readCompilationUnit } from '../../server/src/java/read-source';
import { poolOf, testParser } from '../typeinfo/java-pool';

/** What the classes within the members of `A` are made of or called, by the last parts of their names. */
async function namesIn(java: string): Promise<Record<string, string>> {
  const [outer] = readCompilationUnit((await testParser()).parse(java)).types;
  assert.ok(outer);
  const shown = ([name, { anonymous, declaration }]: [
    string,
    { anonymous: unknown; declaration: TypeDeclaration },
  ]) => {
    const made = anonymous as { type?: { name?: string } } | null;
    return [name, anonymous === 'enum-constant' ? 'constant' : (made?.type?.name ?? declaration.name)];
  };
  return Object.fromEntries([...localClassesOf(outer)].map(shown));
}

describe('local and anonymous classes', () => {
  const numbers = (title: string, java: string, names: Record<string, string>) =>
    it(title, async () => assert.deepEqual(await namesIn(java), names));

  numbers(
    'are counted in the order of the members, whatever these are',
    'class A { void m() { new X() { }; } Object f = new Y() { }; { new Z() { }; } A() { new W() { }; } }',
    { 1: 'X', 2: 'Y', 3: 'Z', 4: 'W' },
  );
  numbers(
    'are counted for each name',
    'class A { void m() { class L { } new X() { }; } void n() { class L { } class M { } } }',
    { '1L': 'L', 1: 'X', '2L': 'L', '1M': 'M' },
  );
  numbers(
    'are counted for each class around them',
    'class A { class B { Object f = new X() { }; } void m() { new Y() { void n() { new Z() { }; } }; } }',
    { 1: 'Y' },
  );
  numbers(
    'of enum constants come first, after those in their arguments',
    'enum A { ONE(new X() { }) { }, TWO { }; A(Object... x) { } Object f = new Y() { }; }',
    { 1: 'X', 2: 'constant', 3: 'constant', 4: 'Y' },
  );
  numbers('in an argument come before the class it is given to', 'class A { Object f = new X(new Y() { }) { }; }', {
    1: 'Y',
    2: 'X',
  });
  numbers(
    'in an argument come before those in what the method is called on',
    'class A { Object f = a(new X() { }).b(new Y() { }); }',
    { 1: 'Y', 2: 'X' },
  );
  numbers(
    'in a lambda come after those that need no type from the method',
    'class A { Object f = a(() -> new X() { }, new Y() { }); }',
    { 1: 'Y', 2: 'X' },
  );
  numbers(
    'have no name where inference decides which comes first, but those after them have',
    'class A { Object f = a(() -> new X() { }, () -> new Y() { }); Object g = new Z() { }; }',
    { 3: 'Z' },
  );
  numbers(
    'of a step and a condition come before those of the loop, but not of a do',
    'class A { void m() { for (Object o = new X() { }; ; a(new Y() { })) { new Z() { }; } do { new V() { }; } while (b(new W() { })); } }',
    { 1: 'X', 2: 'Y', 3: 'Z', 4: 'V', 5: 'W' },
  );
  numbers('have no names in a class with a syntax error', 'class A { void m() { new X() { }; int = ; } }', {});
});

describe('the model of a local class', () => {
  const modelOf = async (name: string, java: string) =>
    poolOf(new Map([['A.java', java]]), await testParser()).pool.find(name);

  it('of an interface extends Object, of a class extends that', async () => {
    const java =
      'class A { interface I<T> { } static class C { } Object i = new I<String>() { }; Object c = new C() { }; }';
    const ofInterface = await modelOf('A$1', java);
    assert.deepEqual(ofInterface?.superclass, { kind: 'class', name: 'java.lang.Object', arguments: [] });
    assert.equal(JSON.stringify(ofInterface?.interfaces).includes('"A$I"'), true);
    assert.deepEqual((await modelOf('A$2', java))?.superclass, { kind: 'class', name: 'A$C', arguments: [] });
  });

  it('does not tell what it extends when that is not known', async () => {
    assert.equal((await modelOf('A$1', 'class A { Object f = new com.acme.X() { }; }'))?.superclass?.kind, 'unknown');
  });

  it('knows the classes before it in its block, its own name and the variables of its method', async () => {
    const java =
      'class A { class L { } <T> void m() { class K { } class L extends K implements Comparable<L> { T t; } } }';
    const model = await modelOf('A$1L', java);
    assert.deepEqual(model?.superclass, { kind: 'class', name: 'A$1K', arguments: [] });
    assert.match(JSON.stringify(model?.interfaces), /"A\$1L"/);
    assert.match(JSON.stringify(model?.fields[0]?.type), /"declaredBy":"A#m"/);
  });

  it('is not public, also in an interface, and local', async () => {
    const model = await modelOf('A$1L', 'interface A { default void m() { class L { } } }');
    assert.deepEqual([model?.keywords.has('public'), model?.local, model?.enclosing], [false, true, 'A']);
  });

  it('of a class that extends itself ends', async () => {
    assert.equal((await modelOf('A$1', 'class A { Object f = new A$1() { }; }'))?.superclass?.kind, 'unknown');
  });
});
