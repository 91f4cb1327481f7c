import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { flinkName } from '../../../server/src/typeinfo/flink-name';
import type { TypeInformation } from '../../../server/src/typeinfo/type-information';
import { REPOSITORY } from '../../fixture/repository';
import { testParser } from '../../typeinfo/java-pool';
import { JavaFiles, type TypedProgram, typedPrograms } from './program-types';
import { exampleClass, readExamples } from './record-types';

const EXAMPLES = readExamples(readFileSync(path.join(REPOSITORY, 'test', 'flink', 'record-types.txt'), 'utf8'));

describe('the types of the records of a stream', () => {
  for (const version of ['1.17', '1.20', '2.2']) {
    let programs: readonly TypedProgram[] = [];
    before(async () => {
      const texts = new Map([['shop/Job.java', exampleClass(EXAMPLES, version)]]);
      programs = typedPrograms(texts, [...texts.keys()], version, new JavaFiles(await testParser())).programs;
    });
    for (const [i, { code, expected }] of EXAMPLES.entries()) {
      it(`of ${code} in Flink ${version}`, () => {
        assert.equal(shown(programs.filter(({ program }) => program.entry === `shop.Job#example${i}`)), expected);
      });
    }
  }
});

/** As the examples tell it: of the last transformation, or the first exception. */
function shown(programs: readonly TypedProgram[]): string {
  const typed = programs.flatMap((each) => each.typed);
  const ids = typed.map(({ transformation }) => transformation.id);
  const last = typed[ids.indexOf(Math.max(...ids))];
  const thrown = typed.map(({ type }) => type.thrown).find((info) => info !== null);
  if (!last || thrown) {
    return thrown ? said(thrown) : 'nothing';
  }
  const { output, key } = last.type;
  if (output?.kind === 'error') {
    return said(output);
  }
  return `${key ? `${said(key)} -> ` : ''}${output ? said(output) : 'none'}`;
}

function said(info: TypeInformation): string {
  const message = info.reasons[info.reasons.length - 1]?.message ?? '';
  if (info.kind === 'error') {
    return `! ${message.replace(/of function '[^']*'/, "of function 'PLACE'")}`;
  }
  return info.kind === 'unknown' ? `unknown: ${message}` : flinkName(info);
}
