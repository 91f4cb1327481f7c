/** What names mean that a file does not say all of. */
import assert from 'node:assert/strict';
import { poolOf, testParser } from '../typeinfo/java-pool';

describe('a name', () => {
  const means = (title: string, java: string, name: string | null) =>
    it(title, async () => {
      const { pool } = poolOf(new Map([['A.java', java]]), await testParser());
      const type = pool.find('A')?.fields[0]?.type;
      assert.equal(type?.kind === 'class' ? type.name : null, name);
    });

  means(
    'may be that of a member class of an interface of the JDK',
    'abstract class A implements java.util.Map<String, String> { Entry<String, String> f; }',
    'java.util.Map$Entry',
  );
  means(
    'may be that of a member class a class of the JDK inherits',
    'import java.util.HashMap; class A { HashMap.SimpleEntry<String, String> f; }',
    'java.util.AbstractMap$SimpleEntry',
  );
  means(
    'may come by a star from any package of the JDK',
    'import javax.net.ssl.*; class A { X509ExtendedKeyManager f; }',
    'javax.net.ssl.X509ExtendedKeyManager',
  );
  it('in the header of a class does not mean its members', async () => {
    const java = 'class A { static class B extends Base { static class Base { } } static class Base { } }';
    const { pool } = poolOf(new Map([['A.java', java]]), await testParser());
    assert.deepEqual(pool.find('A$B')?.superclass, { kind: 'class', name: 'A$Base', arguments: [] });
  });

  it('that is written with its package goes on with a member class of a superclass', async () => {
    const texts = new Map([
      ['A.java', 'package shop; class A { shop.C.Part f; }'],
      ['B.java', 'package shop; class B { static class Part { } } class C extends B { }'],
    ]);
    const { pool } = poolOf(texts, await testParser());
    assert.deepEqual(pool.find('shop.A')?.fields[0]?.type, { kind: 'class', name: 'shop.B$Part', arguments: [] });
  });
});
