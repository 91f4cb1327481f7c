/**
 * Every fixture class of the oracle against what real Flink answered. Runs when FLINK_ORACLE names the folder
 * `flink-oracle/types` (sources in `src/main/java`, answers in `golden`).
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFlinkVersion } from '../../server/src/flink/flink-version';
import { createTypeExtractor, type ExtractionContext } from '../../server/src/typeinfo/extract';
import type { TypeInformation } from '../../server/src/typeinfo/type-information';
import { differencesOf, type GoldenAnswer, type GoldenClass, gapsOf } from './golden';
import { poolOf, testParser } from './java-pool';

const oracle = process.env.FLINK_ORACLE;

describe('every fixture class of the oracle has the type information real Flink gives it', () => {
  for (const file of oracle ? readdirSync(join(oracle, 'golden')).filter((name) => /^fixtures-/.test(name)) : []) {
    const version = /^fixtures-(.*)\.json$/.exec(file)?.[1] ?? '';
    it(`in Flink ${version}`, async () => {
      const { pool, code } = poolOf(readTexts(join(oracle ?? '', 'src/main/java')), await testParser());
      const golden = JSON.parse(readFileSync(join(oracle ?? '', 'golden', file), 'utf8'));
      const logged: string[] = [];
      const context: ExtractionContext = {
        pool,
        code,
        version: parseFlinkVersion(version),
        flinkAvro: true,
        hadoopCompatibility: false,
      };
      const keeping = createTypeExtractor(context);
      const logging = createTypeExtractor({ ...context, log: (line) => logged.push(line) });
      const differences: string[] = [];
      const unknown: string[] = [];
      let equal = 0;
      const check = (name: string, answer: GoldenAnswer, extract: (from: typeof keeping) => TypeInformation): void => {
        logged.length = 0;
        const actual = extract(logging);
        assert.deepEqual(extract(keeping), actual, `${name}: kept answers differ`);
        const found = differencesOf(actual, answer, [...logged]);
        const gaps = gapsOf(actual, '');
        differences.push(...found.map((each) => `${name}${each}`));
        unknown.push(...gaps.map((each) => `${name}${each}`));
        equal += found.length === 0 && gaps.length === 0 ? 1 : 0;
      };
      for (const each of golden.classes as GoldenClass[]) {
        const model = pool.find(each.class);
        if (!model) {
          unknown.push(`${each.class}: not among the models`);
          continue;
        }
        check(each.class, each, (from) => from.extractClass(each.class));
        for (const field of each.declaredFields ?? []) {
          const type = model.fields.find(({ name }) => name === field.name)?.type;
          if (type) {
            check(`${each.class}#${field.name}`, field, (from) => from.extractType(type));
          }
        }
      }
      console.log(`      ${version}: ${equal} equal, ${unknown.length} unknown, ${differences.length} wrong`);
      console.log(unknown.map((each) => `        unknown ${each}`).join('\n'));
      assert.deepEqual(differences, []);
    });
  }
});

function readTexts(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.java'));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
