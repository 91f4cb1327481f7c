/**
 * Examples of type information: a Java text in which `// revealed: …` stands before a class, once for all versions or, for one,
 * as `// revealed in 1.20: …`. `//- Name.java` starts a further file; `// because: code member, …`
 * gives the reasons. Each example is a package of its own.
 *
 * What is said for 2.2 holds for 2.0 too. What real Flink says of the same texts is in `golden/examples.json`; `golden/write-examples.mjs` asks it.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseFlinkVersion } from '../../server/src/flink/flink-version';
import type { TypeDeclaration } from '../../server/src/java/ast';
import { readCompilationUnit } from '../../server/src/java/read-source';
import type { JavaParser } from '../../server/src/syntax/java-parser';
import { createTypeExtractor } from '../../server/src/typeinfo/extract';
import { showType } from '../../server/src/typeinfo/show-type';
import { nodesOf } from '../../server/src/typeinfo/tree';
import type { TypeInformation } from '../../server/src/typeinfo/type-information';
import { poolOf, testParser } from './java-pool';

const VERSIONS = ['1.17', '1.20', '2.0', '2.2'];

/** Versions for which an example says nothing of their own. */
const SAME_AS: Readonly<Record<string, string>> = { '2.0': '2.2' };

/** What Flink said of a class. */
interface Golden {
  readonly revealed: string;
  readonly log: readonly string[];
}

/** By version and class. */
type Goldens = Readonly<Record<string, Readonly<Record<string, Golden>>>>;

interface Expectation {
  readonly className: string;
  readonly revealed: ReadonlyMap<string, string>;
  readonly because: string | null;
}

/** Declares a test: the behaviour it shows, and the Java text. */
export function example(behaviour: string, java: string): void {
  it(behaviour, async () => {
    const packageName = behaviour
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_|_$/g, '');
    const parser = await testParser();
    const texts = filesOf(java, packageName);
    const expectations = [...texts.values()].flatMap((text) => expectationsOf(text, packageName, parser));
    assert.notEqual(expectations.length, 0, 'nothing is revealed');
    if (process.env.TYPEINFO_EXAMPLES) {
      writeExample(process.env.TYPEINFO_EXAMPLES, texts, expectations);
      return;
    }
    const goldens = JSON.parse(
      readFileSync(join(process.cwd(), 'test/typeinfo/golden/examples.json'), 'utf8'),
    ) as Goldens;
    const { pool, code } = poolOf(texts, parser);
    for (const version of VERSIONS) {
      const extractor = createTypeExtractor({
        pool,
        code,
        version: parseFlinkVersion(version),
        hadoopCompatibility: false,
      });
      for (const expectation of expectations) {
        const info = extractor.extractClass(expectation.className);
        check(info, expectation, version, goldens[version]?.[expectation.className], packageName);
      }
    }
  });
}

function check(
  info: TypeInformation,
  { className, revealed, because }: Expectation,
  version: string,
  golden: Golden | undefined,
  packageName: string,
): void {
  const local = (text: string) => text.replaceAll(`${packageName}.`, '');
  const shown = `${local(showType(info))}${info.serializer === null && !/error|unknown/.test(info.kind) ? ' without serializer' : ''}`;
  assert.equal(
    shown,
    revealed.get(version) ?? revealed.get(SAME_AS[version] ?? '') ?? revealed.get(''),
    `${className} in ${version}`,
  );
  if (because !== null) {
    const reasons = info.reasons.map(({ code, member }) => (member === null ? code : `${code} ${local(member)}`));
    assert.equal(reasons.join(', '), because, `why ${className} in ${version}`);
  }
  assert.ok(golden, `real Flink ${version} was not asked about ${className}: run golden/write-examples.mjs`);
  if (info.kind !== 'unknown') {
    assert.equal(local(golden.revealed), shown, `${className} in real Flink ${version}`);
  }
  for (const reason of info.reasons) {
    if (/^(?:no-|not-public|invalid-field|custom|default|shadowed)/.test(reason.code)) {
      assert.ok(golden.log.includes(reason.message), `Flink ${version} did not log: ${reason.message}`);
    }
  }
  // what Flink neither logs nor throws is the product's own sentence, which is there in other languages, too
  for (const { code, own, message } of [...nodesOf(info)].flatMap(({ reasons }) => reasons)) {
    const isFlinks = golden.log.includes(message) || /^(?:throws|type-variable|raw-type|wildcard)$/.test(code);
    assert.ok(own !== null || isFlinks, `Flink ${version} does not say: ${message}`);
  }
}

/** `//- Name.java` starts a file; the text before the first is `Example.java`, or named after its public class. */
function filesOf(java: string, packageName: string): Map<string, string> {
  const parts = java.split(/^[ \t]*\/\/- (\S+)\n/m);
  const files = new Map<string, string>();
  const add = (name: string, text: string) => {
    if (text.trim()) {
      files.set(`${packageName}/${name}`, `package ${packageName};\n${text}`);
    }
  };
  const first = parts[0] ?? '';
  const publicName = /^ {0,6}public (?:[a-z]+ )*(?:class|interface|enum|record) (\w+)/m.exec(first)?.[1];
  add(`${publicName ?? 'Example'}.java`, first);
  for (let i = 1; i < parts.length; i += 2) {
    add(parts[i] ?? '', parts[i + 1] ?? '');
  }
  return files;
}

function expectationsOf(text: string, packageName: string, parser: JavaParser): Expectation[] {
  const declared = readCompilationUnit(parser.parse(text)).types.flatMap((type) => withNested(type, `${packageName}.`));
  const found = new Map<string, { revealed: Map<string, string>; because: string | null }>();
  text.split('\n').forEach((line, i) => {
    const comment = /^\s*\/\/ (revealed(?: in (\S+))?|because): (.*)$/.exec(line);
    if (comment) {
      const [, kind, version = '', said = ''] = comment;
      const next = declared.find(({ line: declaredAt }) => declaredAt > i);
      assert.ok(next, `no class after: ${line}`);
      const expectation = found.get(next.name) ?? { revealed: new Map(), because: null };
      if (kind === 'because') {
        expectation.because = said;
      } else {
        expectation.revealed.set(version, said);
      }
      found.set(next.name, expectation);
    }
  });
  return [...found].map(([className, expectation]) => ({ className, ...expectation }));
}

function withNested(type: TypeDeclaration, prefix: string): { name: string; line: number }[] {
  const name = `${prefix}${type.name}`;
  const line = type.nameRange.start.line;
  return [{ name, line }, ...type.types.flatMap((nested) => withNested(nested, `${name}$`))];
}

function writeExample(folder: string, texts: ReadonlyMap<string, string>, expectations: readonly Expectation[]): void {
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const names = expectations.map(({ className }) => `${className}\n`).join('');
  writeFileSync(join(folder, 'classes.txt'), names, { flag: 'a' });
}
