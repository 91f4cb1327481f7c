/** What cannot be known of a class with Lombok stays unknown. */
import assert from 'node:assert/strict';
import { type Message, sayInEnglish } from '../../../server/src/base/message';
import { SourceClassPool } from '../../../server/src/java/build-classes';
import { poolOf, testParser } from '../../typeinfo/java-pool';

async function modelOf(java: string) {
  return poolOf(new Map([['A.java', java]]), await testParser()).pool.find('A');
}

const said = (why: Message | null | undefined) => why && sayInEnglish(why);

describe('a class with Lombok is incomplete', () => {
  const incomplete = (title: string, java: string, why: string | null) =>
    it(title, async () => assert.equal(said((await modelOf(java))?.incomplete), why));

  incomplete(
    'when members depend on another class',
    'class A { @lombok.experimental.Delegate java.util.List<String> all; }',
    '@lombok.experimental.Delegate generates members',
  );
  incomplete(
    'when an annotation of Lombok is not known here',
    'import lombok.experimental.Novelty; @Novelty class A { }',
    '@Novelty generates members',
  );
  incomplete(
    'when an argument cannot be read',
    'import lombok.*; @Data(staticConstructor = Other.NAME) class A { }',
    '@Data generates members',
  );
  incomplete(
    'but not when the argument changes bodies only',
    'import lombok.*; class A { @SneakyThrows(Exception.class) void run() { } }',
    null,
  );
  incomplete('but not when the annotation only looks like one', '@Data class A { int id; }', null);
  incomplete(
    'but not when the annotation is the project’s own',
    'import lombok.*; @Data class A { int id; } @interface Data { }',
    null,
  );

  it('when a lombok.config is there that cannot be read', async () => {
    const { pool } = poolOf(new Map([['A.java', '@lombok.Data class A { }\nclass B { }']]), await testParser());
    const unknown = new SourceClassPool(pool.sources, () => null);
    assert.equal(said(unknown.find('A')?.incomplete), 'a lombok.config that cannot be read');
  });
});
